use std::path::{Path, PathBuf};

use tns_parser::{FileKind, LineIndex, Source, Span, parse};

use super::effective::Origin;
use crate::descriptor::setting;
use crate::files::Files;
use crate::{Section, Value};

/// What sqlnet.ora says.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    path: PathBuf,
    settings: Vec<Entry>,
}

/// One parameter of the file.
#[derive(Clone, Debug)]
struct Entry {
    /// In upper case.
    name: String,
    text: String,
    value: Value,
    line: u32,
    span: Span,
}

/// The naming methods where NAMES.DIRECTORY_PATH is absent.
const DEFAULT_METHODS: [&str; 3] = ["TNSNAMES", "LDAP", "EZCONNECT"];

impl Profile {
    /// Reads a sqlnet.ora; `None` where it cannot be read.
    pub fn load(files: &(impl Files + ?Sized), path: &Path) -> Option<Self> {
        let source = Source::new(files.read(path).ok()?).ok()?;
        let lines = LineIndex::new(&source);
        let parsed = parse(source, FileKind::Sqlnet);
        let usable = parsed.entries().filter(|entry| !entry.is_broken());
        let setting = |entry: tns_parser::Node<'_>| {
            let span = entry.span();
            let line = lines.line_col(span.start, tns_parser::text::Encoding::Utf8).line + 1;
            let crate::Setting { name, value } = setting(entry);
            Entry { name, text: text(entry), value, line, span }
        };
        Some(Self { path: path.to_owned(), settings: usable.map(setting).collect() })
    }

    /// The value of a parameter: the last one counts.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.entry(name).map(|entry| entry.text.as_str())
    }

    /// The nested parameters of a parameter, such as WALLET_LOCATION.
    pub fn nested(&self, name: &str) -> Option<&Section> {
        match &self.entry(name)?.value {
            Value::Nested(section) => Some(section),
            _ => None,
        }
    }

    /// The line of a parameter that counts, from 1.
    pub fn line(&self, name: &str) -> Option<u32> {
        self.entry(name).map(|entry| entry.line)
    }

    /// Where a parameter that counts stands.
    pub fn origin(&self, name: &str) -> Option<Origin> {
        self.entry(name).map(|entry| self.origin_of(entry))
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.settings.iter().rev().find(|entry| entry.name == name)
    }

    fn origin_of(&self, entry: &Entry) -> Origin {
        Origin::File { path: self.path.clone(), line: entry.line, span: entry.span }
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
        self.settings.iter().map(|entry| (entry.name.as_str(), entry.text.as_str(), self.origin_of(entry)))
    }
}

/// The value as one text: list elements between commas, nested parameters as written.
fn text(entry: tns_parser::Node<'_>) -> String {
    let items: Vec<_> = entry.items().map(|item| item.value().into_owned()).collect();
    match items.is_empty() {
        true => entry.value().into_owned(),
        false => items.join(", "),
    }
}
