use std::borrow::Cow;

use super::value::{self, Value};
use crate::catalog::{FileKind, Keyword, Lookup, Param, ValueType, suffixed};
use crate::text::Span;
use crate::tree::Node;

/// A parameter with its value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Setting<'a> {
    /// As written.
    pub name: Cow<'a, str>,
    /// Its id; [`Keyword::UNKNOWN`] where the catalogue lacks it.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub keyword: Keyword,
    /// The typed value.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub value: Value<'a>,
    /// All of it.
    pub span: Span,
    /// The value as written.
    pub value_span: Span,
    /// Whether it stands in a place the catalogue knows it in.
    pub known: bool,
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
pub(super) fn setting<'a>(node: Node<'a>, parent: Keyword) -> Setting<'a> {
    let (keyword, found) = lookup(node.parse().kind(), node, parent);
    from_param(node, keyword, found.param(), matches!(found, Lookup::Here(_)))
}

fn from_param<'a>(node: Node<'a>, keyword: Keyword, param: Option<&Param>, known: bool) -> Setting<'a> {
    let wanted = param.map_or(ValueType::Text, |param| param.value);
    Setting {
        name: node.name(),
        keyword,
        value: value::read(&wanted, node),
        span: node.span(),
        value_span: node.value_span(),
        known,
    }
}

/// The parameters below a node; list elements become settings without a name.
pub(super) fn nested<'a>(node: Node<'a>) -> Vec<Setting<'a>> {
    let parent = lookup(node.parse().kind(), node, Keyword::TOP).0;
    node.children()
        .filter(|child| child.kind() != crate::tree::NodeKind::Name)
        .map(|child| setting(child, parent))
        .collect()
}
