//! What came of a text with a client, or with the model of it.

use std::collections::BTreeSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value as Json, json};
use tns_dsn::clients::{Client, Place, Reader, Refusal};

use super::{facts, rendered};

/// Whether a client takes something, and what it makes of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outcome<T> {
    /// It does.
    Taken(T),
    /// It answers with an error.
    Refused {
        /// The number in front of it.
        code: Option<String>,
        /// All of it.
        text: String,
    },
    /// The program ends, panics, or gives no answer.
    Crashed(String),
}

/// What came of a text and of the files of a case.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    /// The reading, in the shape of `tns_dsn::clients::Effective`; `None` where nothing was asked for.
    pub(crate) read: Option<Outcome<Json>>,
    /// The names; `None` where they were not asked for, or the client lists none.
    pub(crate) names: Option<Outcome<BTreeSet<String>>>,
}

impl Said {
    /// The same with another name for the folder in the errors.
    pub(crate) fn within(self, folder: &str, name: &str) -> Self {
        Self {
            read: self.read.map(|read| read.within(folder, name)),
            names: self.names.map(|names| names.within(folder, name)),
        }
    }
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum About {
    /// Taken or refused, and with which number.
    Outcome,
    /// A value in force.
    Structure,
    /// The names of the files.
    Names,
}

/// A fact that two sides see differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) about: About,
    pub(crate) fact: String,
    pub(crate) ours: String,
    pub(crate) theirs: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: predicted `{}`, said `{}`", self.fact, self.ours, self.theirs)
    }
}

impl<T> Outcome<T> {
    /// An error as a client words it.
    pub(crate) fn refused(text: &str) -> Self {
        Self::Refused { code: code(text).map(str::to_owned), text: text.to_owned() }
    }

    fn within(self, folder: &str, name: &str) -> Self {
        match self {
            Self::Refused { code, text } => Self::Refused { code, text: text.replace(folder, name) },
            other => other,
        }
    }

    /// Whether it is taken.
    pub(crate) fn is_taken(&self) -> bool {
        matches!(self, Self::Taken(_))
    }

    /// What differs in being taken, in the number of the error, or in ending the program. Where a
    /// client gives no number, any error is the right one.
    fn difference(&self, theirs: &Self, fact: &str, about: About) -> Option<Difference> {
        let same = match (self, theirs) {
            (Self::Taken(_), Self::Taken(_)) | (Self::Crashed(_), Self::Crashed(_)) => true,
            (Self::Refused { code: ours, .. }, Self::Refused { code, .. }) => code.is_none() || ours == code,
            // An error that nobody meant is one without a number.
            (Self::Crashed(_), Self::Refused { code, .. }) => code.is_none(),
            _ => false,
        };
        let (ours, theirs) = (self.to_string(), theirs.to_string());
        (!same).then(|| Difference { about, fact: fact.to_owned(), ours, theirs })
    }
}

impl<T> fmt::Display for Outcome<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Taken(_) => f.write_str("ok"),
            Self::Refused { text, .. } => f.write_str(text),
            Self::Crashed(text) => write!(f, "crash: {text}"),
        }
    }
}

impl From<Refusal> for Outcome<Json> {
    fn from(refusal: Refusal) -> Self {
        of_refusal(&refusal)
    }
}

fn of_refusal<T>(refusal: &Refusal) -> Outcome<T> {
    match refusal.is_crash {
        true => Outcome::Crashed(refusal.to_string()),
        false => Outcome::Refused { code: refusal.code.map(str::to_owned), text: refusal.to_string() },
    }
}

/// The number in front of an error: `DPY-4017`, `NJS-514`.
pub(crate) fn code(text: &str) -> Option<&str> {
    let (letters, rest) = text.split_at_checked(4)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_code = letters.as_bytes()[..3].iter().all(u8::is_ascii_uppercase) && letters.ends_with('-');
    (is_code && digits > 0).then(|| &text[..4 + digits])
}

/// What the model says: the reading of `input` if there is one, and the names where they are wanted.
pub(crate) fn modelled(
    client: Client,
    place: Option<Place<'_>>,
    input: Option<&str>,
    wants_names: bool,
) -> Said {
    let reader = &place.map_or_else(|| Reader::of_strings(client), |place| Reader::new(client, place));
    let read = input.map(|text| guarded(|| reading(client, reader, text)));
    let names = wants_names.then(|| guarded(|| names(reader)));
    Said { read, names }
}

fn reading(client: Client, reader: &Reader<'_>, text: &str) -> Outcome<Json> {
    match reader.read(text) {
        // The Rust driver tells its reading as a text.
        Ok(effective) if client == Client::RustThin => Outcome::Taken(rendered::bracketed(json!(effective))),
        Ok(effective) => Outcome::Taken(json!(effective)),
        Err(refusal) => refusal.into(),
    }
}

fn names(reader: &Reader<'_>) -> Outcome<BTreeSet<String>> {
    match reader.names() {
        Ok(names) => Outcome::Taken(names.map(str::to_owned).collect()),
        Err(refusal) => of_refusal(&refusal),
    }
}

/// A panic of ours is never what was predicted, whatever the client does.
fn guarded<T>(read: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let refused =
        |_| Outcome::Refused { code: Some("PANIC".to_owned()), text: "the model panics".to_owned() };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(refused)
}

/// What differs, the outcome first.
pub(crate) fn differences(ours: &Said, theirs: &Said) -> Vec<Difference> {
    let mut found = Vec::new();
    if let (Some(ours), Some(theirs)) = (&ours.read, &theirs.read) {
        found.extend(ours.difference(theirs, "outcome", About::Outcome));
        if let (Outcome::Taken(ours), Outcome::Taken(theirs)) = (ours, theirs) {
            found.extend(structure(ours, theirs));
        }
    }
    if let (Some(ours), Some(theirs)) = (&ours.names, &theirs.names) {
        found.extend(names_difference(ours, theirs));
    }
    found
}

fn structure(ours: &Json, theirs: &Json) -> Vec<Difference> {
    let ours = facts::of(ours);
    let differing = facts::of(theirs).into_iter().filter_map(|(fact, theirs)| {
        let ours = ours.get(&fact).filter(|ours| **ours != theirs)?.clone();
        Some(Difference { about: About::Structure, fact, ours, theirs })
    });
    differing.collect()
}

fn names_difference(
    ours: &Outcome<BTreeSet<String>>,
    theirs: &Outcome<BTreeSet<String>>,
) -> Option<Difference> {
    let (Outcome::Taken(ours), Outcome::Taken(theirs)) = (ours, theirs) else {
        return ours.difference(theirs, "names", About::Names);
    };
    let (ours, theirs, about) = (format!("{ours:?}"), format!("{theirs:?}"), About::Names);
    (ours != theirs).then(|| Difference { about, fact: "names".to_owned(), ours, theirs })
}

#[cfg(test)]
mod tests {
    use super::{About, Outcome, code};

    #[test]
    fn numbers_of_errors_are_found() {
        assert_eq!(code("DPY-4017: invalid"), Some("DPY-4017"));
        assert_eq!(code("NJS-512 unknown top element H1/SVC"), Some("NJS-512"));
        for text in ["ENOENT: no such file", "parse error", "", "DPY-", "äöü-1"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn an_error_is_right_where_its_number_is_or_there_is_none() {
        let refused = Outcome::<()>::refused;
        let differs = |ours: Outcome<()>, theirs| ours.difference(&theirs, "", About::Outcome).is_some();
        assert!(!differs(refused("DPY-4017: x"), refused("DPY-4017: y")));
        assert!(!differs(refused("no number"), refused("nor here")));
        assert!(differs(refused("DPY-4017"), refused("DPY-4018")));
        assert!(differs(Outcome::Taken(()), refused("no number")));
        assert!(differs(refused("no number"), Outcome::Crashed("panic".to_owned())));
    }
}
