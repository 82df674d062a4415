use nom::{Err, IResult, Input, Needed};

use crate::catalog::Keyword;
use crate::error::SyntaxCode;
use crate::lex::{Kind, Tokens};
use crate::text::Span;
use crate::tree::Builder;

/// What all places of a stretch share.
pub(super) struct Stretch<'t> {
    pub(super) tokens: &'t Tokens,
    pub(super) text: &'t [u8],
    pub(super) sink: &'t Builder,
    /// Whether `name =` in column 1 starts an entry: in files, not in a connect string.
    pub(super) entries: bool,
}

/// A place among the tokens of a stretch; small, as it is handed on by value.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    stretch: &'t Stretch<'t>,
    at: u32,
    /// Open parameters around this place.
    pub(super) depth: u32,
}

/// What a grammar function gives: the place after it and its result.
pub(super) type Step<'t, T = ()> = IResult<Cursor<'t>, T, ()>;

impl<'t> Cursor<'t> {
    pub(super) fn new(stretch: &'t Stretch<'t>) -> Self {
        Self { stretch, at: 0, depth: 0 }
    }

    /// Where nodes and errors go.
    #[inline(always)]
    pub(super) fn sink(self) -> &'t Builder {
        self.stretch.sink
    }

    #[inline(always)]
    fn index(self) -> usize {
        self.at as usize
    }

    /// The spans of `(NAME = value)` if the next five tokens are just that.
    #[inline(always)]
    pub(super) fn leaf(self) -> Option<[Span; 4]> {
        self.stretch.tokens.leaf(self.index())
    }

    /// The place `count` tokens later.
    #[inline(always)]
    pub(super) fn skip(self, count: u32) -> Self {
        Self { at: self.at + count, ..self }
    }

    /// Kind of the next token.
    #[inline(always)]
    pub(super) fn kind(self) -> Kind {
        self.stretch.tokens.kind(self.index())
    }

    /// Kind of the token `ahead` tokens later.
    #[inline(always)]
    pub(super) fn peek(self, ahead: usize) -> Kind {
        self.stretch.tokens.kind(self.index() + ahead)
    }

    #[inline(always)]
    pub(super) fn span(self) -> Span {
        self.stretch.tokens.span(self.index())
    }

    /// Span of the token before.
    #[inline(always)]
    pub(super) fn last_span(self) -> Span {
        self.stretch.tokens.span(self.index().wrapping_sub(1))
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
        self.stretch.tokens.column_one(self.index())
    }

    pub(super) fn first_on_line(self) -> bool {
        self.stretch.tokens.first_on_line(self.index())
    }

    /// Whether no token of the open entry is left: the text ends or an entry
    /// starts in column 1.
    #[inline(always)]
    pub(super) fn at_boundary(self) -> bool {
        self.stretch.tokens.is_boundary(self.index())
    }

    /// Whether the words from here to `=` or `,` on this line could name an entry.
    pub(super) fn entry_ahead(self) -> bool {
        let mut ahead = 0;
        while self.peek(ahead) == Kind::Word
            && (ahead == 0 || !self.stretch.tokens.first_on_line(self.index() + ahead))
        {
            ahead += 1;
        }
        self.stretch.entries && ahead > 0 && matches!(self.peek(ahead), Kind::Eq | Kind::Comma)
    }

    pub(super) fn keyword(self, span: Span) -> Keyword {
        Keyword::of(&self.stretch.text[span.range()])
    }

    /// Whether columns mean something: in files, not in a connect string.
    pub(super) fn in_file(self) -> bool {
        self.stretch.entries
    }

    /// Whether the text has only characters of a keyword.
    pub(super) fn is_keyword(self, span: Span) -> bool {
        self.stretch.text[span.range()]
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
    }

    pub(super) fn byte(self, offset: u32) -> Option<u8> {
        self.stretch.text.get(offset as usize).copied()
    }

    pub(super) fn error(self, code: SyntaxCode, at: Span) {
        self.sink().error(code, at, None, 1);
    }

    /// What a nom parser answers when it does not apply here.
    pub(super) fn no<T>() -> Step<'t, T> {
        Err(Err::Error(()))
    }
}

/// Takes the token if it is `kind`; else reports `code` behind the last token
/// and stays. The only recovery primitive.
#[inline(always)]
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
        self.stretch.tokens.len() - self.index().min(self.stretch.tokens.len())
    }

    /// A cursor always reaches to the end of its stretch: what parsers such as
    /// `recognize` would cut off is not used by this grammar.
    fn take(&self, _: usize) -> Self {
        *self
    }

    fn take_from(&self, index: usize) -> Self {
        Self { at: self.at + index as u32, ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Kind) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Kinds<'t> {
        Kinds { tokens: self.stretch.tokens, range: self.index()..self.stretch.tokens.len() }
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
