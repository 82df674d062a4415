//! Invariants of a tree and its errors.

use tns_parser::tree::MAX_DEPTH;
use tns_parser::{LineIndex, Node, Parse, Span};

/// Checks every node, every error and a few places.
pub(super) fn check(parse: &Parse) {
    let whole = Span::new(0, parse.source().len());
    let mut end = 0;
    let mut count = 0;
    for entry in parse.entries() {
        assert!(entry.span().start >= end, "{entry:?} starts inside the entry before");
        end = entry.span().end;
        count += check_node(entry, whole, 0);
    }
    assert_eq!(count, parse.tree().len(), "nodes that no entry holds");
    check_errors(parse, whole);
    check_places(parse);
}

/// Checks a node and what is below; tells how many nodes that are.
fn check_node(node: Node<'_>, around: Span, depth: u32) -> usize {
    let span = node.span();
    assert!(span.start <= span.end && around.contains(span), "{node:?} is not inside {around:?}");
    check_parts(node, span);
    assert!(depth <= MAX_DEPTH + 1, "{node:?} is deeper than the limit");
    let mut end = span.start;
    let mut count = 1;
    for child in node.children() {
        assert!(child.span().start >= end, "{child:?} overlaps the node before it");
        end = child.span().end;
        count += check_node(child, span, depth + 1);
    }
    assert_eq!(count, node.descendants().count(), "children and descendants of {node:?} differ");
    count
}

/// Name and value lie inside, in this order, and can be read.
fn check_parts(node: Node<'_>, span: Span) {
    let (name, value) = (node.name_span(), node.value_span());
    assert!(name.start <= name.end && span.contains(name), "the name of {node:?} is at {name:?}");
    assert!(value.start <= value.end && span.contains(value), "the value of {node:?} is at {value:?}");
    if node.is_quoted() {
        let text = node.source().slice(value);
        assert!(text.len() >= 2 && text.first() == text.last(), "{node:?} has no quotes at {value:?}");
    }
    node.value();
    node.name();
}

fn check_errors(parse: &Parse, whole: Span) {
    for error in parse.errors() {
        let spans = [Some(error.at), error.related];
        for at in spans.into_iter().flatten() {
            assert!(at.start <= at.end && whole.contains(at), "{error:?} lies outside the text");
        }
        assert!(error.count > 0, "{error:?} counts nothing");
    }
    assert!(parse.errors().is_sorted_by_key(|error| error.at.start), "errors are not in order");
}

/// The nodes around a place hold it, the line index finds it again.
fn check_places(parse: &Parse) {
    let len = parse.source().len();
    let lines = LineIndex::new(parse.source());
    for offset in [0, len / 3, len / 2, len] {
        for node in parse.path_at(offset) {
            assert!(node.span().start <= offset && offset <= node.span().end);
        }
        if is_inside(parse.print(), offset as usize) {
            continue;
        }
        let place = lines.line_col(offset, tns_parser::text::Encoding::Utf8);
        assert_eq!(
            lines.offset(place, tns_parser::text::Encoding::Utf8),
            offset,
            "{place:?} is another offset"
        );
    }
}

/// Whether a place stands inside a line end or a character: no editor can name it.
fn is_inside(bytes: &[u8], offset: usize) -> bool {
    let continued = bytes.get(offset).is_some_and(|byte| (0x80..0xC0).contains(byte));
    continued || bytes[..offset].ends_with(b"\r")
}
