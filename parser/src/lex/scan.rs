use memchr::{memchr, memchr2, memchr3};

use super::Kind;
use crate::text::Span;

/// The token stands in column 1.
const COLUMN_ONE: u8 = 1;
/// Only blanks stand before the token on its line.
const FIRST_ON_LINE: u8 = 2;
/// An entry starts with the token: a word in column 1 with `=` or `,` behind it.
const STARTS_ENTRY: u8 = 4;

/// Bytes of a token with the gap before it, in a usual text.
const USUAL_TOKEN: usize = 6;

/// One token: 12 bytes.
#[derive(Clone, Copy, Debug)]
struct Token {
    start: u32,
    end: u32,
    kind: Kind,
    flags: u8,
}

/// The tokens of a stretch of text; reused from stretch to stretch.
#[derive(Debug, Default)]
pub struct Tokens {
    tokens: Vec<Token>,
}

impl Tokens {
    /// With room for the tokens of a usual text of this length.
    pub fn for_text(text: &[u8]) -> Self {
        Self { tokens: Vec::with_capacity(text.len() / USUAL_TOKEN + 1) }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Kind of token `at`; [`Kind::End`] after the last.
    #[inline(always)]
    pub fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::End, |token| token.kind)
    }

    /// The spans of `(`, the name, the value and `)` if tokens `at` to `at + 4`
    /// are `(NAME = value)` with nothing odd about them.
    #[inline(always)]
    pub(crate) fn leaf(&self, at: usize) -> Option<[Span; 4]> {
        let [open, name, eq, value, close] = self.tokens.get(at..)?.first_chunk()?;
        let shape =
            [open.kind, name.kind, eq.kind, close.kind] == [Kind::Open, Kind::Word, Kind::Eq, Kind::Close];
        let odd =
            (name.flags | value.flags) & COLUMN_ONE != 0 || !matches!(value.kind, Kind::Word | Kind::Quoted);
        let span = |token: &Token| Span::new(token.start, token.end);
        (shape && !odd).then(|| [open, name, value, close].map(span))
    }

    #[inline(always)]
    fn has(&self, at: usize, flag: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.flags & flag != 0)
    }

    /// Whether token `at` stands in column 1.
    #[inline(always)]
    pub fn column_one(&self, at: usize) -> bool {
        self.has(at, COLUMN_ONE)
    }

    /// Whether token `at` is the first of its line.
    #[inline(always)]
    pub fn first_on_line(&self, at: usize) -> bool {
        self.has(at, FIRST_ON_LINE)
    }

    /// Whether token `at` starts an entry: a word in column 1 of a file with
    /// `=` or `,` behind it.
    #[inline(always)]
    pub fn starts_entry(&self, at: usize) -> bool {
        self.has(at, STARTS_ENTRY)
    }

    /// Whether token `at` starts an entry or is none at all.
    #[inline(always)]
    pub fn is_boundary(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.flags & STARTS_ENTRY != 0)
    }

    /// Span of token `at`; after the last one, the empty span at the end.
    #[inline(always)]
    pub fn span(&self, at: usize) -> Span {
        match self.tokens.get(at) {
            Some(token) => Span::new(token.start, token.end),
            None => Span::at(self.tokens.last().map_or(0, |token| token.end)),
        }
    }
}

/// Classes of bytes: 0 belongs to a word, the others end one.
const WORD: u8 = 0;
const BLANK: u8 = 1;
const LINE_END: u8 = 2;
const MARK: u8 = 3;
const HASH: u8 = 4;
const QUOTE: u8 = 5;
/// First byte of U+00A0 in UTF-8.
const NBSP_LEAD: u8 = 6;

const CLASS: [u8; 256] = {
    let mut class = [WORD; 256];
    class[b' ' as usize] = BLANK;
    class[b'\t' as usize] = BLANK;
    class[0x0B] = BLANK;
    class[0x0C] = BLANK;
    class[b'\n' as usize] = LINE_END;
    class[b'\r' as usize] = LINE_END;
    class[b'(' as usize] = MARK;
    class[b')' as usize] = MARK;
    class[b'=' as usize] = MARK;
    class[b',' as usize] = MARK;
    class[b'#' as usize] = HASH;
    class[b'"' as usize] = QUOTE;
    class[b'\'' as usize] = QUOTE;
    class[0xC2] = NBSP_LEAD;
    class
};

/// Which bytes end a word, in files.
const ENDS_WORD: [bool; 256] = ends_word(true);
/// Which bytes end a word, in a connect string: there `#` is an ordinary character.
const ENDS_WORD_IN_STRING: [bool; 256] = ends_word(false);

const fn ends_word(comments: bool) -> [bool; 256] {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        ends[byte] = match CLASS[byte] {
            BLANK | LINE_END | MARK | NBSP_LEAD => true,
            HASH => comments,
            _ => false,
        };
        byte += 1;
    }
    ends
}

/// The first place from `at` on with a byte that may end a word: below `-`, `=`,
/// or no ASCII. Eight bytes at a time; near the end of the text, that place is `at`.
#[inline(always)]
fn skim(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    while let Some(&chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let word = u64::from_le_bytes(chunk);
        let from_equals = word ^ (b'=' as u64 * ONES);
        // The lowest bit that is set is right: a borrow only spoils the bytes above.
        let small = word.wrapping_sub(b'-' as u64 * ONES) & !word;
        let equals = from_equals.wrapping_sub(ONES) & !from_equals;
        let found = (small | equals | word) & HIGH;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at
}

/// Whether the byte is a space, a tab or a line end.
pub const fn is_blank(byte: u8) -> bool {
    matches!(CLASS[byte as usize], BLANK | LINE_END)
}

/// Whether a line that starts with `line` starts an entry: a word, then `=` or `,`.
pub fn is_entry_mark(line: &[u8]) -> bool {
    let nbsp = |at: usize| line[at..].starts_with(b"\xC2\xA0");
    let is_word = |at: usize| matches!(CLASS[line[at] as usize], WORD | NBSP_LEAD) && !nbsp(at);
    let word = (0..line.len()).take_while(|&at| is_word(at)).count();
    let mut at = word;
    while at < line.len() && (CLASS[line[at] as usize] == BLANK || nbsp(at)) {
        at += if nbsp(at) { 2 } else { 1 };
    }
    word > 0 && matches!(line.get(at), Some(b'=' | b','))
}

/// Reads a text token by token, a stretch of whole entries at a time.
#[derive(Debug)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Flags of the next token.
    flags: u8,
    /// Whether `#` starts a comment: in files yes, in a connect string no.
    comments: bool,
    /// What ends a line: LF, or CR in a file without any LF.
    line_break: u8,
}

impl<'a> Lexer<'a> {
    /// Starts at offset `at` of `bytes`, which has to be the start of a line.
    pub fn new(bytes: &'a [u8], at: usize, comments: bool) -> Self {
        // Nothing in a connect string asks for it.
        let line_break = if comments && memchr(b'\n', bytes).is_none() { b'\r' } else { b'\n' };
        Self { bytes, at, flags: COLUMN_ONE | FIRST_ON_LINE, comments, line_break }
    }

    /// Replaces `tokens` by those of the next stretch: at least `budget` bytes,
    /// up to the next start of an entry or the end. False at the end of the text.
    pub fn fill(&mut self, tokens: &mut Tokens, budget: usize) -> bool {
        tokens.tokens.clear();
        let limit = self.at.saturating_add(budget);
        while let Some(kind) = self.step(tokens) {
            if self.at > limit && matches!(kind, Kind::Eq | Kind::Comma) && self.unread_entry(tokens) {
                break;
            }
        }
        !tokens.is_empty()
    }

    /// Gives back `word =` at the end of `tokens` if it starts an entry that
    /// another one stands before.
    fn unread_entry(&mut self, tokens: &mut Tokens) -> bool {
        let word = tokens.len().wrapping_sub(2);
        let found = word != usize::MAX
            && word > 0
            && tokens.starts_entry(word)
            && tokens.kind(word - 1) != Kind::Comma;
        if found {
            self.at = tokens.span(word).start as usize;
            self.flags = COLUMN_ONE | FIRST_ON_LINE;
            tokens.tokens.truncate(word);
        }
        found
    }

    /// Reads one token; `None` at the end.
    #[inline(always)]
    fn step(&mut self, tokens: &mut Tokens) -> Option<Kind> {
        loop {
            let &byte = self.bytes.get(self.at)?;
            match CLASS[byte as usize] {
                BLANK => {
                    let rest = &self.bytes[self.at + 1..];
                    self.at += 1 + rest.iter().position(|&byte| byte != b' ').unwrap_or(rest.len());
                    self.flags &= !COLUMN_ONE;
                }
                LINE_END => {
                    self.at += 1;
                    self.flags = COLUMN_ONE | FIRST_ON_LINE;
                }
                HASH if self.comments => {
                    let rest = &self.bytes[self.at..];
                    self.at += memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
                }
                NBSP_LEAD if self.bytes.get(self.at + 1) == Some(&0xA0) => {
                    self.at += 2;
                    self.flags &= !COLUMN_ONE;
                }
                MARK => return Some(self.mark(tokens, byte)),
                QUOTE => return Some(self.quoted(tokens, byte)),
                _ => return Some(self.word(tokens)),
            }
        }
    }

    #[inline(always)]
    fn mark(&mut self, tokens: &mut Tokens, byte: u8) -> Kind {
        let kind = match byte {
            b'(' => Kind::Open,
            b')' => Kind::Close,
            b'=' => Kind::Eq,
            _ => Kind::Comma,
        };
        if self.comments
            && matches!(kind, Kind::Eq | Kind::Comma)
            && let Some(last) = tokens.tokens.last_mut()
        {
            let word = last.kind == Kind::Word && last.flags & COLUMN_ONE != 0;
            last.flags |= if word { STARTS_ENTRY } else { 0 };
        }
        self.emit(tokens, kind, self.at + 1)
    }

    #[inline(always)]
    fn emit(&mut self, tokens: &mut Tokens, kind: Kind, end: usize) -> Kind {
        tokens.tokens.push(Token { start: self.at as u32, end: end as u32, kind, flags: self.flags });
        self.flags = 0;
        self.at = end;
        kind
    }

    #[inline(always)]
    fn word(&mut self, tokens: &mut Tokens) -> Kind {
        let ends = if self.comments { &ENDS_WORD } else { &ENDS_WORD_IN_STRING };
        let mut end = self.at + 1;
        loop {
            end = skim(self.bytes, end);
            let inside = match self.bytes.get(end) {
                // It starts many characters; only one of them is a blank.
                Some(0xC2) => self.bytes.get(end + 1) != Some(&0xA0),
                Some(&byte) => !ends[byte as usize],
                None => false,
            };
            if !inside {
                return self.emit(tokens, Kind::Word, end);
            }
            end += 1;
        }
    }

    /// A quote runs to its twin; it is unclosed where a comment, the next
    /// entry or the end of the text comes first.
    fn quoted(&mut self, tokens: &mut Tokens, quote: u8) -> Kind {
        let (kind, end) = match self.closing_quote(quote) {
            Ok(end) => (Kind::Quoted, end),
            Err(end) => (Kind::Unclosed, end),
        };
        self.emit(tokens, kind, end)
    }

    /// Offset after the closing quote, or where the unclosed text ends: its line.
    ///
    /// Linear over a whole file: after an unclosed quote, no quote of its kind
    /// stands in the text that was searched.
    fn closing_quote(&self, quote: u8) -> Result<usize, usize> {
        let start = self.at + 1;
        let mut at = start;
        while let Some(found) = memchr3(quote, self.line_break, b'#', &self.bytes[at..]) {
            at += found;
            match self.bytes[at] {
                byte if byte == quote => return Ok(at + 1),
                b'#' if self.comments => break,
                byte if byte == self.line_break && self.entry_follows(at + 1) => break,
                _ => at += 1,
            }
        }
        Err(self.line_end(start))
    }

    /// Whether an entry starts at the line start `at`; a bare descriptor has none.
    fn entry_follows(&self, at: usize) -> bool {
        self.comments && is_entry_mark(&self.bytes[at..])
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = &self.bytes[from..];
        let end = match self.comments {
            true => memchr3(b'\n', b'\r', b'#', rest),
            false => memchr2(b'\n', b'\r', rest),
        };
        from + end.unwrap_or(rest.len())
    }
}
