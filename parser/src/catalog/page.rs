//! The page of a parameter: what the catalogue knows, as titled facts, as text and as Markdown.

use std::fmt::Write as _;

use super::{Basis, ClientNotes, FileKind, Param, Side, Trust, ValueType};

/// A title and what is known under it.
pub type Fact = (&'static str, String);

/// All that the catalogue knows of a parameter, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its name and the kind of file.
    pub title: String,
    /// What it does.
    pub doc: &'static str,
    /// Value, default, releases, notes.
    pub facts: Vec<Fact>,
    /// What single clients do with it.
    pub clients: Vec<Fact>,
    /// Where all this comes from.
    pub source: Vec<Fact>,
}

impl Page {
    /// The page of a row of the tables of `kind`.
    pub fn of(kind: FileKind, param: &Param) -> Self {
        // Bare descriptors share the table of tnsnames.ora.
        let file = if kind == FileKind::Descriptor { FileKind::Tnsnames } else { kind };
        let clients = param.clients.known().map(|(client, note)| (client, note.to_owned()));
        let source = [("Source", param.source.to_owned()), ("Trust", param.trust_text().to_owned())];
        Self {
            title: format!("{} ({file}.ora)", param.spelling()),
            doc: param.doc,
            facts: facts(param),
            clients: clients.collect(),
            source: known(source),
        }
    }

    /// Every fact in order.
    fn all(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().chain(&self.clients).chain(&self.source)
    }

    /// As plain text, a fact a line, indented below the title.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n  {}\n", self.title, self.doc);
        for (title, fact) in self.all() {
            let _ = writeln!(text, "  {:16} {fact}", format!("{title}:"));
        }
        text
    }

    /// As Markdown: a heading, the text, and lists of facts.
    pub fn markdown(&self) -> String {
        let mut text = format!("### {}\n\n{}\n", escaped(&self.title), escaped(self.doc));
        for facts in [&self.facts, &self.clients, &self.source] {
            if !facts.is_empty() {
                text.push('\n');
            }
            for (title, fact) in facts {
                let _ = writeln!(text, "- **{title}:** {}", escaped(fact));
            }
        }
        text
    }
}

/// Takes its meaning from what Markdown would take for a tag, an emphasis or a link.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        // Inside of a word it emphasizes nothing.
        let joins =
            c == '_' && before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        if matches!(c, '<' | '*' | '_' | '[' | ']' | '\\' | '`') && !joins {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

fn known(facts: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

fn facts(param: &Param) -> Vec<Fact> {
    let older = param.defaults.iter().map(|(release, value)| format!("{value} in {release}"));
    let or_nothing = |text: Option<&str>| text.unwrap_or_default().to_owned();
    known([
        ("Value", param.value.describe()),
        ("Stands in", param.within.join(", ")),
        ("Default", or_nothing(param.default)),
        ("Older defaults", older.collect::<Vec<_>>().join("; ")),
        ("Also written", param.aliases.join(", ")),
        ("Since", or_nothing(param.since)),
        ("Deprecated", or_nothing(param.deprecated)),
        ("Desupported", or_nothing(param.desupported)),
        ("Replaced by", or_nothing(param.replacement)),
        ("Easy Connect", or_nothing(param.easy_connect)),
        ("JDBC", or_nothing(param.jdbc)),
        ("Read by", param.side.describe().to_owned()),
        ("Notes", param.notes.to_owned()),
        ("Security", param.security.to_owned()),
    ])
}

impl Param {
    /// Its name; in listener.ora with the place of the listener's name.
    pub fn spelling(&self) -> String {
        let suffix = if self.suffix { "_<listener_name>" } else { "" };
        format!("{}{suffix}", self.name)
    }

    /// Its name and its other spellings.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// How far the row can be relied on, in words.
    pub const fn trust_text(&self) -> &'static str {
        match (self.basis, self.trust) {
            (Basis::Recalled, _) => "recalled, not checked",
            (_, Trust::High) => "high",
            (_, Trust::Medium) => "medium",
            (_, Trust::Low) => "low",
        }
    }
}

impl ClientNotes {
    /// The clients that something is known of, and what.
    pub fn known(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let all = [
            ("python thin", self.python_thin),
            ("node thin", self.node_thin),
            ("go-oracledb", self.go_oracledb),
            ("JDBC thin", self.jdbc_thin),
            ("ODP.NET managed", self.odpnet_managed),
        ];
        all.into_iter().filter_map(|(client, note)| Some((client, note?)))
    }
}

impl Side {
    /// Who reads it, in words.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Server => "server",
            Self::Both => "client and server",
        }
    }
}

impl ValueType {
    /// What a value has to look like, in words.
    pub fn describe(&self) -> String {
        match *self {
            Self::Container => "nested parameters".into(),
            Self::Boolean => "on, yes, true or off, no, false".into(),
            Self::Integer { min, max } => format!("whole number{}", range(min, max)),
            Self::Size { min, max } => format!("bytes{}", range(min, max)),
            Self::Duration { unit, units: [], min, max } => format!("number of {unit}{}", range(min, max)),
            Self::Duration { unit, units, min, max } => {
                format!("number with {} or none ({unit}){}", units.join(", "), range(min, max))
            }
            Self::Enum { allowed, .. } => format!("one of {}", allowed.join(", ")),
            Self::EnumList { allowed, .. } => format!("list of {}", allowed.join(", ")),
            Self::List => "list".into(),
            Self::Path => "file or directory".into(),
            Self::DistinguishedName => "distinguished name".into(),
            Self::Host => "host name or IP address".into(),
            Self::Port => "port, 1 to 65535".into(),
            Self::Text => "text".into(),
        }
    }

    /// What stands behind the `=`, short: `number [ms|sec|min]`, `on|off`.
    pub fn shape(&self) -> String {
        match *self {
            Self::Container => "(…)".into(),
            Self::Boolean => "on|off".into(),
            Self::Integer { .. } => "number".into(),
            Self::Size { .. } => "bytes".into(),
            Self::Duration { unit, units: [], .. } => format!("number of {unit}"),
            Self::Duration { units, .. } => format!("number [{}]", units.join("|")),
            Self::Enum { allowed, .. } => allowed.join("|"),
            Self::EnumList { allowed, .. } => format!("({}, …)", allowed.join("|")),
            Self::List => "(word, …)".into(),
            Self::Path => "path".into(),
            Self::DistinguishedName => "\"distinguished name\"".into(),
            Self::Host => "host".into(),
            Self::Port => "port".into(),
            Self::Text => "text".into(),
        }
    }
}

fn range(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!(", {min} to {max}"),
        (Some(min), None) => format!(", {min} or more"),
        (None, Some(max)) => format!(", up to {max}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Keyword, Lookup};

    fn page(name: &str) -> Page {
        let keyword = Keyword::of(name.as_bytes());
        match keyword.param(FileKind::Descriptor, Keyword::DESCRIPTION) {
            Lookup::Here(param) => Page::of(FileKind::Descriptor, param),
            other => panic!("{name} is in its place, not {other:?}"),
        }
    }

    #[test]
    fn a_page_as_text_and_as_markdown_says_the_same() {
        let page = page("RETRY_COUNT");
        assert!(page.text().starts_with("RETRY_COUNT (tnsnames.ora)\n  How often"), "{}", page.text());
        assert!(page.text().contains("  Value:           whole number, 0 to 4294967295\n"));
        assert!(page.markdown().starts_with("### RETRY_COUNT (tnsnames.ora)\n\nHow often"));
        assert!(page.markdown().contains("- **Default:** 0\n"));
        assert_eq!(page.text().lines().count(), 2 + page.all().count());
    }

    #[test]
    fn a_shape_is_short() {
        let shapes = [
            (ValueType::Boolean, "on|off"),
            (
                ValueType::Duration { unit: "sec", units: &["ms", "sec"], min: None, max: None },
                "number [ms|sec]",
            ),
            (ValueType::Duration { unit: "min", units: &[], min: None, max: None }, "number of min"),
            (ValueType::Enum { allowed: &["A", "B"], removed: &[] }, "A|B"),
        ];
        for (value, shape) in shapes {
            assert_eq!(value.shape(), shape);
        }
    }
}
