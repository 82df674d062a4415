//! The formatter: lays entries out evenly and keeps every value, every comment
//! and what a client can read.
//!
//! An entry is left as it is where it has a syntax error, a comment inside, or
//! a value over several lines; and each new layout is parsed again and compared
//! with the old one before it is taken.

mod layout;
mod verify;

use crate::Parse;
use crate::text::Span;
use crate::tree::{Edit, Node, apply_edits};
use layout::Layout;

pub use verify::same_model;

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Blanks for each level, at least 1: continuation lines stay indented.
    pub indent: u8,
    /// How keywords are written.
    pub keyword_case: KeywordCase,
    /// Longest line, in bytes, that a group of parameters may share.
    pub line_width: u16,
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
        Self { indent: 2, keyword_case: KeywordCase::Keep, line_width: 110 }
    }
}

/// The edits that bring a text into shape; none where it is in shape.
pub fn format(parse: &Parse, options: &Options) -> Vec<Edit> {
    let Some(line_end) = line_end(parse.source().bytes()) else { return Vec::new() };
    let layout = Layout { options, line_end };
    let spans = error_spans(parse);
    let entries = parse.entries().filter(|entry| !touches(&spans, entry.span()));
    entries.filter_map(|entry| reshaped(entry, &layout)).collect()
}

/// The text in shape.
pub fn format_text(parse: &Parse, options: &Options) -> Vec<u8> {
    let edits = format(parse, options);
    // Entries do not overlap, so their edits do not either.
    apply_edits(parse.source(), &edits).unwrap_or_else(|_| parse.print().to_vec())
}

/// The line end that most lines have; `None` for a file of lone CRs, whose
/// lines most tools would join.
fn line_end(bytes: &[u8]) -> Option<&'static str> {
    let newlines = memchr::memchr_iter(b'\n', bytes).count();
    let crlf = memchr::memmem::find_iter(bytes, b"\r\n").count();
    let lone = memchr::memchr_iter(b'\r', bytes).count() - crlf;
    match (lone, crlf * 2 > newlines) {
        (1.., _) => None,
        (0, true) => Some("\r\n"),
        (0, false) => Some("\n"),
    }
}

/// The spans of all syntax errors, sorted.
fn error_spans(parse: &Parse) -> Vec<Span> {
    let spans = parse.errors().iter().flat_map(|error| [Some(error.at), error.related]);
    let mut spans: Vec<_> = spans.flatten().collect();
    spans.sort_unstable();
    spans
}

fn touches(spans: &[Span], span: Span) -> bool {
    let from = spans.partition_point(|error| error.start < span.start);
    spans.get(from).is_some_and(|error| error.start <= span.end)
}

/// The edit that lays one entry out, if it changes and keeps its meaning.
fn reshaped(entry: Node<'_>, layout: &Layout<'_>) -> Option<Edit> {
    let old = entry.parse().source().slice(entry.span());
    let new = layout.entry(entry)?;
    let keeps = || verify::same_entry(entry, &new);
    (new.as_bytes() != old && keeps()).then(|| Edit::replace(entry.span(), new))
}
