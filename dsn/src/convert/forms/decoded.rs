use tns_parser::Span;

use super::span;
use crate::error::Unreadable;

/// A text without the escapes of the one around it, with the place of every byte there.
#[derive(Clone, Default)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// Where each byte comes from; one more for the end.
    places: Vec<u32>,
}

impl Decoded {
    /// A part that holds no escapes and starts at `start`.
    pub(super) fn plain(part: &str, start: usize) -> Self {
        let mut made = Self::default();
        made.push_str(part, start);
        made.end(start + part.len());
        made
    }

    /// Adds a character that was written at `at`.
    pub(super) fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.places.resize(self.text.len(), span(at, at).start);
    }

    /// Adds characters that stand in the text as they are.
    pub(super) fn push_str(&mut self, part: &str, at: usize) {
        part.char_indices().for_each(|(offset, c)| self.push(c, at + offset));
    }

    /// Tells where the text around it goes on.
    pub(super) fn end(&mut self, at: usize) {
        self.places.truncate(self.text.len());
        self.places.push(span(at, at).start);
    }

    /// Adds another text with its places.
    pub(super) fn append(&mut self, other: &Self) {
        self.places.truncate(self.text.len());
        self.text.push_str(&other.text);
        self.places.extend_from_slice(&other.places);
    }

    /// Each character, and where it is written in the text around. What is
    /// left out behind it, such as the break of a long line, is not counted.
    pub fn characters(&self) -> impl Iterator<Item = (char, u32)> {
        self.text.char_indices().map(|(at, c)| (c, self.places[at]))
    }

    /// Where an empty text stands, and where any text ends.
    pub fn end_place(&self) -> u32 {
        self.places.last().copied().unwrap_or_default()
    }

    /// The whole of it in the text around.
    pub(super) fn whole(&self) -> Span {
        self.span(span(0, self.text.len()))
    }

    /// A part of it in the text around.
    pub(super) fn span(&self, inner: Span) -> Span {
        let place = |at: u32| {
            let found = self.places.get(at as usize).or(self.places.last());
            found.copied().unwrap_or_default()
        };
        Span::new(place(inner.start), place(inner.end))
    }

    /// The part after the first `count` bytes.
    pub(super) fn after(&self, count: usize) -> Self {
        Self { text: self.text[count..].to_owned(), places: self.places[count..].to_vec() }
    }

    /// The same error in the text around, never without a help.
    pub(super) fn lift(&self, mut error: Unreadable) -> Unreadable {
        for problem in &mut error.problems {
            problem.span = self.span(problem.span);
            problem.help.get_or_insert_with(|| "correct the descriptor at this place".to_owned());
        }
        error
    }
}
