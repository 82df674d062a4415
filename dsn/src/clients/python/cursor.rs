use super::chars::{is_alpha, is_digit, is_space};

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    /// In bytes.
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes over a character if it is the one expected.
    pub(super) fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.at += expected.len_utf8();
        }
        found
    }

    /// Goes over what belongs to a class.
    pub(super) fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        // Most texts are ASCII: their characters need no decoding.
        let plain = rest.bytes().position(|b| !b.is_ascii() || !belongs(char::from(b)));
        let Some(plain) = plain else {
            self.at = self.text.len();
            return rest;
        };
        if rest.as_bytes()[plain].is_ascii() {
            self.at += plain;
            return &rest[..plain];
        }
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    pub(super) fn skip_spaces(&mut self) {
        self.take_while(is_space);
    }

    /// A name as in `(NAME=…)` and `?name=…`; empty where none stands here.
    pub(super) fn keyword(&mut self) -> &'a str {
        self.take_while(|c| is_alpha(c) || is_digit(c) || matches!(c, '_' | '.'))
    }

    /// What stands between two double quotes, the first of them read already; there is no escape.
    pub(super) fn quoted(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let length = rest.find('"')?;
        self.at += length + 1;
        Some(&rest[..length])
    }
}
