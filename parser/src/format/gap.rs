use memchr::{memchr, memchr2};

use super::pieces::Piece;
use super::{KeywordCase, Options};
use crate::text::{Source, Span};
use crate::tree::{Edit, Node};

/// What stands between two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// One blank.
    Blank,
    /// A new line at a level.
    Line(usize),
    /// A new line at a level, that of a `)`; comments before it stand one level deeper.
    Close(usize),
}

impl Gap {
    pub(super) fn is_line(self) -> bool {
        matches!(self, Self::Line(_) | Self::Close(_))
    }

    /// How a comment on a line of its own is set apart in this gap.
    fn of_comment(self) -> Self {
        match self {
            Self::Close(level) => Self::Line(level + 1),
            gap => gap,
        }
    }
}

/// Turns gaps into edits.
pub(super) struct Writer<'a> {
    pub(super) options: &'a Options,
    pub(super) line_end: &'static str,
}

impl Writer<'_> {
    /// The edits of an entry; `None` where a comment would have no place.
    pub(super) fn edits(&self, entry: Node<'_>, pieces: &[Piece]) -> Option<Vec<Edit>> {
        let source = entry.source();
        let mut edits = Vec::new();
        let mut end = entry.span().start;
        for piece in pieces {
            self.gap(source, Span::new(end, piece.span.start), piece.gap, &mut edits)?;
            if piece.is_keyword {
                self.keyword(source, piece.span, &mut edits);
            }
            end = piece.span.end;
        }
        Some(edits)
    }

    fn gap(&self, source: &Source, span: Span, gap: Gap, edits: &mut Vec<Edit>) -> Option<()> {
        for white in whites(source, span) {
            let (is_first, is_last) = (white.start == span.start, white.end == span.end);
            if !is_last && !gap.is_line() {
                return None;
            }
            let trails = is_first && !is_last && memchr(b'\n', source.slice(white)).is_none();
            if !trails {
                self.white(source, white, if is_last { gap } else { gap.of_comment() }, edits);
            }
        }
        Some(())
    }

    fn white(&self, source: &Source, white: Span, gap: Gap, edits: &mut Vec<Edit>) {
        let old = source.slice(white);
        let (line_end, level) = match gap {
            Gap::None => ("", 0),
            Gap::Blank => (" ", 0),
            Gap::Line(level) | Gap::Close(level) => (self.line_end, level),
        };
        let indent = indent(self.options) * level;
        let same = old
            .strip_prefix(line_end.as_bytes())
            .is_some_and(|rest| rest.len() == indent && rest.iter().all(|&byte| byte == b' '));
        if !same {
            edits.push(Edit::replace(white, format!("{line_end}{:indent$}", "")));
        }
    }

    fn keyword(&self, source: &Source, span: Span, edits: &mut Vec<Edit>) {
        let old = source.text(span);
        let new = match self.options.keyword_case {
            KeywordCase::Keep => return,
            KeywordCase::Upper => old.to_ascii_uppercase(),
            KeywordCase::Lower => old.to_ascii_lowercase(),
        };
        if new != old {
            edits.push(Edit::replace(span, new));
        }
    }
}

/// Blanks of one level.
pub(super) fn indent(options: &Options) -> usize {
    usize::from(options.indent.clamp(1, 8))
}

/// The white space of a gap: before, between and after its comments. The
/// blanks at the end of a comment count as white space.
pub(super) fn whites(source: &Source, gap: Span) -> impl Iterator<Item = Span> {
    let mut at = Some(gap.start);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = source.slice(Span::new(start, gap.end));
        let Some(hash) = memchr(b'#', rest) else {
            at = None;
            return Some(Span::new(start, gap.end));
        };
        let comment = &rest[hash..];
        let comment = &comment[..memchr2(b'\n', b'\r', comment).unwrap_or(comment.len())];
        let hash = start + hash as u32;
        at = Some(hash + comment.trim_ascii_end().len() as u32);
        Some(Span::new(start, hash))
    })
}

/// Whether there is nothing but blanks, LF and CRLF.
pub(super) fn is_white(bytes: &[u8]) -> bool {
    let is_white = |(at, byte): (usize, &u8)| match byte {
        b' ' | b'\t' | b'\n' => true,
        b'\r' => bytes.get(at + 1) == Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().all(is_white)
}
