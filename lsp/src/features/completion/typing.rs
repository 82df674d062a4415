use tns_parser::Span;
use tns_parser::lex::Kind;
use tns_parser::place::Place;

use crate::features::Abilities;
use crate::{Block, View};

/// A place where somebody types, and how the text around is written.
pub(super) struct Typing<'v> {
    pub(super) view: &'v View<'v>,
    pub(super) block: Block<'v>,
    /// The byte in the block.
    pub(super) inner: u32,
    pub(super) place: Place,
    pub(super) can: Abilities,
}

impl<'v> Typing<'v> {
    pub(super) fn new(view: &'v View<'v>, offset: u32, can: Abilities) -> Self {
        let block = view.document.block_at(offset);
        let inner = block.inner(offset);
        let place = Place::of(block.parse().source().bytes(), view.document.kind(), inner);
        Self { view, block, inner, place, can }
    }

    fn bytes(&self) -> &[u8] {
        self.block.parse().source().bytes()
    }

    /// The text of a place in the block.
    pub(super) fn text(&self, span: Span) -> String {
        String::from_utf8_lossy(&self.bytes()[span.range()]).into_owned()
    }

    /// What is typed of the word.
    pub(super) fn typed(&self) -> String {
        self.text(Span::new(self.place.word.start, self.inner.max(self.place.word.start)))
    }

    /// Whether something with this name stands beside the place.
    pub(super) fn is_given(&self, name: &str) -> bool {
        self.place.given.iter().any(|span| self.bytes()[span.range()].eq_ignore_ascii_case(name.as_bytes()))
    }

    /// The value of a parameter that stands beside the place, from the tree.
    pub(super) fn beside(&self, name: &str) -> Option<String> {
        let given = self.place.around.last().map(|_| &self.place.given)?;
        let span =
            given.iter().find(|span| self.bytes()[span.range()].eq_ignore_ascii_case(name.as_bytes()))?;
        let path = self.block.parse().path_at(span.start);
        Some(path.last()?.value().into_owned())
    }

    /// A keyword in the case that the text around uses; upper case where nothing tells.
    pub(super) fn cased(&self, keyword: &str) -> String {
        let around =
            self.place.around.iter().filter(|around| around.param.is_some()).map(|around| around.name);
        let names = around.chain(self.place.given.iter().copied());
        let first =
            names.map(|span| self.text(span)).find(|name| name.contains(|c: char| c.is_ascii_alphabetic()));
        match first {
            Some(name) if !name.contains(|c: char| c.is_ascii_uppercase()) => keyword.to_ascii_lowercase(),
            _ => keyword.to_owned(),
        }
    }

    /// The `=` of the parameters around, with or without blanks; as the formatter writes it where
    /// only the entry tells.
    pub(super) fn equals(&self) -> &'static str {
        let inner = self.place.around.iter().skip(1).map(|around| around.name).next_back();
        let entry = self.place.around.first().map(|around| around.name).filter(|name| !name.is_empty());
        match self.place.given.first().copied().or(inner).or(entry) {
            Some(name) if self.bytes().get(name.end as usize) != Some(&b'=') => " = ",
            _ => "=",
        }
    }

    /// Whether an `=` stands behind the word already.
    pub(super) fn has_equals(&self) -> bool {
        self.place.next == Kind::Eq
    }

    /// Whether a `)` touches the word: editors write it together with the `(`.
    pub(super) fn is_closed(&self) -> bool {
        self.bytes().get(self.place.word.end as usize) == Some(&b')')
    }

    /// A text with the line ends of the document.
    pub(super) fn with_line_ends(&self, text: String) -> String {
        match self.bytes().windows(2).any(|two| two == b"\r\n") {
            true => text.replace('\n', "\r\n"),
            false => text,
        }
    }
}
