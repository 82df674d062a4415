use std::borrow::Cow;

use super::value::{self, Value};
use crate::catalog::{FileKind, Keyword, Lookup, ValueType, suffixed};
use crate::text::Span;
use crate::tree::{Node, NodeKind};

/// A parameter with its value. The texts stay in the source: `name` and `text`
/// read them there.
#[derive(Clone, Debug)]
pub struct Setting<'a> {
    /// Its place in the tree.
    pub node: Node<'a>,
    /// The typed value.
    pub value: Value<'a>,
    /// Its id; [`Keyword::UNKNOWN`] where the catalogue lacks it.
    pub keyword: Keyword,
    /// Whether it stands in a place the catalogue knows it in.
    pub known: bool,
}

impl<'a> Setting<'a> {
    /// The keyword as written.
    pub fn name(&self) -> Cow<'a, str> {
        self.node.name()
    }

    /// All of it.
    pub fn span(&self) -> Span {
        self.node.span()
    }

    /// The value as written.
    pub fn value_span(&self) -> Span {
        self.node.value_span()
    }

    /// The text of a value that is text, a path, a name or a word; a host
    /// without brackets, a word in the catalogue's spelling.
    pub fn text(&self) -> Option<Cow<'a, str>> {
        match self.value {
            Value::Text | Value::Path | Value::DistinguishedName | Value::PortName => Some(self.node.value()),
            Value::Host => Some(value::without_brackets(self.node.value())),
            Value::Word(word) => Some(Cow::Borrowed(word)),
            _ => None,
        }
    }
}

/// The catalogue row of a node inside `parent`, and whether it belongs there.
/// A listener's name at the end of the keyword is taken off.
pub fn lookup(kind: FileKind, node: Node<'_>, parent: Keyword) -> (Keyword, Lookup) {
    let found = node.keyword().param(kind, parent);
    if matches!(found, Lookup::Unknown)
        && parent == Keyword::TOP
        && kind == FileKind::Listener
        && let Some(suffixed) = suffixed(kind, &node.name())
    {
        return (suffixed.keyword, Lookup::Here(suffixed.param));
    }
    (node.keyword(), found)
}

/// Reads one parameter inside `parent`.
#[inline(always)]
pub(super) fn setting<'a>(node: Node<'a>, parent: Keyword) -> Setting<'a> {
    let (keyword, found) = lookup(node.file_kind(), node, parent);
    let wanted = found.param().map_or(&ValueType::Text, |param| &param.value);
    Setting { node, keyword, value: value::read(wanted, node), known: matches!(found, Lookup::Here(_)) }
}

/// The parameters below a node; list elements become settings without a name.
pub(super) fn nested<'a>(node: Node<'a>) -> Box<[Setting<'a>]> {
    let parent = lookup(node.file_kind(), node, Keyword::TOP).0;
    let children = node.children().filter(|child| child.kind() != NodeKind::Name);
    children.map(|child| setting(child, parent)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Entry, Part};
    use super::*;

    /// The model of a large file is written once: its size is its speed.
    #[test]
    fn the_model_is_small() {
        assert!(size_of::<Setting<'_>>() <= 48, "{}", size_of::<Setting<'_>>());
        assert!(size_of::<Part<'_>>() <= 48, "{}", size_of::<Part<'_>>());
        assert!(size_of::<Entry<'_>>() <= 80, "{}", size_of::<Entry<'_>>());
    }
}
