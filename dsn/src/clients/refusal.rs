use std::fmt;

use serde::Serialize;

/// How a client answers a text that it does not take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The number of the error, where the client gives one.
    pub code: Option<&'static str>,
    /// What the client says, as near as it matters.
    pub text: String,
    /// Whether the program ends instead: a panic, an error that nobody meant.
    pub is_crash: bool,
}

impl Refusal {
    /// An error with a number.
    pub(super) fn coded(code: &'static str, text: impl Into<String>) -> Self {
        Self { code: Some(code), text: text.into(), is_crash: false }
    }

    /// An error without a number.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { code: None, text: text.into(), is_crash: false }
    }

    /// What nobody meant.
    pub(super) fn crash(text: impl Into<String>) -> Self {
        Self { code: None, text: text.into(), is_crash: true }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code}: ")?;
        }
        f.write_str(&self.text)
    }
}
