//! A place in a text, as the driver keeps it: where it reads, and where the current token began.

use super::Refusal;

/// Where it reads (`at`) and where the token began (`mark`). The two part and meet again exactly as
/// in the driver: what it loses or eats follows from them.
pub(super) struct Scanner<'a> {
    text: &'a str,
    mark: usize,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, mark: 0, at: 0 }
    }

    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        match self.text.as_bytes().get(self.at) {
            Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest().chars().next(),
        }
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let found = self.peek()?;
        self.at += found.len_utf8();
        Some(found)
    }

    /// Reads a character, whichever it is, and tells whether it was this one.
    pub(super) fn next_is(&mut self, wanted: char) -> bool {
        self.next() == Some(wanted)
    }

    /// Goes on by so many bytes.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Ends the token and begins the next one.
    pub(super) fn take(&mut self) -> &'a str {
        let token = &self.text[self.mark..self.at];
        self.mark = self.at;
        token
    }

    /// Returns to where the token began.
    pub(super) fn back(&mut self) {
        self.at = self.mark;
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(found) = self.peek().filter(|found| found.is_whitespace()) {
            self.at += found.len_utf8();
        }
        self.mark = self.at;
    }

    /// Goes behind the next line feed.
    pub(super) fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.mark = self.at;
    }

    /// What stands between `open`, if it is next, and `close`.
    pub(super) fn delimited(&mut self, open: char, close: char) -> Option<&'a str> {
        let inner = self.rest().strip_prefix(open);
        let Some(end) = inner.and_then(|inner| inner.find(close)) else {
            self.back();
            return None;
        };
        self.at += open.len_utf8() + end + close.len_utf8();
        let token = self.take();
        Some(&token[1..token.len() - 1])
    }

    /// One or more characters of a kind.
    ///
    /// # Errors
    /// A crash: see [`Self::last`].
    pub(super) fn token(&mut self, is_part: impl Fn(char) -> bool) -> Result<Option<&'a str>, Refusal> {
        let rest = self.rest();
        let end = rest.find(|found| !is_part(found)).unwrap_or(rest.len());
        if end == 0 {
            self.back();
            return Ok(None);
        }
        self.at += end;
        self.last(rest[..end].chars().count()).map(Some)
    }

    /// One or more ASCII characters of a kind.
    pub(super) fn ascii_token(&mut self, is_part: impl Fn(u8) -> bool) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.bytes().position(|byte| !is_part(byte)).unwrap_or(rest.len());
        self.at += end;
        self.mark = self.at;
        (end > 0).then(|| &rest[..end])
    }

    /// All up to a character, if that is more than nothing.
    ///
    /// # Errors
    /// A crash: see [`Self::last`].
    pub(super) fn up_to(&mut self, end: char) -> Result<Option<&'a str>, Refusal> {
        let rest = self.rest();
        let length = rest.find(end).unwrap_or(rest.len());
        let characters = rest[..length].chars().count();
        self.at += length;
        if length == 0 { Ok(None) } else { self.last(characters).map(Some) }
    }

    /// One or more characters of a kind behind a separator.
    ///
    /// # Errors
    /// A crash: see [`Self::last`].
    pub(super) fn token_behind(
        &mut self,
        separator: char,
        is_part: impl Fn(char) -> bool,
    ) -> Result<Option<&'a str>, Refusal> {
        if self.next_is(separator) {
            return self.token(is_part);
        }
        self.back();
        Ok(None)
    }

    /// Ends the token and cuts it: the driver counts its characters and takes as many bytes from its
    /// end. Each byte that a letter needs beyond the first costs one at the front, and a cut inside
    /// of a letter is a panic.
    fn last(&mut self, characters: usize) -> Result<&'a str, Refusal> {
        let token = self.take();
        cut(token, token.get(token.len() - characters..))
    }

    /// Ends the token and takes as many bytes from its start as it has characters.
    ///
    /// # Errors
    /// A crash, as above.
    pub(super) fn first(&mut self, characters: usize) -> Result<&'a str, Refusal> {
        let token = self.take();
        cut(token, token.get(..characters))
    }

    /// Where the text is not what it should be: the line and the position in bytes, from 1, behind the
    /// character that was read last.
    pub(super) fn error(&self) -> Refusal {
        let start = self.text[..self.at].rfind('\n').map_or(0, |line_feed| line_feed + 1);
        let end = self.rest().find('\n').map_or(self.text.len(), |line_feed| self.at + line_feed);
        let (position, line) = (self.at - start + 1, &self.text[start..end]);
        Refusal::plain(format!("parse error at position {position} in text {line}"))
    }
}

fn cut<'a>(token: &str, part: Option<&'a str>) -> Result<&'a str, Refusal> {
    part.ok_or_else(|| Refusal::crash(format!("panic: byte index is not a char boundary in `{token}`")))
}
