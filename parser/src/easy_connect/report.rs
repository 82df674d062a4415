use nom::Offset;

use super::{Note, NoteCode, StringCode, StringError};
use crate::text::{Span, Spanned};

/// Longer texts are refused unread: no connect identifier comes near it.
const MAX_LEN: usize = 1 << 20;

/// At most so many errors, and so many notes, are told of one text.
const MAX_FINDINGS: usize = 64;

/// Whose grammar counts where two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Net Services.
    EasyConnect,
    /// JDBC: `wss` is a protocol, and unknown parameters are driver properties.
    Jdbc,
}

/// Collects what is found in one text. Parts of the text are given as slices;
/// their spans follow from where they lie.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    text: &'a str,
    pub(crate) dialect: Dialect,
    errors: Vec<StringError>,
    notes: Vec<Note>,
}

impl<'a> Report<'a> {
    pub(crate) fn new(text: &'a str, dialect: Dialect) -> Self {
        Self { text, dialect, errors: Vec::new(), notes: Vec::new() }
    }

    /// Where a slice of the text lies.
    pub(crate) fn span(&self, part: &str) -> Span {
        let start = self.text.offset(part) as u32;
        Span::new(start, start + part.len() as u32)
    }

    pub(crate) fn spanned(&self, part: &'a str) -> Spanned<&'a str> {
        Spanned::new(part, self.span(part))
    }

    pub(crate) fn error(&mut self, code: StringCode, part: &str) {
        self.error_at(code, self.span(part));
    }

    pub(crate) fn error_at(&mut self, code: StringCode, span: Span) {
        if self.errors.len() < MAX_FINDINGS {
            self.errors.push(StringError { code, span });
        }
    }

    pub(crate) fn note(&mut self, code: NoteCode, part: &str) {
        self.note_at(code, self.span(part));
    }

    pub(crate) fn note_at(&mut self, code: NoteCode, span: Span) {
        if self.notes.len() < MAX_FINDINGS {
            self.notes.push(Note { code, span });
        }
    }

    pub(crate) fn error_count(&self) -> usize {
        self.errors.len()
    }

    /// The notes, or the errors if there are any; both in the order of the text.
    pub(crate) fn finish(mut self) -> Result<Vec<Note>, Vec<StringError>> {
        self.errors.sort_by_key(|error| error.span);
        self.notes.sort_by_key(|note| note.span);
        match self.errors.is_empty() {
            true => Ok(self.notes),
            false => Err(self.errors),
        }
    }
}

/// The identifier inside blanks and quotes, which belong to the calling tool.
/// An empty or an overlong text is an error and gives nothing.
pub(crate) fn outer<'a>(text: &'a str, report: &mut Report<'a>) -> &'a str {
    if text.len() > MAX_LEN {
        report.error(StringCode::TooLong, text);
        return &text[..0];
    }
    let trimmed = trim(text, report, NoteCode::OuterBlanks);
    let inner = match trimmed.chars().next() {
        Some(quote @ ('"' | '\'')) => unquoted(trimmed, quote, report),
        _ => trimmed,
    };
    if inner.is_empty() && report.error_count() == 0 {
        report.error(StringCode::Empty, inner);
    }
    inner
}

fn unquoted<'a>(text: &'a str, quote: char, report: &mut Report<'a>) -> &'a str {
    let open = &text[1..];
    match open.strip_suffix(quote) {
        Some(inner) => {
            report.note(NoteCode::OuterQuotes, text);
            trim(inner, report, NoteCode::OuterBlanks)
        }
        None => {
            report.error(StringCode::OuterQuote, &text[..1]);
            open
        }
    }
}

/// The text without the blanks at its ends, which are told as `code`.
pub(crate) fn trim<'a>(text: &'a str, report: &mut Report<'a>, code: NoteCode) -> &'a str {
    let trimmed = text.trim_ascii();
    if trimmed.len() < text.len() {
        report.note(code, text);
    }
    trimmed
}
