//! What the texts say about native encryption.

use tns_dsn::resolve::{Origin, Profile};
use tns_dsn::{Section, Value};
use tns_parser::FileKind;
use tns_parser::model;
use tns_wire::native::Level;

use super::super::limits::value_type;
use super::super::refusal::refuse;
use super::{Failure, Source};

/// SECURITY, and sqlnet.ora, where each name has a prefix.
pub(super) struct Texts<'a> {
    pub(super) security: Option<&'a Section>,
    pub(super) profile: &'a Profile,
    pub(super) source: &'a Source<'a>,
}

/// A value, and where it is written.
pub(super) struct Written {
    /// The name that it has there.
    pub(super) name: String,
    pub(super) text: String,
    kind: FileKind,
    origin: Option<Origin>,
}

impl Texts<'_> {
    /// The value that counts; an empty one is as if it were not there.
    pub(super) fn find(&self, name: &str) -> Option<Written> {
        self.in_security(name).or_else(|| self.in_profile(name)).filter(|written| !written.text.is_empty())
    }

    fn in_security(&self, name: &str) -> Option<Written> {
        let text = match self.security?.get(name)? {
            Value::Text(text) => text.clone(),
            Value::List(words) => words.join(","),
            Value::Nested(_) => return None,
        };
        let origin = self.source.setting(&format!("SECURITY.{name}"));
        Some(Written { name: name.to_owned(), text, kind: FileKind::Descriptor, origin })
    }

    fn in_profile(&self, name: &str) -> Option<Written> {
        let name = format!("SQLNET.{name}");
        let (text, origin) = (self.profile.text(&name)?.to_owned(), self.profile.origin(&name));
        Some(Written { name, text, kind: FileKind::Sqlnet, origin })
    }

    /// The level that an option or a text names.
    ///
    /// # Errors
    /// Where the text is none.
    pub(super) fn level(&self, name: &str, option: Option<Level>) -> Result<Option<Level>, Failure> {
        match (option, self.find(name)) {
            (Some(level), _) => Ok(Some(level)),
            (None, Some(written)) => written.level().map(Some),
            (None, None) => Ok(None),
        }
    }
}

impl Written {
    fn level(&self) -> Result<Level, Failure> {
        let known = Level::from_name(&self.text);
        known.ok_or_else(|| {
            let checked =
                value_type(self.kind, &self.name).map(|wanted| model::check_value(wanted, &self.text));
            let why = match checked {
                Some(Err(error)) => error.message(&self.text),
                _ => format!("`{}` is no level of native encryption", self.text),
            };
            self.refuse(None, &why)
        })
    }

    /// The words of a list.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split([',', '(', ')', ' ']).filter(|word| !word.is_empty())
    }

    /// The failure of a value that cannot be used.
    pub(super) fn refuse(&self, code: Option<&str>, why: &str) -> Failure {
        let hint = format!("`tnslint param {}` shows what it takes", self.name);
        refuse(code, format!("{}: {why}", self.name), &hint).at(self.origin.clone())
    }
}
