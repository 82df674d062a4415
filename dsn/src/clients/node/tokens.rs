//! The words and signs of a descriptor as node-oracledb cuts them.

use std::borrow::Cow;
use std::mem;

use super::script::trim;

/// A sign or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,` outside a value
    Comma,
    /// `=` outside a value
    Equal,
    /// Anything else, without its quotes and the blanks at its edges.
    Literal(Cow<'t, str>),
    /// The end of the text.
    End,
}

/// The tokens of a text, with a view of the next one.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Behind an equal sign, commas and further equal signs are part of the value.
    in_value: bool,
    /// Some characters have two places in JavaScript's strings.
    is_wide: bool,
    /// A wide text ends with a token more.
    has_tail: bool,
    /// No word so far would be read otherwise if it were printed and read again.
    pub(super) is_plain: bool,
    /// The token that [`Self::take`] gives.
    pub(super) next: Token<'t>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let is_wide = text.bytes().any(|byte| byte >= 0xf0);
        let (has_tail, is_plain) = (is_wide, !is_wide);
        let mut tokens = Self { text, at: 0, in_value: false, is_wide, has_tail, is_plain, next: Token::End };
        tokens.next = tokens.scan();
        tokens
    }

    /// Gives the next token and goes on to the one after it.
    pub(super) fn take(&mut self) -> Token<'t> {
        let following = self.scan();
        mem::replace(&mut self.next, following)
    }

    fn scan(&mut self) -> Token<'t> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        let token = match bytes.get(self.at) {
            None => return self.tail(),
            Some(b'(') => Token::Open,
            Some(b')') => Token::Close,
            Some(b',') => Token::Comma,
            Some(b'=') => Token::Equal,
            Some(&first) => return self.literal(first),
        };
        self.at += 1;
        self.in_value = token == Token::Equal;
        token
    }

    fn literal(&mut self, first: u8) -> Token<'t> {
        let bytes = self.text.as_bytes();
        let quote = matches!(first, b'"' | b'\'').then_some(first);
        let start = self.at + usize::from(quote.is_some());
        self.is_plain &= quote.is_none();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let ends = match quote {
                Some(quote) => byte == quote,
                None => match byte {
                    b'(' | b')' => true,
                    b',' | b'=' => !self.in_value,
                    _ => false,
                },
            };
            if ends {
                self.at = at + usize::from(quote.is_some());
                return Token::Literal(self.slice(start, Some(at)));
            }
            // What follows a backslash ends nothing; both stay in the text.
            let is_escape = byte == b'\\';
            self.is_plain &= !is_escape;
            at += if is_escape { 2 } else { 1 };
        }
        self.at = bytes.len();
        self.has_tail = false;
        Token::Literal(self.slice(start, None))
    }

    /// After its last character, the client looks on for as many places as there are wide characters,
    /// and takes the end of the text for a word once more.
    fn tail(&mut self) -> Token<'t> {
        if !mem::take(&mut self.has_tail) {
            return Token::End;
        }
        Token::Literal(self.slice(self.text.len(), None))
    }

    fn slice(&self, start: usize, end: Option<usize>) -> Cow<'t, str> {
        if self.is_wide {
            return Cow::Owned(self.shifted(start, end));
        }
        Cow::Borrowed(trim(&self.text[start..end.unwrap_or(self.text.len())]))
    }

    /// The client counts characters to find a word and takes it out of a string that counts wide ones
    /// twice: behind an emoji, words come from too far left.
    fn shifted(&self, start: usize, end: Option<usize>) -> String {
        let place = |byte: usize| self.text[..byte].chars().count();
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let end = end.map_or(units.len(), place);
        trim(&String::from_utf16_lossy(&units[place(start)..end])).to_owned()
    }
}
