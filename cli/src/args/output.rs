//! Report formats, and where a report goes.

use std::path::PathBuf;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// By the surroundings.
    Auto,
    Human,
    Concise,
    Grouped,
    Json,
    JsonLines,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Checkstyle,
    Rdjson,
    Azure,
    Html,
}

impl Format {
    const ALL: [(&'static str, Self); 14] = [
        ("auto", Self::Auto),
        ("human", Self::Human),
        ("concise", Self::Concise),
        ("grouped", Self::Grouped),
        ("json", Self::Json),
        ("json-lines", Self::JsonLines),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("checkstyle", Self::Checkstyle),
        ("rdjson", Self::Rdjson),
        ("azure", Self::Azure),
        ("html", Self::Html),
    ];

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, format)| format)
    }
}

/// `FORMAT[=PATH]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) path: Option<PathBuf>,
}

impl std::str::FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = match text.split_once('=') {
            Some((_, "")) => return Err("a path is missing behind `=`".into()),
            Some((format, path)) => (format, Some(PathBuf::from(path))),
            None => (text, None),
        };
        match Format::of_name(format) {
            Some(format) => Ok(Self { format, path }),
            None => Err(format!("the format is one of {}", Format::ALL.map(|(name, _)| name).join(", "))),
        }
    }
}
