//! Files with placeholders of a template engine: they stand for any value.
//!
//! The rules see a text of the same length in which each placeholder is filled
//! in. They see it several times, filled in differently: what they find each
//! time, and beside the placeholders, is wrong whatever these stand for.

mod scan;

use std::sync::Arc;

use tns_parser::{FileKind, Source, Span, TooLarge, parse};

use crate::config::Options;
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::lines::text_at;
use scan::{Hole, Role, holes};

/// What stands in for a value, filled up with blanks; before these comes a word of
/// its own for each placeholder.
const VALUES: [&[u8]; 4] = [b"1521", b"TCPS", b"ON", b"OFF"];

/// What is special about a template.
#[derive(Debug)]
pub(crate) struct Template {
    /// The text with its placeholders.
    original: Source,
    holes: Vec<Zone>,
    /// The other ways to fill it in.
    twins: Vec<LintFile>,
}

/// A placeholder and the value or name it is a part of.
#[derive(Clone, Copy, Debug)]
struct Zone {
    hole: Hole,
    span: Span,
}

impl LintFile {
    /// Takes a file in which placeholders stand for any value. One in UTF-16 is taken as it is.
    pub fn template(source: Source, kind: FileKind) -> Self {
        let holes = if source.is_utf16() { Vec::new() } else { holes(source.bytes()) };
        let with = |value| {
            let filled = Source::new(filled(source.bytes(), &holes, value));
            // A text of the same length is not larger.
            Self::new(parse(filled.unwrap_or_default(), kind))
        };
        if holes.is_empty() {
            return Self::new(parse(source, kind));
        }
        let file = with(None);
        let twins = VALUES.iter().map(|value| with(Some(*value))).collect();
        let holes = holes.iter().map(|&hole| Zone { hole, span: zone(&file, hole.span) }).collect();
        file.with_template(Template { original: source, holes, twins })
    }

    /// The same file with another text.
    ///
    /// # Errors
    /// [`TooLarge`] for 4 GiB and more.
    pub(crate) fn with_text(&self, text: Vec<u8>) -> Result<Self, TooLarge> {
        let source = Source::new(text)?;
        let file = match self.as_template() {
            Some(_) => Self::template(source, self.kind()),
            None => Self::new(parse(source, self.kind())),
        };
        Ok(file.with_options(self.options()))
    }

    /// The text as it was given, placeholders and all.
    pub fn original(&self) -> &Source {
        self.as_template().map_or(self.source(), |template| &template.original)
    }

    /// The same file with other values for its placeholders.
    pub(crate) fn twins(&self) -> &[Self] {
        self.as_template().map_or(&[], |template| &template.twins)
    }

    /// Whether a finding may be due to a placeholder.
    pub(crate) fn is_due_to_placeholder(&self, found: &Diagnostic) -> bool {
        let Some(template) = self.as_template() else { return false };
        let places = || std::iter::once(found.span).chain(found.related.iter().map(|related| related.span));
        template.holes.iter().any(|zone| places().any(|place| zone.touches(place)))
            || template.holes.iter().any(|zone| zone.hides(self, found))
    }
}

impl Template {
    pub(crate) fn with_options(mut self, options: &Arc<Options>) -> Self {
        self.twins = self.twins.into_iter().map(|twin| twin.with_options(options)).collect();
        self
    }
}

impl Zone {
    /// Whether a place is at the placeholder or a part of what it is in.
    fn touches(&self, place: Span) -> bool {
        let meets = place.start <= self.hole.span.end && self.hole.span.start <= place.end;
        meets && self.span.start <= place.start && place.end <= self.span.end
    }

    /// Whether the entry of a finding may hold anything, or the places of one belong to
    /// alternatives.
    fn hides(&self, file: &LintFile, found: &Diagnostic) -> bool {
        let at = self.hole.span.start;
        let parts =
            |other: Span| other.start.min(found.span.start) < at && at < other.start.max(found.span.start);
        let entry = || file.parse().entry_at(at).map(|entry| entry.span());
        let in_entry =
            || entry().is_some_and(|entry| entry.start <= found.span.start && found.span.start < entry.end);
        match self.hole.role {
            Role::Value | Role::Statement => false,
            Role::Anything => in_entry(),
            Role::Alternative => in_entry() || found.related.iter().any(|related| parts(related.span)),
        }
    }
}

/// The value or name that holds a placeholder.
fn zone(file: &LintFile, hole: Span) -> Span {
    let Some(node) = text_at(file, hole.start) else { return hole };
    let name = node.name_span();
    let around = if name.start <= hole.start && hole.start < name.end { name } else { node.span() };
    Span::new(around.start.min(hole.start), around.end.max(hole.end))
}

/// The text with its placeholders filled in; its length stays the same.
fn filled(bytes: &[u8], holes: &[Hole], value: Option<&[u8]>) -> Vec<u8> {
    let mut text = bytes.to_vec();
    for (nth, hole) in holes.iter().enumerate() {
        let keyword = bytes[..hole.span.start as usize].trim_ascii_end().ends_with(b"(");
        let gap = &mut text[hole.span.range()];
        match (hole.role, value) {
            (Role::Statement | Role::Alternative, _) => gap.fill(b' '),
            (Role::Anything, _) if !keyword => gap.fill(b' '),
            (_, None) => word(gap, nth),
            (_, Some(value)) => {
                gap.fill(b' ');
                gap.iter_mut().zip(value).for_each(|(gap, byte)| *gap = *byte);
            }
        }
    }
    text
}

/// A word that no other placeholder has.
fn word(gap: &mut [u8], nth: usize) {
    gap.fill(b'q');
    let mut rest = nth;
    for byte in gap.iter_mut().rev() {
        *byte = b'a' + (rest % 26) as u8;
        rest /= 26;
        if rest == 0 {
            break;
        }
    }
}

/// The findings that others have as well; what else these say differently of them is left out.
pub(crate) fn agreed(found: Vec<Diagnostic>, others: &[Diagnostic]) -> Vec<Diagnostic> {
    let agree = |mut found: Diagnostic| {
        let same = |other: &&Diagnostic| {
            other.rule.code == found.rule.code && other.span == found.span && other.message == found.message
        };
        let other = others.iter().find(same)?;
        found.help = found.help.filter(|help| other.help.as_ref() == Some(help));
        found.fix = found.fix.filter(|fix| other.fix.as_ref() == Some(fix));
        Some(found)
    };
    found.into_iter().filter_map(agree).collect()
}
