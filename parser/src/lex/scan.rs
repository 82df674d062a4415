use memchr::{memchr, memchr2, memchr3};

use super::Kind;
use crate::text::Span;

/// The token stands in column 1.
const COLUMN_ONE: u8 = 8;
/// Only blanks stand before the token on its line.
const FIRST_ON_LINE: u8 = 16;

/// The tokens of a stretch of text, as arrays; reused from stretch to stretch.
#[derive(Debug, Default)]
pub struct Tokens {
    kinds: Vec<u8>,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Tokens {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Kind of token `at`; [`Kind::End`] after the last.
    #[inline(always)]
    pub fn kind(&self, at: usize) -> Kind {
        self.kinds.get(at).map_or(Kind::End, |&byte| Kind::from_byte(byte))
    }

    /// Whether token `at` stands in column 1.
    #[inline(always)]
    pub fn column_one(&self, at: usize) -> bool {
        self.kinds.get(at).is_some_and(|byte| byte & COLUMN_ONE != 0)
    }

    /// Whether token `at` is the first of its line.
    #[inline(always)]
    pub fn first_on_line(&self, at: usize) -> bool {
        self.kinds.get(at).is_some_and(|byte| byte & FIRST_ON_LINE != 0)
    }

    /// Span of token `at`; after the last one, the empty span at the end.
    #[inline(always)]
    pub fn span(&self, at: usize) -> Span {
        match self.starts.get(at) {
            Some(&start) => Span::new(start, self.ends[at]),
            None => Span::at(self.ends.last().copied().unwrap_or_default()),
        }
    }

    /// Whether token `at` starts an entry: a word in column 1 with `=` or `,` behind it.
    #[inline(always)]
    pub fn starts_entry(&self, at: usize) -> bool {
        self.kinds.get(at).is_some_and(|&byte| byte & (7 | COLUMN_ONE) == Kind::Word as u8 | COLUMN_ONE)
            && matches!(self.kind(at + 1), Kind::Eq | Kind::Comma)
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, flags: u8, start: usize, end: usize) {
        self.kinds.push(kind as u8 | flags);
        self.starts.push(start as u32);
        self.ends.push(end as u32);
    }

    fn clear(&mut self) {
        self.kinds.clear();
        self.starts.clear();
        self.ends.clear();
    }

    fn truncate(&mut self, len: usize) {
        self.kinds.truncate(len);
        self.starts.truncate(len);
        self.ends.truncate(len);
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

/// Whether the byte is a space, a tab or a line end.
pub const fn is_blank(byte: u8) -> bool {
    matches!(CLASS[byte as usize], BLANK | LINE_END)
}

/// Whether a line that starts with `line` starts an entry: a word, then `=` or `,`.
pub fn is_entry_mark(line: &[u8]) -> bool {
    let word = line.iter().take_while(|&&byte| matches!(CLASS[byte as usize], WORD | NBSP_LEAD)).count();
    let rest = &line[word..];
    let blanks = rest.iter().take_while(|&&byte| CLASS[byte as usize] == BLANK).count();
    word > 0 && matches!(rest.get(blanks), Some(b'=' | b','))
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
        let line_break = if memchr(b'\n', bytes).is_some() { b'\n' } else { b'\r' };
        Self { bytes, at, flags: COLUMN_ONE | FIRST_ON_LINE, comments, line_break }
    }

    /// Replaces `tokens` by those of the next stretch: at least `budget` bytes,
    /// up to the next start of an entry or the end. False at the end of the text.
    pub fn fill(&mut self, tokens: &mut Tokens, budget: usize) -> bool {
        tokens.clear();
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
            tokens.truncate(word);
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
                    self.at += 1;
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
        self.emit(tokens, kind, self.at + 1)
    }

    #[inline(always)]
    fn emit(&mut self, tokens: &mut Tokens, kind: Kind, end: usize) -> Kind {
        tokens.push(kind, self.flags, self.at, end);
        self.flags = 0;
        self.at = end;
        kind
    }

    #[inline(always)]
    fn word(&mut self, tokens: &mut Tokens) -> Kind {
        let mut end = self.at + 1;
        while let Some(&byte) = self.bytes.get(end) {
            match CLASS[byte as usize] {
                WORD | QUOTE => end += 1,
                HASH if !self.comments => end += 1,
                NBSP_LEAD if self.bytes.get(end + 1) != Some(&0xA0) => end += 1,
                _ => break,
            }
        }
        self.emit(tokens, Kind::Word, end)
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
        let end = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let comment = if self.comments { memchr(b'#', &rest[..end]) } else { None };
        from + comment.unwrap_or(end)
    }
}
