//! Sets of ASCII characters. The separators of connect strings are ASCII, so
//! a search for one may look at bytes.

use nom::{IResult, Parser};

/// A set of ASCII characters.
#[derive(Debug)]
pub(super) struct Bytes([bool; 256]);

impl Bytes {
    /// The set of the characters of `text`.
    pub(super) const fn of(text: &str) -> Self {
        let mut set = [false; 256];
        let mut at = 0;
        while at < text.len() {
            assert!(text.as_bytes()[at].is_ascii());
            set[text.as_bytes()[at] as usize] = true;
            at += 1;
        }
        Self(set)
    }

    /// Also letters and digits.
    pub(super) const fn and_alphanumeric(mut self) -> Self {
        let mut byte = 0;
        while byte < 128 {
            self.0[byte] = self.0[byte] || (byte as u8).is_ascii_alphanumeric();
            byte += 1;
        }
        self
    }

    pub(super) fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Whether every character of `text` is in the set.
    pub(super) fn has_all(&self, text: &str) -> bool {
        text.bytes().all(|byte| self.has(byte))
    }

    /// Whether some character of `text` is in the set.
    pub(super) fn is_in(&self, text: &str) -> bool {
        text.bytes().any(|byte| self.has(byte))
    }

    /// A parser of everything up to the first character of the set; may be empty.
    pub(super) fn until<'a>(
        &'static self,
    ) -> impl Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
        |i: &'a str| -> IResult<&'a str, &'a str> {
            let end = i.bytes().position(|byte| self.has(byte)).unwrap_or(i.len());
            Ok((&i[end..], &i[..end]))
        }
    }
}
