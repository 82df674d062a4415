//! The names that a file chooses (aliases, listeners, Connection Managers), and where they are
//! used.

mod comment;

use crate::Parse;
use crate::catalog::{FileKind, Keyword, reference_of_database, reference_within, suffixed};
use crate::easy_connect::{Kind, classify};
use crate::model::is_endpoint;
use crate::text::Span;
use crate::tree::{Node, NodeKind};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A net service name of tnsnames.ora.
    Alias,
    /// A listener of listener.ora.
    Listener,
    /// A Connection Manager of cman.ora.
    Manager,
}

/// What a name does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is given to an entry.
    Definition,
    /// It ends the name of a parameter: `LOG_FILE_LISTENER`.
    Suffix,
    /// It is the value of a parameter.
    Value,
    /// A comment speaks of it.
    Mention,
}

/// A name in its place. Names that differ in case only are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameUse {
    /// What it stands for.
    pub kind: NameKind,
    /// What it does there.
    pub role: Role,
    /// The name, without quotes.
    pub span: Span,
    /// What a person points at who means it: the whole name of a parameter that it ends.
    pub around: Span,
}

/// All names of a text and their uses, in the order of the text.
pub fn names(parse: &Parse) -> Vec<NameUse> {
    let mut found: Vec<_> = parse.entries().flat_map(names_of_entry).collect();
    found.extend(comment::mentions(parse));
    found.sort_by_key(|name| (name.span.start, name.role as u8));
    // Two parameters of a comment may share a value.
    found.dedup_by_key(|name| name.span);
    found
}

/// The names that one entry defines or uses.
pub fn names_of_entry(entry: Node<'_>) -> Vec<NameUse> {
    let mut found = own(entry);
    uses(entry, None, &mut found);
    found
}

/// What an entry is called, where that is no parameter.
fn own(entry: Node<'_>) -> Vec<NameUse> {
    let kind = match entry.file_kind() {
        _ if entry.keyword() == Keyword::IFILE => return Vec::new(),
        FileKind::Tnsnames | FileKind::Descriptor => NameKind::Alias,
        FileKind::Sqlnet | FileKind::Ldap => return Vec::new(),
        FileKind::Cman => NameKind::Manager,
        FileKind::Listener => NameKind::Listener,
    };
    if kind == NameKind::Listener
        && !entry.params().next().is_some_and(is_endpoint)
        && let Some(suffix) = suffix(entry)
    {
        return vec![suffix];
    }
    if !has_own_name(entry) {
        return Vec::new();
    }
    let define = |name: Node<'_>| NameUse::new(kind, Role::Definition, name.span());
    entry.names().map(define).collect()
}

/// Whether an entry has a name that the file chose: an alias, a listener with its endpoints, a
/// Connection Manager.
pub fn has_own_name(entry: Node<'_>) -> bool {
    match entry.file_kind() {
        FileKind::Tnsnames | FileKind::Descriptor => true,
        FileKind::Sqlnet | FileKind::Ldap => false,
        FileKind::Cman => entry.is_nested() || entry.value_span().is_empty(),
        FileKind::Listener => entry.value_span().is_empty() || entry.params().next().is_some_and(is_endpoint),
    }
}

/// The listener whose parameter an entry is.
fn suffix(entry: Node<'_>) -> Option<NameUse> {
    if entry.keyword() != Keyword::UNKNOWN {
        return None;
    }
    let name = entry.name();
    let length = suffixed(FileKind::Listener, &name)?.listener.len() as u32;
    let around = entry.name_span();
    // Of a name that is no UTF-8 nobody knows how long its end is.
    (name.len() as u32 == around.len()).then(|| NameUse {
        around,
        ..NameUse::new(NameKind::Listener, Role::Suffix, Span::new(around.end - length, around.end))
    })
}

/// The names in the values of `node` and of what stands below it.
fn uses(node: Node<'_>, parent: Option<Node<'_>>, found: &mut Vec<NameUse>) {
    let name = node.name();
    let within = parent.and_then(|parent| reference_within(&name, &parent.name()));
    if within.or_else(|| reference_of_database(&name)).is_some() {
        found.extend(values(node));
    }
    node.params().for_each(|below| uses(below, Some(node), found));
}

/// The names in a value: one, several with commas between, or a list.
fn values(node: Node<'_>) -> Vec<NameUse> {
    if node.items().next().is_some() {
        return node.items().flat_map(values).collect();
    }
    if node.children().any(|child| child.kind() != NodeKind::Name) {
        return Vec::new();
    }
    let span = node.value_span();
    let quote = u32::from(node.is_quoted());
    let inner = Span::new(span.start + quote, span.end - quote);
    let mut at = inner.start;
    let mut found = Vec::new();
    for piece in node.source().slice(inner).split(|byte| *byte == b',') {
        let word = word_in(piece);
        let span = Span::new(at + word.start as u32, at + word.end as u32);
        let text = node.source().text(span);
        if !span.is_empty() && !text.contains(['#', '(']) && classify(&text) == Kind::Alias {
            found.push(NameUse::new(NameKind::Alias, Role::Value, span));
        }
        at += piece.len() as u32 + 1;
    }
    found
}

/// Where the first word of a text stands, without quotes: behind it a comment goes on.
fn word_in(text: &[u8]) -> std::ops::Range<usize> {
    let start = text.iter().take_while(|byte| byte.is_ascii_whitespace() || is_quote(**byte)).count();
    let ends = |byte: &u8| byte.is_ascii_whitespace() || is_quote(*byte);
    let length = text[start..].iter().position(ends).unwrap_or(text.len() - start);
    start..start + length
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'\'' | b'"')
}

impl NameUse {
    fn new(kind: NameKind, role: Role, span: Span) -> Self {
        Self { kind, role, span, around: span }
    }
}
