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
