//! Points configuration at the place where a wallet lies: WALLET_LOCATION and
//! its kin in sqlnet.ora, the SECURITY section and Easy Connect strings in
//! tnsnames.ora. Every byte that is no such value stays.

mod addresses;
mod strings;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use tns_parser::{Edit, EditError, FileKind, Node, Parse, Source, Span, apply_edits, parse};

use crate::Value;
use crate::edit::like;

/// Where a wallet lies now, and how it is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relocation {
    /// The directory, as clients shall read it: absolute, or with `?` or `${NAME}` in front.
    pub directory: String,
    /// A proxy to set on each TCPS address.
    pub proxy: Option<Proxy>,
}

/// An HTTPS proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxy {
    /// Its host name or IP address.
    pub host: String,
    /// Its port.
    pub port: u16,
}

/// A text that is no `HOST:PORT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a proxy is HOST:PORT, such as proxy.example.com:8080")]
pub struct NoProxy;

impl FromStr for Proxy {
    type Err = NoProxy;

    fn from_str(text: &str) -> Result<Self, NoProxy> {
        let (host, port) = text.rsplit_once(':').ok_or(NoProxy)?;
        let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || ".-_[]:".contains(c));
        let port = port.parse().ok().filter(|&port: &u16| port > 0).ok_or(NoProxy)?;
        match host {
            "" => Err(NoProxy),
            _ if plain => Ok(Self { host: host.trim_matches(['[', ']']).to_owned(), port }),
            _ => Err(NoProxy),
        }
    }
}

/// A changed file.
#[derive(Clone, Debug)]
pub struct Relocated {
    /// The new text; the old one where nothing had to change.
    pub text: Vec<u8>,
    /// What was changed, in the order of the text.
    pub changes: Vec<Change>,
    /// Entries that were left alone since they have a syntax error.
    pub broken: Vec<String>,
}

/// One changed value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The entry.
    pub entry: String,
    /// The parameter.
    pub parameter: String,
    /// Its value before; `None` where it is new.
    pub old: Option<String>,
    /// Its value now.
    pub new: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let old = self.old.as_deref().unwrap_or("(absent)");
        write!(f, "{}: {}: {old} -> {}", self.entry, self.parameter, self.new)
    }
}

/// Why a file cannot be changed; nothing is then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RelocateError {
    /// The directory has a character that no value can hold.
    #[error("the directory `{0}` holds a quote or a control character: no value can hold it")]
    Directory(String),
    /// A file of this kind names no wallet.
    #[error("a file of kind {0} names no wallet; sqlnet.ora and tnsnames.ora do")]
    Kind(FileKind),
    /// The new text would have errors that the old one has not.
    #[error("the change would break the file; nothing was written")]
    WouldBreak,
    /// Two changes meet: a bug of ours rather than of the file.
    #[error("the changes do not fit together: {0}")]
    Edit(String),
}

impl From<EditError> for RelocateError {
    fn from(error: EditError) -> Self {
        Self::Edit(error.to_string())
    }
}

/// What has been collected for one file.
#[derive(Default)]
struct Work {
    edits: Vec<Edit>,
    changes: Vec<Change>,
}

impl Work {
    /// Sets a value that differs, in the quotes it stands in.
    fn set(&mut self, entry: Node<'_>, param: Node<'_>, value: &str) {
        let old = param.value().into_owned();
        if old != value {
            self.edits.push(Edit::set_value(param, in_its_quotes(param, value)));
            self.note(entry, &param.name().to_ascii_uppercase(), Some(old), value);
        }
    }

    fn note(&mut self, entry: Node<'_>, parameter: &str, old: Option<String>, new: &str) {
        let (entry, parameter) = (entry.name().into_owned(), parameter.to_owned());
        self.changes.push(Change { entry, parameter, old, new: new.to_owned() });
    }
}

/// Rewrites every place of a sqlnet.ora, a tnsnames.ora or a bare descriptor
/// that says where the wallet lies. `SYSTEM`, which stands for the certificates
/// of the operating system, stays.
///
/// # Errors
/// [`RelocateError`]; nothing is changed then.
pub fn relocate(parsed: &Parse, to: &Relocation) -> Result<Relocated, RelocateError> {
    if to.directory.is_empty() || to.directory.chars().any(|c| c.is_control() || "\"'".contains(c)) {
        return Err(RelocateError::Directory(to.directory.clone()));
    }
    let mut work = Work::default();
    match parsed.kind() {
        FileKind::Sqlnet => profile(parsed, to, &mut work),
        FileKind::Tnsnames | FileKind::Descriptor => {
            usable(parsed).for_each(|entry| one_name(entry, to, &mut work));
        }
        kind => return Err(RelocateError::Kind(kind)),
    }
    let text = apply_edits(parsed.source(), &work.edits)?;
    let again = Source::new(text.clone()).map(|source| parse(source, parsed.kind()));
    if again.is_ok_and(|again| again.errors().len() > parsed.errors().len()) {
        return Err(RelocateError::WouldBreak);
    }
    let broken = parsed.entries().filter(|entry| entry.is_broken());
    Ok(Relocated {
        text,
        changes: work.changes,
        broken: broken.map(|entry| entry.name().into_owned()).collect(),
    })
}

fn usable(parsed: &Parse) -> impl Iterator<Item = Node<'_>> {
    parsed.entries().filter(|entry| !entry.is_broken())
}

/// sqlnet.ora
fn profile(parsed: &Parse, to: &Relocation, work: &mut Work) {
    let named =
        |entry: &Node<'_>, names: &[&str]| names.iter().any(|name| entry.name().eq_ignore_ascii_case(name));
    for entry in
        usable(parsed).filter(|entry| named(entry, &["WALLET_LOCATION", "ENCRYPTION_WALLET_LOCATION"]))
    {
        location(entry, entry, to, work);
    }
    if to.proxy.is_none() {
        return;
    }
    const SWITCH: &str = "SQLNET.USE_HTTPS_PROXY";
    match usable(parsed).filter(|entry| named(entry, &[SWITCH])).last() {
        Some(entry) => work.set(entry, entry, "on"),
        None => {
            let bytes = parsed.source().bytes();
            let line_end = if bytes.windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
            let before = if bytes.is_empty() || bytes.ends_with(b"\n") { "" } else { line_end };
            work.edits.push(Edit::insert(parsed.source().len(), format!("{before}{SWITCH} = on{line_end}")));
            work.changes.push(Change {
                entry: SWITCH.to_owned(),
                parameter: SWITCH.to_owned(),
                old: None,
                new: "on".to_owned(),
            });
        }
    }
}

/// An entry of a tnsnames.ora.
fn one_name(entry: Node<'_>, to: &Relocation, work: &mut Work) {
    if !entry.is_nested() {
        return strings::easy_connect(entry, to, work);
    }
    let sections = entry.descendants().filter(|node| node.name().eq_ignore_ascii_case("SECURITY"));
    let places = sections.flat_map(|section| section.params().collect::<Vec<_>>());
    let names = ["WALLET_LOCATION", "MY_WALLET_DIRECTORY"];
    for place in places.filter(|param| names.iter().any(|name| param.name().eq_ignore_ascii_case(name))) {
        location(entry, place, to, work);
    }
    if let Some(proxy) = &to.proxy {
        addresses::set_proxy(entry, proxy, work);
    }
}

/// The directory of a wallet location: the value itself, or DIRECTORY below.
fn location(entry: Node<'_>, param: Node<'_>, to: &Relocation, work: &mut Work) {
    if !param.is_nested() {
        if !param.value().eq_ignore_ascii_case("SYSTEM") {
            work.set(entry, param, &to.directory);
        }
        return;
    }
    let directories = param.descendants().filter(|node| node.name().eq_ignore_ascii_case("DIRECTORY"));
    directories.for_each(|directory| work.set(entry, directory, &to.directory));
}

/// The value in the quotes that the old one has, else in those it needs.
fn in_its_quotes(param: Node<'_>, value: &str) -> String {
    let old = param.source().text(param.value_span());
    match old.chars().next() {
        Some(quote @ ('"' | '\'')) if param.is_quoted() => format!("{quote}{value}{quote}"),
        _ => Value::from(value).to_string(),
    }
}

/// Where the text of a value stands, without its quotes.
fn inside(node: Node<'_>) -> Span {
    let span = node.value_span();
    match node.is_quoted() {
        true => Span::new(span.start + 1, span.end - 1),
        false => span,
    }
}
