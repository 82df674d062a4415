//! Why a text is no connect descriptor.

use std::fmt;

use tns_parser::Span;

/// One thing that is wrong with a text, in its place.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// One sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where in the text.
    pub span: Span,
}

/// What is said of a text that is no mistake: something else resolves it.
pub(crate) const ALIAS: &str = "the text names an alias of tnsnames.ora";
/// The same of a directory server.
pub(crate) const DIRECTORY: &str = "a directory server resolves this name";
/// The same of a configuration provider.
pub(crate) const PROVIDER: &str = "a configuration provider resolves this name";

impl Problem {
    /// Whether the text is a name that tnsnames.ora, a directory server or a
    /// configuration provider resolves.
    pub fn is_about_name(&self) -> bool {
        [ALIAS, DIRECTORY, PROVIDER].contains(&&*self.message)
    }
}

/// A text that no client can use as what it was taken for; never without a problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Unreadable {
    /// The problems in the order of the text.
    pub problems: Vec<Problem>,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.problems.first().map_or("the text cannot be used", |problem| &problem.message);
        match self.problems.len() {
            0 | 1 => f.write_str(first),
            count => write!(f, "{first} (and {} more)", count - 1),
        }
    }
}

impl Unreadable {
    /// The error of one problem.
    pub(crate) fn one(span: Span, message: impl Into<String>, help: Option<String>) -> Self {
        Self { problems: vec![Problem { message: message.into(), help, span }] }
    }
}
