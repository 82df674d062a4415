use std::borrow::Cow;

use super::container::Part;
use super::descriptor::parts;
use super::setting::{Setting, setting};
use super::usable::{self, Unusable};
use crate::Parse;
use crate::catalog::{FileKind, Keyword};
use crate::text::Span;
use crate::threads::side_by_side;
use crate::tree::{Node, NodeKind};

/// A whole text.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct File<'a> {
    /// The kind it was read as.
    pub kind: FileKind,
    /// Its entries in the order of the text.
    pub entries: Vec<Entry<'a>>,
}

/// `names = value`.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Its place in the tree.
    pub node: Node<'a>,
    /// What it stands for.
    pub value: EntryValue<'a>,
    /// Why no client can use it as a connect descriptor, if so.
    pub unusable: Option<Unusable>,
}

impl<'a> Entry<'a> {
    /// Its names as written, case does not matter; none for a bare descriptor.
    pub fn names(&self) -> impl Iterator<Item = Name<'a>> {
        self.node.names().map(|name| Name { text: name.name(), span: name.span() })
    }

    /// From the first name to the end of the value.
    pub fn span(&self) -> Span {
        self.node.span()
    }
}

/// A name of an entry.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Name<'a> {
    /// As written.
    pub text: Cow<'a, str>,
    /// Where.
    pub span: Span,
}

/// What an entry stands for.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum EntryValue<'a> {
    /// A connect descriptor, or the endpoints of a listener: usually one part.
    Descriptor(Box<[Part<'a>]>),
    /// A parameter of a profile, a listener, a directory or Connection Manager.
    Setting(Setting<'a>),
    /// Text without parentheses: an Easy Connect string.
    Text(Cow<'a, str>),
    /// Nothing behind the `=`.
    Empty,
}

/// The model of a whole text.
pub fn file(parse: &Parse) -> File<'_> {
    File { kind: parse.kind(), entries: each(parse, |entry| entry) }
}

/// What `read` makes of the model of each entry, in the order of the text. A
/// large text is worked on side by side, as it was parsed; no more models
/// exist at a time than `read` keeps.
pub fn each<'a, T: Send>(parse: &'a Parse, read: impl Fn(Entry<'a>) -> T + Sync) -> Vec<T> {
    let parts = side_by_side(parse.tree().parts.iter(), |part| {
        let mut made = Vec::with_capacity(part.entries().len());
        made.extend(part.entries().map(|node| read(entry(node))));
        made
    });
    let append = |mut all: Vec<T>, part| {
        all.extend(part);
        all
    };
    parts.into_iter().reduce(append).unwrap_or_default()
}

/// The model of one entry.
pub fn entry(node: Node<'_>) -> Entry<'_> {
    let value = value(node);
    Entry { node, unusable: usable::check(node, &value), value }
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

/// Whether a parameter may be all that a listener's entry holds.
pub fn is_endpoint(node: Node<'_>) -> bool {
    let words = [Keyword::DESCRIPTION_LIST, Keyword::DESCRIPTION, Keyword::ADDRESS_LIST, Keyword::ADDRESS];
    words.contains(&node.keyword())
}

/// Whether the name of an entry is a parameter, not a name the file chose.
fn is_setting(node: Node<'_>) -> bool {
    let kind = node.file_kind();
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
