//! Connect strings: Easy Connect and JDBC URLs, alone or as the value of an alias.

use tns_dsn::{Form, Problem};
use tns_parser::easy_connect::{self, EasyConnect, Kind, Note, NoteCode, StringCode, StringError, classify};
use tns_parser::{Edit, Span, jdbc};

use crate::diagnostic::Severity;
use crate::fix::Safety;
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
    /// What mends it, where that is known.
    pub(crate) mend: Option<Mend>,
}

/// A change that mends a string; what it means may change with it.
#[derive(Clone, Debug)]
pub(crate) struct Mend {
    pub(crate) title: &'static str,
    pub(crate) edit: Edit,
}

/// An error or a note of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The string cannot be used.
    Error(StringCode),
    /// It can be used, by some clients or in some way.
    Note(NoteCode),
    /// It is the URL of another driver, which cannot use it.
    Url,
}

impl Noticed {
    fn of_error(error: &StringError, place: Place) -> Self {
        let what = What::Error(error.code);
        let (span, alone) = (place.shift(error.span), place.alone);
        Self { what, span, message: error.message(), help: error.help(), alone, mend: None }
    }

    fn of_note(note: &Note, place: Place) -> Self {
        let what = What::Note(note.code);
        let (span, alone) = (place.shift(note.span), place.alone);
        Self { what, span, message: note.message(), help: note.help(), alone, mend: None }
    }

    /// Reports it with what follows from it: an error as bad as its rule says, a
    /// note as a warning at most.
    pub(crate) fn report<'r>(&self, consequence: &str, report: &'r mut Report<'_>) -> Finding<'r> {
        let message = format!("{}: {consequence}", self.message);
        let finding = report.at(self.span, message).help(self.help.clone());
        let finding = match self.what {
            What::Error(_) | What::Url => finding,
            What::Note(_) => finding.severity(Severity::Warning),
        };
        match &self.mend {
            Some(Mend { title, edit }) => finding.fix(Safety::Unsafe, *title, vec![edit.clone()]),
            None => finding,
        }
    }
}

/// An Easy Connect string that can be used.
#[derive(Clone, Copy, Debug)]
pub struct Easy<'a> {
    /// The string.
    pub string: &'a EasyConnect<'a>,
    pub(crate) place: Place,
}

impl<'a> Easy<'a> {
    /// The last `?name=value` of a name.
    pub fn param(&self, name: &str) -> Option<&'a easy_connect::Param<'a>> {
        self.string.params.iter().rev().find(|param| param.name.value.eq_ignore_ascii_case(name))
    }

    /// A place of the string in the file.
    pub fn span(&self, span: Span) -> Span {
        self.place.shift(span)
    }

    /// From the start of one place to the end of another.
    pub fn between(&self, first: Span, last: Span) -> Span {
        self.span(Span::new(first.start, last.end))
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
    if let Some(noticed) = other_url(text, place).filter(|_| place.alone) {
        return noticed;
    }
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
    let all = errors.chain(notes.iter().map(|note| Noticed::of_note(note, place)));
    all.map(|noticed| Noticed { mend: mend(text, &noticed, place), ..noticed }).collect()
}

/// What makes one form of a JDBC URL that mixes the forms with SID and with service: a
/// name with dots is a service, any other a SID.
fn mend(text: &str, noticed: &Noticed, place: Place) -> Option<Mend> {
    let span = Span::new(noticed.span.start - place.at, noticed.span.end - place.at);
    let (before, part) = (text.get(..span.start as usize)?, text.get(span.range())?);
    let colon = |at: usize| Mend {
        title: "write `/` before the service",
        edit: Edit::replace(Span::new(place.at + at as u32, place.at + at as u32 + 1), "/"),
    };
    match noticed.what {
        What::Note(NoteCode::DottedSid) => before.strip_suffix(':').map(|before| colon(before.len())),
        What::Error(StringCode::SidAndService)
            if before.ends_with("@//") && part.matches(':').count() == 2 =>
        {
            let at = part.rfind(':')?;
            Some(match part[at..].contains('.') {
                true => colon(before.len() + at),
                false => Mend {
                    title: "delete `//` before a host with a SID",
                    edit: Edit::delete(Span::new(noticed.span.start - 2, noticed.span.start)),
                },
            })
        }
        _ => None,
    }
}

/// What is wrong with a URL of SQLAlchemy, go-ora or R2DBC. `oracle://` belongs to two of them;
/// names that something else resolves are no mistakes.
fn other_url(text: &str, place: Place) -> Option<Vec<Noticed>> {
    let forms: &[Form] = match Form::detect(text) {
        Form::GoOra => &[Form::GoOra, Form::Sqlalchemy],
        Form::Sqlalchemy => &[Form::Sqlalchemy],
        Form::R2dbc => &[Form::R2dbc],
        _ => return None,
    };
    let mut errors = forms.iter().filter_map(|form| form.read(text).err()).collect::<Vec<_>>();
    let usable = errors.len() < forms.len()
        || errors.iter().any(|error| error.problems.iter().any(Problem::is_about_name));
    let problems = if usable { Vec::new() } else { errors.swap_remove(0).problems };
    let noticed = |Problem { message, help, span }| Noticed {
        what: What::Url,
        span: place.shift(span),
        message,
        help: help.unwrap_or_default(),
        alone: place.alone,
        mend: None,
    };
    Some(problems.into_iter().map(noticed).collect())
}
