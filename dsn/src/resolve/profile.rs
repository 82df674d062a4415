use std::path::{Path, PathBuf};

use tns_parser::{FileKind, LineIndex, Source, parse};

use super::effective::Origin;
use crate::files::Files;

/// What sqlnet.ora says.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    path: PathBuf,
    /// Name in upper case, value, line.
    settings: Vec<(String, String, u32)>,
}

/// The naming methods where NAMES.DIRECTORY_PATH is absent.
const DEFAULT_METHODS: [&str; 3] = ["TNSNAMES", "LDAP", "EZCONNECT"];

impl Profile {
    /// Reads a sqlnet.ora; `None` where it cannot be read.
    pub fn load(files: &impl Files, path: &Path) -> Option<Self> {
        let source = Source::new(files.read(path).ok()?).ok()?;
        let lines = LineIndex::new(&source);
        let parsed = parse(source, FileKind::Sqlnet);
        let usable = parsed.entries().filter(|entry| !entry.is_broken());
        let setting = |entry: tns_parser::Node<'_>| {
            let line = lines.line_col(entry.span().start, tns_parser::text::Encoding::Utf8).line + 1;
            (entry.name().to_ascii_uppercase(), value(entry), line)
        };
        Some(Self { path: path.to_owned(), settings: usable.map(setting).collect() })
    }

    /// The value of a parameter: the last one counts.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.settings.iter().rev().find(|(known, ..)| known == name).map(|(_, value, _)| value.as_str())
    }

    /// The line of a parameter that counts, from 1.
    pub fn line(&self, name: &str) -> Option<u32> {
        self.settings.iter().rev().find(|(known, ..)| known == name).map(|(.., line)| *line)
    }

    /// The naming methods in their order, upper case.
    pub fn methods(&self) -> Vec<String> {
        match self.text("NAMES.DIRECTORY_PATH") {
            Some(text) => {
                let words = text.split([',', '(', ')', ' ']).filter(|word| !word.is_empty());
                words.map(str::to_ascii_uppercase).collect()
            }
            None => DEFAULT_METHODS.map(str::to_owned).to_vec(),
        }
    }

    /// Steps about the naming methods.
    pub(super) fn describe_methods(&self) -> Vec<String> {
        let from = if self.text("NAMES.DIRECTORY_PATH").is_some() { "sqlnet.ora" } else { "default" };
        let methods = self.methods();
        let mut steps = vec![format!("naming methods: {} ({from})", methods.join(", "))];
        if !methods.iter().any(|method| method == "TNSNAMES") {
            steps.push(
                "TNSNAMES is none of them: Oracle's client reads no tnsnames.ora, thin drivers do".to_owned(),
            );
        }
        steps
    }

    /// Every parameter with where it stands.
    pub(super) fn settings(&self) -> impl Iterator<Item = (&str, &str, Origin)> {
        self.settings.iter().map(|(name, value, line)| {
            (name.as_str(), value.as_str(), Origin::File { path: self.path.clone(), line: *line })
        })
    }
}

/// The value as one text: list elements between commas, nested parameters as written.
fn value(entry: tns_parser::Node<'_>) -> String {
    let items: Vec<_> = entry.items().map(|item| item.value().into_owned()).collect();
    match items.is_empty() {
        true => entry.value().into_owned(),
        false => items.join(", "),
    }
}
