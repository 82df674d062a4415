//! Connect strings: Easy Connect and JDBC URLs, alone or as the value of an alias.

use tns_parser::easy_connect::{self, Kind, Note, NoteCode, StringCode, StringError, classify};
use tns_parser::{Span, jdbc};

use crate::diagnostic::Severity;
use crate::rule::{Finding, Report};

/// What a reader noticed in a string.
#[derive(Clone, Debug)]
pub struct Noticed {
    /// What it is.
    pub what: What,
    /// Where in the file.
    pub span: Span,
    /// One sentence that holds no part of the text.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Whether the string is all there is, and not the value of an alias.
    pub alone: bool,
}

/// An error or a note of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The string cannot be used.
    Error(StringCode),
    /// It can be used, by some clients or in some way.
    Note(NoteCode),
}

impl Noticed {
    fn of_error(error: &StringError, place: Place) -> Self {
        let what = What::Error(error.code);
        let (span, alone) = (place.shift(error.span), place.alone);
        Self { what, span, message: error.message(), help: error.help(), alone }
    }

    fn of_note(note: &Note, place: Place) -> Self {
        let what = What::Note(note.code);
        let (span, alone) = (place.shift(note.span), place.alone);
        Self { what, span, message: note.message(), help: note.help(), alone }
    }

    /// Reports it with what follows from it: an error as bad as its rule says, a
    /// note as a warning at most.
    pub(crate) fn report<'r>(&self, consequence: &str, report: &'r mut Report<'_>) -> Finding<'r> {
        let message = format!("{}: {consequence}", self.message);
        let finding = report.at(self.span, message).help(self.help.clone());
        match self.what {
            What::Error(_) => finding,
            What::Note(_) => finding.severity(Severity::Warning),
        }
    }
}

/// Where a string stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The byte of the file that it starts at.
    pub(crate) at: u32,
    /// Whether it is all there is.
    pub(crate) alone: bool,
}

impl Place {
    fn shift(self, span: Span) -> Span {
        Span::new(span.start + self.at, span.end + self.at)
    }
}

/// Everything that is worth telling about a string. Descriptors, aliases and names that a directory or a provider resolves are
/// not looked into.
pub(crate) fn noticed(text: &str, place: Place) -> Vec<Noticed> {
    let (errors, notes) = match classify(text) {
        Kind::JdbcUrl => match jdbc::parse(text) {
            Ok(url) => (Vec::new(), url.notes),
            Err(errors) => (errors, Vec::new()),
        },
        // Nothing at all is no alias either.
        Kind::Alias if !text.trim().is_empty() => Default::default(),
        Kind::EasyConnect | Kind::Alias => match easy_connect::parse(text) {
            Ok(easy) => (Vec::new(), easy.notes),
            Err(errors) => (errors, Vec::new()),
        },
        Kind::Descriptor | Kind::Ldap | Kind::CentralConfig => Default::default(),
    };
    let errors = errors.iter().map(|error| Noticed::of_error(error, place));
    errors.chain(notes.iter().map(|note| Noticed::of_note(note, place))).collect()
}
