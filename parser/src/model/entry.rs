use std::borrow::Cow;

use super::container::Part;
use super::descriptor::parts;
use super::setting::{Setting, setting};
use super::usable::{self, Unusable};
use crate::Parse;
use crate::catalog::{FileKind, Keyword};
use crate::text::Span;
use crate::tree::{Node, NodeKind};

/// A whole text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct File<'a> {
    /// The kind it was read as.
    pub kind: FileKind,
    /// Its entries in the order of the text.
    pub entries: Vec<Entry<'a>>,
}

/// `names = value`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Entry<'a> {
    /// Its names; empty for a bare descriptor.
    pub names: Vec<Name<'a>>,
    /// From the first name to the end of the value.
    pub span: Span,
    /// What it stands for.
    pub value: EntryValue<'a>,
    /// Why no client can use it as a connect descriptor, if so.
    pub unusable: Option<Unusable>,
}

/// A name of an entry.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Name<'a> {
    /// As written; case does not matter.
    pub text: Cow<'a, str>,
    /// Where.
    pub span: Span,
}

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum EntryValue<'a> {
    /// A connect descriptor, or the endpoints of a listener: usually one part.
    Descriptor(Vec<Part<'a>>),
    /// A parameter of a profile, a listener, a directory or Connection Manager.
    Setting(Setting<'a>),
    /// Text without parentheses: an Easy Connect string.
    Text(Cow<'a, str>),
    /// Nothing behind the `=`.
    Empty,
}

/// The model of a whole text.
pub fn file(parse: &Parse) -> File<'_> {
    File { kind: parse.kind(), entries: parse.entries().map(entry).collect() }
}

/// The model of one entry.
pub fn entry(node: Node<'_>) -> Entry<'_> {
    let value = value(node);
    Entry {
        names: node.names().map(|name| Name { text: name.name(), span: name.span() }).collect(),
        span: node.span(),
        unusable: usable::check(node, &value),
        value,
    }
}

fn value(node: Node<'_>) -> EntryValue<'_> {
    if is_setting(node) {
        return EntryValue::Setting(setting(node, Keyword::TOP));
    }
    match node.value_span().is_empty() {
        _ if node.children().any(|child| child.kind() != NodeKind::Name) => {
            EntryValue::Descriptor(parts(node))
        }
        true => EntryValue::Empty,
        false => EntryValue::Text(node.value()),
    }
}

/// Whether the name of an entry is a parameter, not a name the file chose.
fn is_setting(node: Node<'_>) -> bool {
    let kind = node.parse().kind();
    match kind {
        FileKind::Descriptor => false,
        FileKind::Tnsnames => node.keyword() == Keyword::IFILE,
        FileKind::Sqlnet | FileKind::Ldap => true,
        FileKind::Listener | FileKind::Cman => super::setting::lookup(kind, node, Keyword::TOP)
            .1
            .param()
            .is_some_and(|param| param.within.is_empty()),
    }
}
