//! Files with placeholders of a template engine: they stand for any value.
//!
//! The rules see a text of the same length in which each placeholder is filled
//! in. They see it several times, filled in differently: what they find each
//! time, and beside the placeholders, is wrong whatever these stand for.

mod scan;

use std::collections::HashMap;
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
    /// In the order of the text.
    zones: Vec<Zone>,
    /// Entries that may hold anything, in the order of the text.
    unknown: Vec<Span>,
    /// Where another branch of a condition starts.
    branches: Vec<u32>,
    /// The other ways to fill it in.
    twins: Vec<LintFile>,
}

/// A placeholder and the value or name it is a part of.
#[derive(Clone, Copy, Debug)]
struct Zone {
    hole: Span,
    around: Span,
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
        let template = Template::new(&file, source, &holes, twins);
        file.with_template(template)
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
        self.as_template().is_some_and(|template| template.may_cause(found))
    }
}

impl Template {
    fn new(file: &LintFile, original: Source, holes: &[Hole], twins: Vec<LintFile>) -> Self {
        let zones = holes.iter().map(|hole| Zone { hole: hole.span, around: around(file, hole.span) });
        let unknown = holes.iter().filter(|hole| matches!(hole.role, Role::Anything | Role::Alternative));
        let mut unknown: Vec<_> =
            unknown.filter_map(|hole| Some(file.parse().entry_at(hole.span.start)?.span())).collect();
        unknown.dedup();
        let branches = holes.iter().filter(|hole| hole.role == Role::Alternative);
        let branches = branches.map(|hole| hole.span.start).collect();
        Self { original, zones: zones.collect(), unknown, branches, twins }
    }

    pub(crate) fn with_options(mut self, options: &Arc<Options>) -> Self {
        self.twins = self.twins.into_iter().map(|twin| twin.with_options(options)).collect();
        self
    }

    /// Whether a finding is at a placeholder, in an entry that may hold anything, or between
    /// branches of a condition.
    fn may_cause(&self, found: &Diagnostic) -> bool {
        let related = || found.related.iter().map(|related| related.span);
        let before = self.unknown.partition_point(|entry| entry.end <= found.span.start);
        self.unknown.get(before).is_some_and(|entry| entry.start <= found.span.start)
            || related().chain([found.span]).any(|place| self.touches(place))
            || related().any(|place| self.parts(place.start, found.span.start))
    }

    /// Whether a place is at a placeholder, and not larger than what this is in.
    fn touches(&self, place: Span) -> bool {
        let first = self.zones.partition_point(|zone| zone.hole.end < place.start);
        let at = self.zones[first..].iter().take_while(|zone| zone.hole.start <= place.end);
        at.into_iter().any(|zone| zone.around.start <= place.start && place.end <= zone.around.end)
    }

    /// Whether another branch starts between two places.
    fn parts(&self, one: u32, other: u32) -> bool {
        let next = self.branches.partition_point(|branch| *branch < one.min(other));
        self.branches.get(next).is_some_and(|branch| *branch < one.max(other))
    }
}

/// The value or name that holds a placeholder.
fn around(file: &LintFile, hole: Span) -> Span {
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
    let place = |found: &Diagnostic| (found.rule.code, found.span.start, found.span.end);
    let mut by_place: HashMap<_, Vec<&Diagnostic>> = HashMap::new();
    others.iter().for_each(|other| by_place.entry(place(other)).or_default().push(other));
    let agree = |mut found: Diagnostic| {
        let here = by_place.get(&place(&found))?;
        let other = here.iter().find(|other| other.message == found.message)?;
        found.help = found.help.filter(|help| other.help.as_ref() == Some(help));
        found.fix = found.fix.filter(|fix| other.fix.as_ref() == Some(fix));
        Some(found)
    };
    found.into_iter().filter_map(agree).collect()
}
