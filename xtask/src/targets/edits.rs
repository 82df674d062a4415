//! Invariants of edits.

use tns_parser::tree::NodeKind;
use tns_parser::{Edit, Node, Parse, Source, Span, apply_edits};

/// Nodes that are edited in one text: enough to see all shapes, few enough to be fast.
const LIMIT: usize = 24;

/// Checks edits of the first nodes, one by one and together.
pub(super) fn check(parse: &Parse) {
    let nodes: Vec<_> = parse.entries().flat_map(Node::descendants).take(LIMIT).collect();
    for &node in &nodes {
        check_value(parse, node);
        check_shapes(parse, node);
    }
    check_together(parse, &nodes);
    check_entry_removal(parse);
}

/// The same value again changes nothing; another one changes only the value.
fn check_value(parse: &Parse, node: Node<'_>) {
    let Ok(text) = std::str::from_utf8(parse.source().slice(node.value_span())) else { return };
    assert_eq!(
        apply(parse, &[Edit::set_value(node, text)]),
        parse.print(),
        "{node:?}: same value, other text"
    );
    let changed = apply(parse, &[Edit::set_value(node, "1521")]);
    assert_eq!(changed, spliced(parse, node.value_span(), b"1521"), "{node:?}: more than the value changes");
    read(parse, changed);
}

/// Every edit of a node applies, and touches nothing but what it says.
fn check_shapes(parse: &Parse, node: Node<'_>) {
    let removal = Edit::remove(node);
    assert!(removal.span.contains(node.span()), "{node:?}: the removal leaves a part");
    assert!(blank_around(parse, removal.span, node.span()), "{node:?}: the removal takes neighbours");
    for edit in [removal, Edit::rename(node, "HOST"), Edit::insert_after(node, "(PORT = 1)")] {
        let text = apply(parse, std::slice::from_ref(&edit));
        assert_eq!(text, spliced(parse, edit.span, edit.text.as_bytes()), "{edit:?}");
        read(parse, text);
    }
}

/// Whether only blanks and line ends are removed beside the node itself.
fn blank_around(parse: &Parse, removed: Span, node: Span) -> bool {
    let around = [Span::new(removed.start, node.start), Span::new(node.end, removed.end)];
    around.iter().all(|&span| parse.source().slice(span).iter().all(u8::is_ascii_whitespace))
}

/// Edits of neighbours either apply together or are refused; never half.
fn check_together(parse: &Parse, nodes: &[Node<'_>]) {
    let edits: Vec<_> = nodes.iter().map(|&node| Edit::remove(node)).collect();
    if let Ok(text) = apply_edits(parse.source(), &edits) {
        read(parse, text);
    }
    let outside = Edit::insert(parse.source().len() + 1, "x");
    assert!(apply_edits(parse.source(), &[outside]).is_err(), "an edit outside the text applies");
}

/// Without syntax errors, removing an entry leaves the others as they were.
fn check_entry_removal(parse: &Parse) {
    let named = |entry: &Node<'_>| entry.names().next().is_some();
    if !parse.errors().is_empty() || !parse.entries().all(|entry| named(&entry)) {
        return;
    }
    let Some(first) = parse.entries().next() else { return };
    let after = read(parse, apply(parse, &[Edit::remove(first)]));
    let kept: Vec<_> = parse.entries().skip(1).map(summary).collect();
    let left: Vec<_> = after.entries().map(summary).collect();
    assert_eq!(left, kept, "removing {first:?} changes other entries");
}

/// What an entry is, without its place.
fn summary(entry: Node<'_>) -> Vec<(NodeKind, String, String)> {
    let each = |node: Node<'_>| (node.kind(), node.name().into_owned(), node.value().into_owned());
    entry.descendants().map(each).collect()
}

fn apply(parse: &Parse, edits: &[Edit]) -> Vec<u8> {
    apply_edits(parse.source(), edits).expect("one edit of one node applies")
}

fn read(parse: &Parse, text: Vec<u8>) -> Parse {
    tns_parser::parse(Source::new(text).expect("test inputs are small"), parse.kind())
}

fn spliced(parse: &Parse, span: Span, with: &[u8]) -> Vec<u8> {
    let bytes = parse.print();
    [&bytes[..span.start as usize], with, &bytes[span.end as usize..]].concat()
}
