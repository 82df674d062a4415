//! Connect strings and whole Net files inside other files: `application.yml`,
//! a Kubernetes ConfigMap, `.env`, `context.xml`.
//!
//! [`Outer::read`] takes the bytes and the [`Format`] of such a file and finds
//! the texts in it, each with a map ([`Mapped`]) from its bytes to those of the
//! file. [`Outer::findings`] checks them: every finding stands where it is in
//! the file, and its fix, if it can be written there, keeps the quotes and
//! escapes around it. [`fix_outer`] applies fixes.
//!
//! ```
//! use tns_lint::Linter;
//! use tns_lint::embedded::{Format, Outer};
//! use tns_parser::{Source, Span};
//!
//! let yaml = "spring:\n  datasource:\n    url: 'jdbc:oracle:thin:@db1:1521:sales.example.com'\n";
//! let outer = Outer::read(Source::new(yaml)?, Format::Yaml);
//! assert_eq!(outer.texts()[0].keys, ["spring", "datasource", "url"]);
//!
//! let found = outer.findings(&Linter::default()).active;
//! assert_eq!(found[0].rule.name, "jdbc-sid-or-service");
//! assert_eq!(&yaml[found[0].span.range()], "sales.example.com");
//! # Ok::<(), tns_parser::TooLarge>(())
//! ```

mod check;
mod env;
mod format;
mod json;
mod lift;
mod map;
mod mend;
mod placeholder;
mod properties;
mod recognize;
mod scalar;
mod style;
mod toml;
mod xml;
mod yaml;
mod yaml_block;

use std::borrow::Cow;

use tns_parser::{FileKind, Source, Span};

pub use format::{Format, UnknownFormat};
pub use map::Mapped;
pub use mend::{FixedOuter, fix_outer};
pub use scalar::Broken;

use placeholder::Template;
use scalar::Scalar;
use style::Style;

/// What a text in a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A JDBC URL, an Easy Connect string, a descriptor or another URL of a driver.
    ConnectString,
    /// A whole file, named by its key.
    File(FileKind),
}

/// A connect string or a Net file in a value.
#[derive(Clone, Debug)]
pub struct Embedded {
    /// The keys from the outermost one to that of the value; items count from 0.
    pub keys: Vec<String>,
    /// What it is.
    pub holds: Holds,
    template: Template,
    /// The number of its value among all values.
    scalar: usize,
    style: Style,
}

impl Embedded {
    /// The text without the escapes and indentation around it, and where each of its bytes stands.
    pub fn text(&self) -> &Mapped {
        self.template.text()
    }
}

/// A file of another program, and what of it belongs to Oracle Net.
#[derive(Clone, Debug)]
pub struct Outer {
    source: Source,
    format: Format,
    texts: Vec<Embedded>,
    scalars: Vec<Scalar>,
    broken: Option<Broken>,
}

impl Outer {
    /// Looks into a file. Never fails: what cannot be read is [`broken`](Self::broken)
    /// and holds nothing.
    pub fn read(source: Source, format: Format) -> Self {
        let (scalars, broken) = match scalars(&source, format) {
            Ok(scalars) => (scalars, None),
            Err(broken) => (Vec::new(), Some(broken)),
        };
        let mut texts = Vec::new();
        for (nth, scalar) in scalars.iter().enumerate() {
            for held in recognize::held(scalar) {
                let (keys, template) = (scalar.keys.clone(), Template::new(held.text));
                texts.push(Embedded { keys, holds: held.holds, template, scalar: nth, style: held.style });
            }
        }
        Self { source, format, texts, scalars, broken }
    }

    /// The file.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The texts in it, in their order.
    pub fn texts(&self) -> &[Embedded] {
        &self.texts
    }

    /// Why it could not be looked into.
    pub fn broken(&self) -> Option<&Broken> {
        self.broken.as_ref()
    }

    /// The file as a report may show it: passwords are hidden, and everything stands where it stood.
    pub fn shown(&self) -> Source {
        let mut text = String::from_utf8_lossy(self.source.bytes()).into_owned();
        if text.len() != self.source.bytes().len() {
            return self.source.clone();
        }
        for scalar in &self.scalars {
            let span = scalar.text.span(Span::new(0, scalar.text.text().len() as u32));
            let Some(raw) = text.get(span.range()) else { continue };
            let secret = scalar.keys.last().is_some_and(|key| is_secret(key));
            let hidden = if secret { dots(raw) } else { String::new() };
            if secret && hidden.len() == raw.len() {
                text.replace_range(span.range(), &hidden);
            }
        }
        for embedded in self.texts.iter().filter(|embedded| embedded.holds == Holds::ConnectString) {
            let span = embedded.text().span(Span::new(0, embedded.text().text().len() as u32));
            if let Some(hidden) = text.get(span.range()).map(tns_dsn::mask) {
                text.replace_range(span.range(), &hidden);
            }
        }
        Source::new(text).unwrap_or_default()
    }
}

fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["password", "passwd", "pwd", "secret"].iter().any(|word| key.ends_with(word))
}

/// As many characters of as many bytes, lines kept.
fn dots(text: &str) -> String {
    let dot = |c: char| match (c, c.len_utf8()) {
        ('\n' | '\r', _) => c,
        (_, 1) => '*',
        (_, 2) => '·',
        (_, 3) => '•',
        _ => '🔒',
    };
    text.chars().map(dot).collect()
}

fn scalars(source: &Source, format: Format) -> Result<Vec<Scalar>, Broken> {
    let mark = source.bom_len();
    let bytes = &source.bytes()[mark as usize..];
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Older files are written in Latin-1: what is beyond ASCII does not matter here.
        Err(_) if matches!(format, Format::Properties | Format::Env) => Cow::Owned(ascii(bytes)),
        Err(error) => {
            return Err(Broken::at(mark as usize + error.valid_up_to(), "the file is not UTF-8 here"));
        }
    };
    let read = match format {
        Format::Properties => properties::read(&text),
        Format::Env => env::read(&text),
        Format::Yaml => yaml::read(&text),
        Format::Json => json::read(&text),
        Format::Toml => toml::read(&text),
        Format::Xml => xml::read(&text),
    };
    match read {
        Ok(mut scalars) => {
            for scalar in scalars.iter_mut().filter(|_| mark > 0) {
                scalar.text = std::mem::take(&mut scalar.text).moved(mark);
            }
            Ok(scalars)
        }
        Err(broken) => {
            let span = Span::new(broken.span.start + mark, broken.span.end + mark);
            Err(Broken { span, ..broken })
        }
    }
}

/// As many bytes, with `?` for what is beyond ASCII.
fn ascii(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { '?' }).collect()
}
