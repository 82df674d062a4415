//! The formatter: lays entries out evenly and keeps every value, every comment
//! and what a client can read.
//!
//! It changes white space between tokens, and the case of keywords if asked to;
//! no other byte. An entry stays as it is where it has a syntax error, a value
//! over several lines, or a comment in a place that has no line of its own. The
//! new text is parsed again and compared with the old one before it is taken.

mod between;
mod gap;
mod layout;
mod pieces;
mod verify;

use crate::Parse;
use crate::text::Span;
use crate::tree::{Edit, Node, apply_edits};
use gap::Writer;
use pieces::EntryTokens;

pub use between::LineEnds;
pub use verify::same_model;

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Blanks for each level, 1 to 8: continuation lines stay indented.
    pub indent: u8,
    /// How keywords are written.
    pub keyword_case: KeywordCase,
    /// Longest line, in bytes, that a group of parameters may share.
    pub line_width: u16,
    /// `HOST = h` or `HOST=h`.
    pub spaces_around_eq: bool,
}

/// How keywords are written; names of entries stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeywordCase {
    /// As they are.
    #[default]
    Keep,
    /// `HOST`
    Upper,
    /// `host`
    Lower,
}

impl Default for Options {
    fn default() -> Self {
        Self { indent: 2, keyword_case: KeywordCase::Keep, line_width: 110, spaces_around_eq: true }
    }
}

/// Over how many lines an entry is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// All of it on one line, however long.
    One,
    /// A line for each parameter that holds others, short as it may be.
    Several,
}

/// The edits that bring a text into shape, in its order; none where it is in shape.
pub fn format(parse: &Parse, options: &Options) -> Vec<Edit> {
    LineEnds::of(parse).usual().map_or_else(Vec::new, |line_end| format_part(parse, options, line_end))
}

/// [`format()`] for a part of a text that starts where the text [can be cut](crate::cuts), with
/// the usual line end of the whole.
pub fn format_part(parse: &Parse, options: &Options, line_end: &'static str) -> Vec<Edit> {
    let writer = Writer { options, line_end };
    let errors = error_spans(parse);
    let mut tokens = EntryTokens::default();
    let entries = parse.entries().filter(|entry| !touches(&errors, entry.span()) && ends_line(*entry));
    let mut edits = between::trimmed(parse, &errors);
    for entry in entries {
        let pieces = layout::entry(entry, &mut tokens, options, None);
        edits.extend(pieces.and_then(|pieces| writer.edits(entry, &pieces)).into_iter().flatten());
    }
    verify::proven(parse, edits)
}

/// The edits that lay one entry out over one line or several; none where it stands so. `None`
/// where that would change what some client reads, and where a comment would have no place.
pub fn reshape(
    entry: Node<'_>,
    lines: Lines,
    options: &Options,
    line_end: &'static str,
) -> Option<Vec<Edit>> {
    if entry.is_broken() || entry.errors().next().is_some() || !ends_line(entry) {
        return None;
    }
    let pieces = layout::entry(entry, &mut EntryTokens::default(), options, Some(lines))?;
    let edits = Writer { options, line_end }.edits(entry, &pieces)?;
    verify::stands_alone(entry, &edits).then_some(edits)
}

/// The text in shape.
pub fn format_text(parse: &Parse, options: &Options) -> Vec<u8> {
    let edits = format(parse, options);
    // Entries do not overlap, so their edits do not either.
    apply_edits(parse.source(), &edits).unwrap_or_else(|_| parse.print().to_vec())
}

/// The spans of all syntax errors in the order of the text, overlapping ones as one.
fn error_spans(parse: &Parse) -> Vec<Span> {
    let spans = parse.errors().iter().flat_map(|error| [Some(error.at), error.related]);
    let mut spans: Vec<_> = spans.flatten().collect();
    spans.sort_unstable();
    spans.dedup_by(|next, before| {
        let overlaps = next.start < before.end;
        before.end = if overlaps { before.end.max(next.end) } else { before.end };
        overlaps
    });
    spans
}

fn touches(errors: &[Span], span: Span) -> bool {
    let from = errors.partition_point(|error| error.end < span.start);
    errors.get(from).is_some_and(|error| error.start <= span.end)
}

/// Whether nothing but a comment follows an entry on its line.
fn ends_line(entry: Node<'_>) -> bool {
    let rest = &entry.source().bytes()[entry.span().end as usize..];
    let next = rest.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    next.is_none_or(|byte| matches!(byte, b'\n' | b'\r' | b'#'))
}
