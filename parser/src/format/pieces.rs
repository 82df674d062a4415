use crate::lex::{Kind, Lexer, Tokens};
use crate::text::{Source, Span};
use crate::tree::Node;

use super::gap::{Gap, is_white, whites};

/// A stretch of the old text that is kept, and what is to stand before it.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) gap: Gap,
    pub(super) is_keyword: bool,
}

/// The tokens of one entry; reused from entry to entry.
#[derive(Default)]
pub(super) struct EntryTokens {
    tokens: Tokens,
    entry: Span,
    /// Where comments stand between them.
    comments: Vec<u32>,
}

impl EntryTokens {
    /// Reads an entry; false where a gap holds anything but blanks, line ends
    /// and comments.
    pub(super) fn read(&mut self, entry: Node<'_>) -> bool {
        let source = entry.source();
        self.entry = entry.span();
        self.comments.clear();
        Lexer::new(source.slice(self.entry), 0, entry.has_comments()).fill(&mut self.tokens, usize::MAX);
        (1..self.tokens.len()).all(|at| self.read_gap(source, at))
    }

    fn read_gap(&mut self, source: &Source, at: usize) -> bool {
        let gap = Span::new(self.span(at - 1).end, self.span(at).start);
        whites(source, gap).all(|white| {
            if white.end < gap.end {
                self.comments.push(white.end);
            }
            is_white(source.slice(white))
        })
    }

    fn span(&self, at: usize) -> Span {
        let span = self.tokens.span(at);
        Span::new(self.entry.start + span.start, self.entry.start + span.end)
    }

    /// Whether a comment stands inside a span.
    pub(super) fn has_comment(&self, span: Span) -> bool {
        let from = self.comments.partition_point(|&comment| comment < span.start);
        self.comments.get(from).is_some_and(|&comment| comment < span.end)
    }
}

/// Takes the tokens of an entry one after the other.
pub(super) struct Pieces<'a> {
    source: &'a Source,
    tokens: &'a EntryTokens,
    at: usize,
    first_line: Span,
    /// Whether the new text is still on its first line.
    on_first_line: bool,
    pieces: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(source: &'a Source, tokens: &'a EntryTokens) -> Self {
        let entry = tokens.entry;
        let line = memchr::memchr(b'\n', source.slice(entry)).map_or(entry.end, |at| entry.start + at as u32);
        let first_line = Span::new(entry.start, line);
        Self { source, tokens, at: 0, first_line, on_first_line: true, pieces: Vec::new() }
    }

    /// The next token if it is `kind`.
    pub(super) fn mark(&mut self, kind: Kind, gap: Gap) -> Option<()> {
        let found = self.tokens.tokens.kind(self.at) == kind;
        let span = self.tokens.span(self.at);
        self.at += 1;
        found.then(|| self.push(span, gap, false))
    }

    /// The keyword at `span`.
    pub(super) fn keyword(&mut self, span: Span) -> Option<()> {
        self.text(span, Gap::None)?;
        self.pieces.last_mut().map(|piece| piece.is_keyword = true)
    }

    /// The tokens of a text of one line. One with blanks stays on the first
    /// line of the entry, or off it: node-oracledb takes blanks out of
    /// continuation lines, also inside quotes.
    pub(super) fn text(&mut self, span: Span, gap: Gap) -> Option<()> {
        let starts = self.tokens.span(self.at).start == span.start;
        let first = self.at;
        while self.at < self.tokens.tokens.len() && self.tokens.span(self.at).end <= span.end {
            self.at += 1;
        }
        let ends = self.at > first && self.tokens.span(self.at - 1).end == span.end;
        self.push(span, gap, false);
        let text = self.source.slice(span);
        let was_on_first_line = self.first_line.contains(span);
        let moved = has_blank(text) && was_on_first_line != self.on_first_line;
        (starts && ends && !moved && !text.iter().any(|byte| matches!(byte, b'\n' | b'\r'))).then_some(())
    }

    fn push(&mut self, span: Span, gap: Gap, is_keyword: bool) {
        self.on_first_line &= !gap.is_line();
        self.pieces.push(Piece { span, gap, is_keyword });
    }

    /// All pieces, if no token is left.
    pub(super) fn finish(self) -> Option<Vec<Piece>> {
        (self.at == self.tokens.tokens.len()).then_some(self.pieces)
    }
}

/// Whether a text holds what a JavaScript `\s` matches.
pub(super) fn has_blank(text: &[u8]) -> bool {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    String::from_utf8_lossy(text).contains(is_blank)
}
