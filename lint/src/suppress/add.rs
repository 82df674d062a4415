//! Writes the comments that keep findings quiet.

use std::collections::{BTreeMap, BTreeSet};

use tns_parser::Edit;
use tns_parser::format::same_model;
use tns_parser::tree::apply_edits;

use super::directive::{Directive, Verb, directives};
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::fix::FixError;
use crate::lines::{Line, line_end, lines, text_at};
use crate::rule::Group;

/// A file with new comments.
#[derive(Debug)]
pub struct Quieted {
    /// The new text, parsed.
    pub file: LintFile,
    /// How many findings are kept quiet now.
    pub count: usize,
    /// What cannot be kept quiet: findings about comments, and those of texts that hold no comments.
    pub left: Vec<Diagnostic>,
}

/// Where a comment goes; each way is tried for what the one before left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// At the end of the line, or in the brackets of the comment that is there.
    Behind,
    /// On a line of its own before the line.
    Above,
    /// On a line of its own before the entry.
    Entry,
    /// `file-ignore`, as the first line.
    File,
}

/// Adds a comment for each finding, so that `check` finds no more of them; every entry keeps its meaning.
/// A file that is clean stays as it is.
///
/// # Errors
/// [`FixError`] where the new text would be too large.
pub fn add_suppressions(
    file: LintFile,
    reason: &str,
    check: &dyn Fn(&LintFile) -> Vec<Diagnostic>,
) -> Result<Quieted, FixError> {
    let mut file = file;
    let mut left = check(&file);
    let before = left.len();
    let possible = file.parse().has_comments() && !file.source().is_utf16();
    for way in [Way::Behind, Way::Above, Way::Entry, Way::File] {
        let wanted: Vec<_> = left.iter().filter(|found| found.rule.group != Group::Meta).collect();
        if !possible || wanted.is_empty() {
            break;
        }
        let comments = comments(&file, &wanted, way, &one_line(reason));
        file = harmless(file, &comments)?;
        left = check(&file);
    }
    let count = before.saturating_sub(left.len());
    Ok(Quieted { file, count, left })
}

/// A reason cannot break the comment it stands in.
pub(super) fn one_line(reason: &str) -> String {
    reason
        .split(char::is_control)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The edits of one way, in the order of the text.
pub(super) fn comments(file: &LintFile, wanted: &[&Diagnostic], way: Way, reason: &str) -> Vec<Edit> {
    let lines: Vec<_> = lines(file).collect();
    let known = directives(file);
    let mut codes: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for found in wanted {
        if let Some(line) = place(file, &lines, found, way) {
            codes.entry(line).or_default().insert(found.rule.code);
        }
    }
    let edit = |(line, codes): (usize, BTreeSet<&str>)| {
        let comment = Comment { codes: codes.into_iter().collect::<Vec<_>>().join(","), reason };
        comment.edit(file, &lines[line], &known, way)
    };
    codes.into_iter().filter_map(edit).collect()
}

/// The line that the comment about a finding belongs to.
fn place(file: &LintFile, lines: &[Line], found: &Diagnostic, way: Way) -> Option<usize> {
    let offset = match way {
        Way::Behind | Way::Above => found.span.start,
        Way::Entry => file.parse().entry_at(found.span.start)?.span().start,
        Way::File => 0,
    };
    let after = lines.partition_point(|line| line.code.start <= offset);
    match way {
        Way::File => (!lines.is_empty()).then_some(0),
        _ => after.checked_sub(1),
    }
}

/// What a comment says.
struct Comment<'a> {
    codes: String,
    reason: &'a str,
}

impl Comment<'_> {
    fn text(&self, verb: &str) -> String {
        format!("# tnslint: {verb}[{}] {}", self.codes, self.reason).trim_end().to_owned()
    }

    fn edit(&self, file: &LintFile, line: &Line, known: &[Directive], way: Way) -> Option<Edit> {
        match way {
            Way::Behind => self.behind(file, line, known),
            Way::Above | Way::Entry => Some(self.above(file, line, "ignore")),
            Way::File => Some(self.above(file, line, "file-ignore")),
        }
    }

    /// At the end of the line; into the brackets of the comment that is there; nothing where
    /// another comment is, or a text goes on over the line end.
    fn behind(&self, file: &LintFile, line: &Line, known: &[Directive]) -> Option<Edit> {
        let bytes = file.source().bytes();
        let there = known.iter().find(|directive| directive.span.start == line.code.end);
        if let Some(directive) = there.filter(|there| there.verb == Some(Verb::Ignore) && !there.alone) {
            let last = directive.words.last().filter(|_| directive.closed)?;
            return Some(Edit::insert(last.span.end, format!(",{}", self.codes)));
        }
        let code = bytes[line.code.range()].trim_ascii_end();
        let end = line.code.start + code.len() as u32;
        let goes_on = text_at(file, end).is_some();
        (line.code == line.text && !code.is_empty() && !goes_on)
            .then(|| Edit::insert(end, format!(" {}", self.text("ignore"))))
    }

    /// On a line of its own, as far to the right as the line below.
    fn above(&self, file: &LintFile, line: &Line, verb: &str) -> Edit {
        let code = &file.source().bytes()[line.code.range()];
        let indent = &code[..code.len() - code.trim_ascii_start().len()];
        let indent = if verb == "ignore" { String::from_utf8_lossy(indent) } else { "".into() };
        Edit::insert(line.code.start, format!("{indent}{}{}", self.text(verb), line_end(file)))
    }
}

/// The file with the edits that keep every meaning: all of them, or what is left of each half.
fn harmless(file: LintFile, edits: &[Edit]) -> Result<LintFile, FixError> {
    if edits.is_empty() {
        return Ok(file);
    }
    let next = file.with_text(apply_edits(file.original(), edits)?)?;
    if same_model(file.parse(), next.parse()) {
        return Ok(next);
    }
    if edits.len() == 1 {
        return Ok(file);
    }
    // From the end, so that the places of the first half stay where they are.
    let (first, second) = edits.split_at(edits.len() / 2);
    harmless(harmless(file, second)?, first)
}
