use crate::Parse;
use crate::text::Source;
use crate::tree::{Node, NodeKind};

/// Whether two texts mean the same: the same entries with the same names and
/// values, keywords in any case.
pub fn same_model(one: &Parse, other: &Parse) -> bool {
    one.errors().len() == other.errors().len()
        && one.entries().count() == other.entries().count()
        && one.entries().zip(other.entries()).all(|(one, other)| same(one, other))
}

/// Whether `text` by itself is the entry.
pub(super) fn same_entry(entry: Node<'_>, text: &str) -> bool {
    let Ok(source) = Source::new(text) else { return false };
    let parse = crate::parse(source, entry.parse().kind());
    let mut entries = parse.entries();
    let first = entries.next().is_some_and(|first| same(entry, first));
    first && entries.next().is_none() && parse.errors().is_empty()
}

fn same(one: Node<'_>, other: Node<'_>) -> bool {
    let names = one.names().map(Node::name).eq(other.names().map(Node::name));
    names && one.same_value(other) && same_quotes(one, other)
}

fn same_quotes(one: Node<'_>, other: Node<'_>) -> bool {
    let quotes = |node: Node<'_>| (node.kind() == NodeKind::Name, node.is_quoted());
    one.descendants().map(quotes).eq(other.descendants().map(quotes))
}
