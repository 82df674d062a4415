//! Findings with their lines and columns, as most formats want them.

use std::rc::Rc;

use tns_lint::Diagnostic;
use tns_parser::text::Encoding;
use tns_parser::{LineIndex, Span};

use super::{Checked, fingerprints};

/// A place in a file: both count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// A finding and where it is.
pub(crate) struct Located<'a> {
    pub(crate) file: &'a str,
    pub(crate) found: &'a Diagnostic,
    pub(crate) start: At,
    pub(crate) end: At,
    pub(crate) fingerprint: String,
    lines: Rc<LineIndex>,
    encoding: Encoding,
}

impl Located<'_> {
    /// The places of another span of the same file.
    pub(crate) fn span(&self, span: Span) -> (At, At) {
        places(&self.lines, span, self.encoding)
    }
}

/// The findings of a file in its order; columns are counted in `encoding`.
pub(crate) fn located(file: &Checked, encoding: Encoding) -> Vec<Located<'_>> {
    of(file, &file.found.iter().collect::<Vec<_>>(), encoding)
}

/// The same for what comments keep quiet.
pub(crate) fn suppressed(file: &Checked, encoding: Encoding) -> Vec<Located<'_>> {
    of(file, &file.suppressed.iter().map(|quiet| &quiet.finding).collect::<Vec<_>>(), encoding)
}

/// The same for what the baseline knows.
pub(crate) fn baselined(file: &Checked, encoding: Encoding) -> Vec<Located<'_>> {
    of(file, &file.baselined.iter().collect::<Vec<_>>(), encoding)
}

fn of<'a>(file: &'a Checked, findings: &[&'a Diagnostic], encoding: Encoding) -> Vec<Located<'a>> {
    if findings.is_empty() {
        return Vec::new();
    }
    let lines = Rc::new(file.input.lines());
    let mut all = Vec::with_capacity(findings.len());
    for (found, fingerprint) in findings.iter().zip(fingerprints(&file.input.name, findings)) {
        let (start, end) = places(&lines, found.span, encoding);
        let (file, lines) = (file.input.name.as_str(), lines.clone());
        all.push(Located { file, found, start, end, fingerprint, lines, encoding });
    }
    all
}

fn places(lines: &LineIndex, span: Span, encoding: Encoding) -> (At, At) {
    let at = |offset| {
        let place = lines.line_col(offset, encoding);
        At { line: place.line + 1, column: place.column + 1 }
    };
    (at(span.start), at(span.end))
}
