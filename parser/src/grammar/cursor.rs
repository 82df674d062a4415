use nom::{Err, IResult, Input, Needed};

use crate::catalog::Keyword;
use crate::error::SyntaxCode;
use crate::lex::{Kind, Tokens};
use crate::text::Span;
use crate::tree::Builder;

/// A place among the tokens, with the sink for nodes and errors.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    tokens: &'t Tokens,
    text: &'t [u8],
    pub(super) sink: &'t Builder,
    at: usize,
    end: usize,
    /// Open parameters around this place.
    pub(super) depth: u32,
    /// Whether `name =` in column 1 starts an entry: in files, not in a connect string.
    entries: bool,
}

/// What a grammar function gives: the place after it and its result.
pub(super) type Step<'t, T = ()> = IResult<Cursor<'t>, T, ()>;

impl<'t> Cursor<'t> {
    pub(super) fn new(tokens: &'t Tokens, text: &'t [u8], sink: &'t Builder) -> Self {
        Self { tokens, text, sink, at: 0, end: tokens.len(), depth: 0, entries: true }
    }

    pub(super) fn without_entries(self) -> Self {
        Self { entries: false, ..self }
    }

    /// Kind of the next token.
    #[inline(always)]
    pub(super) fn kind(self) -> Kind {
        self.tokens.kind(self.at)
    }

    /// Kind of the token `ahead` tokens later.
    #[inline(always)]
    pub(super) fn peek(self, ahead: usize) -> Kind {
        self.tokens.kind(self.at + ahead)
    }

    #[inline(always)]
    pub(super) fn span(self) -> Span {
        self.tokens.span(self.at)
    }

    /// Span of the token before.
    #[inline(always)]
    pub(super) fn last_span(self) -> Span {
        self.tokens.span(self.at.wrapping_sub(1))
    }

    /// The place after the next token.
    #[inline(always)]
    pub(super) fn bump(self) -> Self {
        Self { at: self.at + 1, ..self }
    }

    pub(super) fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    pub(super) fn at_depth(self, depth: u32) -> Self {
        Self { depth, ..self }
    }

    pub(super) fn column_one(self) -> bool {
        self.tokens.column_one(self.at)
    }

    pub(super) fn first_on_line(self) -> bool {
        self.tokens.first_on_line(self.at)
    }

    /// Whether no token of the open entry is left: the text ends or an entry
    /// starts in column 1.
    #[inline(always)]
    pub(super) fn at_boundary(self) -> bool {
        match self.kind() {
            Kind::End => true,
            Kind::Word => self.entries && self.tokens.starts_entry(self.at),
            _ => false,
        }
    }

    /// Whether the words from here to `=` or `,` on this line could name an entry.
    pub(super) fn entry_ahead(self) -> bool {
        let mut ahead = 0;
        while self.peek(ahead) == Kind::Word && (ahead == 0 || !self.tokens.first_on_line(self.at + ahead)) {
            ahead += 1;
        }
        self.entries && ahead > 0 && matches!(self.peek(ahead), Kind::Eq | Kind::Comma)
    }

    pub(super) fn keyword(self, span: Span) -> Keyword {
        Keyword::of(&self.text[span.range()])
    }

    /// Whether the text has only characters of a keyword.
    pub(super) fn is_keyword(self, span: Span) -> bool {
        self.text[span.range()].iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
    }

    pub(super) fn byte(self, offset: u32) -> Option<u8> {
        self.text.get(offset as usize).copied()
    }

    pub(super) fn error(self, code: SyntaxCode, at: Span) {
        self.sink.error(code, at, None, 1);
    }

    /// What a nom parser answers when it does not apply here.
    pub(super) fn no<T>() -> Step<'t, T> {
        Err(Err::Error(()))
    }
}

/// Takes the token if it is `kind`; else reports `code` behind the last token
/// and stays. The only recovery primitive.
pub(super) fn expect<'t>(kind: Kind, code: SyntaxCode) -> impl Fn(Cursor<'t>) -> Step<'t> {
    move |i| {
        if i.kind() == kind {
            return Ok((i.bump(), ()));
        }
        i.error(code, i.last_span());
        Ok((i, ()))
    }
}

impl<'t> Input for Cursor<'t> {
    type Item = Kind;
    type Iter = Kinds<'t>;
    type IterIndices = std::iter::Enumerate<Kinds<'t>>;

    #[inline(always)]
    fn input_len(&self) -> usize {
        self.end - self.at.min(self.end)
    }

    fn take(&self, index: usize) -> Self {
        Self { end: self.at + index, ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { at: self.at + index, ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Kind) -> bool>(&self, predicate: P) -> Option<usize> {
        (self.at..self.end).position(|at| predicate(self.tokens.kind(at)))
    }

    fn iter_elements(&self) -> Kinds<'t> {
        Kinds { tokens: self.tokens, range: self.at..self.end }
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        match self.input_len().checked_sub(count) {
            Some(_) => Ok(count),
            None => Err(Needed::new(count - self.input_len())),
        }
    }
}

/// The kinds of a range of tokens.
pub(super) struct Kinds<'t> {
    tokens: &'t Tokens,
    range: std::ops::Range<usize>,
}

impl Iterator for Kinds<'_> {
    type Item = Kind;

    fn next(&mut self) -> Option<Kind> {
        self.range.next().map(|at| self.tokens.kind(at))
    }
}
