//! The text behind a frame: a report costs the lines it shows, not the file.

use std::borrow::Cow;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use tns_parser::text::{Encoding, LineCol};
use tns_parser::{LineIndex, Source, Span};

/// Longest part of a line that a frame shows on either side of its place.
const CLIP: usize = 200;

/// Longest stretch of text that one frame marks.
const WIDE: usize = 2000;

/// Lines this close to each other come into one frame.
const MERGED: u32 = 3;

/// A file with its lines.
pub(super) struct FileText<'a> {
    name: &'a str,
    text: Cow<'a, [u8]>,
    lines: LineIndex,
}

impl<'a> FileText<'a> {
    /// `source` is the text of the lines as it may be shown.
    pub(super) fn new(name: &'a str, source: &'a Source, lines: LineIndex) -> Self {
        Self { name, text: printable(source.bytes()), lines }
    }

    /// Where a report points: `name:line:column`.
    pub(super) fn place(&self, offset: u32) -> String {
        let place = self.lines.line_col(offset, Encoding::Utf32);
        format!("{}:{}:{}", self.name, place.line + 1, place.column + 1)
    }

    /// Bytes from the line `before` lines above `start` to the one `after` lines
    /// below `end`, clipped where lines are very long.
    fn window(&self, start: u32, end: u32, before: usize, after: usize) -> (usize, usize, LineCol) {
        let first = self.lines.line_col(start, Encoding::Utf8);
        let last = self.lines.line_col(end, Encoding::Utf8);
        // An excerpt may lack lines around the place.
        let mut above = (first.line.saturating_sub(before as u32)..=first.line).rev();
        let top = above
            .by_ref()
            .take_while(|line| self.lines.line_span(*line).is_some())
            .last()
            .unwrap_or(first.line);
        let bottom = (last.line + after as u32).min(self.lines.lines() - 1);
        let below = (last.line..=bottom).map_while(|line| self.lines.line_span(line));
        let from = self.lines.line_span(top).map_or(0, |line| line.start as usize);
        let to = below.last().map_or(self.text.len(), |line| line.end as usize);
        let (from, column) = match start as usize - from > CLIP + before * CLIP {
            true => (self.character(start as usize - CLIP), CLIP),
            false => (from, 0),
        };
        let line = if column > 0 { first.line } else { top };
        let to = to.min(self.character(end as usize + CLIP + after * CLIP));
        (from, to.max(from), LineCol { line, column: 0 })
    }

    /// The start of a span that a frame can mark.
    pub(super) fn shown(&self, span: Span) -> Span {
        match span.len() as usize > WIDE {
            true => Span::new(span.start, self.character(span.start as usize + WIDE) as u32),
            false => span,
        }
    }

    /// Whether one frame can mark both: far apart in long lines it cannot.
    pub(super) fn fit(&self, one: Span, other: Span) -> bool {
        let line = |span: Span| self.lines.line_col(span.start, Encoding::Utf8).line;
        let near = one.start.abs_diff(other.start) as usize <= WIDE;
        near || line(one).abs_diff(line(other)) > MERGED
    }

    /// The start of the character at `at`.
    fn character(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (at.saturating_sub(3)..=at)
            .rev()
            .find(|&at| !matches!(self.text.get(at), Some(0x80..=0xBF)))
            .unwrap_or(at)
    }
}

impl SourceCode for FileText<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        if end > self.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let (from, to, place) =
            self.window(start as u32, end as u32, context_lines_before, context_lines_after);
        let (from, to) = (from.min(start), to.max(end));
        // Without context miette asks for the place that the head of the report names.
        let head = (context_lines_before + context_lines_after == 0)
            .then(|| self.lines.line_col(start as u32, Encoding::Utf32));
        let place = head.unwrap_or(place);
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_owned(),
            &self.text[from..to],
            (from, to - from).into(),
            place.line as usize,
            place.column as usize,
            self.lines.lines() as usize,
        )))
    }
}

/// The same number of bytes, all of them printable UTF-8: control characters
/// would act on the terminal, stray bytes and lone CRs would break the frame.
fn printable(bytes: &[u8]) -> Cow<'_, [u8]> {
    let harmless = |at: usize, byte: u8| match byte {
        b'\n' | b'\t' => true,
        b'\r' => bytes.get(at + 1) == Some(&b'\n'),
        _ => byte >= 0x20 && byte != 0x7F,
    };
    let plain =
        bytes.iter().enumerate().all(|(at, &byte)| harmless(at, byte)) && std::str::from_utf8(bytes).is_ok();
    if plain {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.extend_from_slice(chunk.valid().as_bytes());
        out.resize(out.len() + chunk.invalid().len(), b'?');
    }
    for (at, byte) in out.iter_mut().enumerate() {
        if !harmless(at, *byte) {
            *byte = if *byte == b'\r' { b'\n' } else { b'?' };
        }
    }
    Cow::Owned(out)
}
