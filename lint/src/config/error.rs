use std::path::{Path, PathBuf};

use tns_parser::Span;

use super::keys;
use crate::suggest::nearest;

/// Why a configuration file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", path.display())]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where in the file.
    pub span: Option<Span>,
    /// The text of the file.
    pub text: String,
}

impl ConfigError {
    /// What is wrong with a file as a whole.
    pub(crate) fn new(path: &Path, message: impl Into<String>) -> Self {
        let (path, message) = (path.to_owned(), message.into());
        Self { path, message, help: None, span: None, text: String::new() }
    }

    pub(super) fn of_toml(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let span = error.span();
        let written = span.clone().and_then(|span| text.get(span)).unwrap_or_default();
        let unknown = error.message().starts_with("unknown field");
        Self {
            help: unknown.then(|| meant(written.trim_matches(['"', '\'']))).flatten(),
            span: span.map(|span| Span::new(span.start as u32, span.end as u32)),
            text: text.to_owned(),
            ..Self::new(path, error.message())
        }
    }
}

/// The key that was perhaps meant.
fn meant(written: &str) -> Option<String> {
    let parts = keys().iter().flat_map(|key| key.path.split('.'));
    nearest(written, parts).map(|key| format!("did you mean `{key}`?"))
}
