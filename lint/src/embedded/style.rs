//! How a value is written, so that what a fix puts in is written alike.

use tns_dsn::convert::properties;
use tns_parser::{Edit, Span};

use super::map::Mapped;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Between the quotes of JSON.
    Json,
    /// In a .properties file.
    Properties,
    /// With nothing escaped: plain or folded in YAML, literal in TOML, quoted once in .env.
    AsIs,
    /// The same, where line ends may stand.
    Lines,
    /// Between single quotes in YAML.
    YamlSingle,
    /// Between double quotes in YAML, TOML or .env; line ends may stand as they are.
    Double { lines: bool, dollar: bool },
    /// Behind `|` in YAML, with so many blanks before each line.
    Literal { indent: usize, crlf: bool },
    /// Between tags.
    XmlText,
    /// In a section that takes everything but its own end as it is.
    Cdata,
    /// Between the quotes of an attribute.
    XmlAttribute,
    /// In a way that cannot be written.
    ReadOnly,
}

impl Style {
    /// The edit of the file that an edit of the value comes to. Nothing where it cuts
    /// through an escape or cannot be written in this style.
    pub(super) fn lift(self, source: &[u8], text: &Mapped, edit: &Edit) -> Option<Edit> {
        if !text.is_whole(edit.span) {
            return None;
        }
        match self {
            Self::Literal { indent, crlf } => Some(lines(source, text, edit, indent, crlf)),
            _ => Some(Edit::replace(text.span(edit.span), self.write(&edit.text)?)),
        }
    }

    /// A text as it is written inside a value.
    fn write(self, text: &str) -> Option<String> {
        let line_end = text.contains(['\n', '\r']);
        match self {
            Self::Json => Some(json(text)),
            Self::Properties => Some(properties::escaped(text)),
            Self::Lines => Some(text.to_owned()),
            Self::AsIs => (!line_end).then(|| text.to_owned()),
            Self::YamlSingle => (!line_end).then(|| text.replace('\'', "''")),
            Self::Double { lines, dollar } => {
                let made = if lines { per_line(text) } else { json(text) };
                Some(if dollar { made.replace('$', "\\$") } else { made })
            }
            Self::Cdata => (!text.contains("]]>")).then(|| text.to_owned()),
            Self::XmlText => Some(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")),
            Self::XmlAttribute => Self::XmlText.write(text).map(|text| {
                let text = text.replace('"', "&quot;").replace('\'', "&apos;");
                text.replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;")
            }),
            Self::Literal { .. } | Self::ReadOnly => None,
        }
    }
}

/// Escaped as in JSON, which YAML and TOML read as well.
fn json(text: &str) -> String {
    // Strings always are JSON.
    let quoted = serde_json::to_string(text).unwrap_or_default();
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default().to_owned()
}

/// The same with line ends as they are.
fn per_line(text: &str) -> String {
    text.split('\n').map(json).collect::<Vec<_>>().join("\n")
}

/// An edit of a block whose lines are indented: whole lines take their
/// indentation along, a part of a line leaves it where it is.
fn lines(source: &[u8], text: &Mapped, edit: &Edit, indent: usize, crlf: bool) -> Edit {
    let Span { start, end } = edit.span;
    let starts_line = |at: u32| at == 0 || text.text().as_bytes().get(at as usize - 1) == Some(&b'\n');
    let line_end = if crlf { "\r\n" } else { "\n" };
    let blanks = " ".repeat(indent);
    let whole = starts_line(start) && starts_line(end) && (edit.text.is_empty() || edit.text.ends_with('\n'));
    if !whole {
        let to = if starts_line(end) { text.point(end) } else { text.span(edit.span).end };
        let from = text.point(start);
        let made = edit.text.replace('\n', &format!("{line_end}{blanks}"));
        return Edit::replace(Span::new(from, to.max(from)), made);
    }
    let line = |at: u32| {
        let at = text.point(at);
        let before = source.get(..at as usize).unwrap_or_default();
        at - before.iter().rev().take_while(|&&byte| byte == b' ').count() as u32
    };
    let made: String = edit.text.lines().map(|line| format!("{blanks}{line}{line_end}")).collect();
    Edit::replace(Span::new(line(start), line(end).max(line(start))), made)
}
