//! Placeholders, which another program fills in: `${HOST}`, `{{ .Values.host }}`,
//! `@HOST@`, `<%= host %>`, `#{host}`, `$(HOST)`.
//!
//! What a placeholder stands for is not known. The text is checked with several
//! values in its place, and only what is found with all of them counts.

use tns_parser::{Edit, Span};

use super::map::Mapped;
use super::scalar::offset;
use crate::placeholder::{Marks, at_start};

/// What stands for a placeholder in names; a number behind it tells them apart.
const NAME: &str = "placeholder";

/// Other values that a placeholder may have in any text.
const WORDS: [&str; 3] = ["1521", SCHEME, "on"];

/// A protocol.
const SCHEME: &str = "tcps";

/// Another one in a URL.
const HOST_AND_PORT: &str = "db1:1521";

/// Parts of descriptors that it may stand for.
const PARTS: [&str; 3] = [
    "",
    "(ADDRESS=(PROTOCOL=TCP)(HOST=placeholder)(PORT=1521))",
    "(CONNECT_DATA=(SERVICE_NAME=placeholder))",
];

/// Opening and closing marks.
const MARKS: [Marks; 5] = [(b"${", b"}"), (b"#{", b"}"), (b"{{", b"}}"), (b"<%", b"%>"), (b"$(", b")")];

/// A text and the placeholders in it.
#[derive(Clone, Debug)]
pub(super) struct Template {
    text: Mapped,
    placeholders: Vec<Span>,
}

impl Template {
    pub(super) fn new(text: Mapped) -> Self {
        let placeholders = find(text.text());
        Self { text, placeholders }
    }

    /// The text as it is written.
    pub(super) fn text(&self) -> &Mapped {
        &self.text
    }

    /// The text with names in place of the placeholders.
    pub(super) fn named(&self) -> Mapped {
        self.with(|nth| format!("{NAME}{:04}", self.first(nth)))
    }

    /// The text with names and with other things in place of the placeholders.
    pub(super) fn variants(&self) -> Vec<Mapped> {
        let more = if self.is_url() { &[HOST_AND_PORT][..] } else { &PARTS[..] };
        let values = WORDS.iter().chain(more).filter(|_| !self.placeholders.is_empty());
        let others = values.map(|value| self.with(|_| (*value).to_owned()));
        std::iter::once(self.named()).chain(others).collect()
    }

    /// Whether it is one line that is read as a whole: one mistake hides all others.
    pub(super) fn is_url(&self) -> bool {
        let text = self.text.text().trim();
        !text.starts_with('(') && !text.contains('\n')
    }

    /// An edit of a text with something in place of the placeholders, as one of the text with them.
    pub(super) fn unfilled(&self, filled: &Mapped, edit: &Edit) -> Edit {
        let back = |at: u32| {
            let pairs = filled.stand_ins().zip(&self.placeholders);
            let before = pairs.filter(|(stand_in, _)| stand_in.end <= at).last();
            before.map_or(at, |(stand_in, placeholder)| placeholder.end + at - stand_in.end)
        };
        Edit::replace(Span::new(back(edit.span.start), back(edit.span.end)), edit.text.clone())
    }

    /// A message about the named text, with the placeholders in it as they are written.
    pub(super) fn restored(&self, message: &str) -> String {
        let mut made = message.to_owned();
        for (nth, span) in self.placeholders.iter().enumerate() {
            made = made.replace(&format!("{NAME}{nth:04}"), &self.text.text()[span.range()]);
        }
        made
    }

    /// Whether a text that is put in holds what only stands for a placeholder.
    pub(super) fn leaks(&self, text: &str) -> bool {
        let mut values = WORDS.iter().chain([&NAME, &HOST_AND_PORT]);
        !self.placeholders.is_empty() && values.any(|value| text.contains(value))
    }

    /// The first placeholder that is written as this one: both have one value.
    fn first(&self, nth: usize) -> usize {
        let text = |span: &Span| &self.text.text()[span.range()];
        let own = text(&self.placeholders[nth]);
        self.placeholders.iter().position(|span| text(span) == own).unwrap_or(nth)
    }

    fn with(&self, value: impl Fn(usize) -> String) -> Mapped {
        let mut made = Mapped::starting_at(self.text.point(0));
        let mut at = 0;
        for (nth, &span) in self.placeholders.iter().enumerate() {
            made.append(&self.text, Span::new(at, span.start));
            // Before `://` only a protocol fits.
            let scheme = self.text.text()[span.end as usize..].starts_with("://");
            let value = if scheme { SCHEME.to_owned() } else { value(nth) };
            made.push_stand_in(&value, self.text.span(span));
            at = span.end;
        }
        made.append(&self.text, Span::new(at, offset(self.text.text().len())));
        made
    }
}

/// The placeholders of a text in their order.
fn find(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['$', '#', '{', '<', '@']).map(|next| at + next) {
        let length = at_start(&text.as_bytes()[next..], &MARKS).map_or(0, |(_, length)| length);
        if length > 0 {
            found.push(Span::new(offset(next), offset(next + length)));
        }
        at = next + length.max(1);
    }
    found
}
