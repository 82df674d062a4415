//! Whatever the bytes are: they come back, and the tree lies inside them.

mod shared;

use proptest::prelude::*;
use tns_parser::{FileKind, Node, Parse, Source, model, parse};

fn check(bytes: &[u8], kind: FileKind) {
    let parse = parse(Source::new(bytes).expect("small"), kind);
    assert_eq!(parse.print(), bytes);
    let mut end = 0;
    for entry in parse.entries() {
        assert!(entry.span().start >= end, "entries overlap");
        end = entry.span().end;
        nested(&parse, entry);
        let read = model::entry(entry);
        assert_eq!(read.span(), entry.span());
    }
    for error in parse.errors() {
        assert!(error.at.end as usize <= bytes.len() && error.count > 0, "{error:?}");
    }
}

fn nested(parse: &Parse, node: Node<'_>) {
    assert!(node.span().end <= parse.source().len());
    assert!(node.span().contains(node.value_span()), "{node:?} {:?}", node.value_span());
    assert!(node.span().contains(node.name_span()), "{node:?} {:?}", node.name_span());
    let mut end = node.span().start;
    for child in node.children() {
        assert!(child.span().start >= end && node.span().contains(child.span()), "{child:?} in {node:?}");
        end = child.span().end;
        nested(parse, child);
    }
}

#[test]
fn the_corpus_is_read_and_printed_back() {
    for (_, kind, bytes) in shared::corpus() {
        check(&bytes, kind);
        check(&bytes, FileKind::Descriptor);
    }
}

fn tokens() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "(",
        ")",
        "=",
        ",",
        "#",
        "\"",
        "'",
        "A",
        "HOST",
        "DESCRIPTION",
        "ADDRESS",
        " ",
        "\n",
        "\n ",
        "\r\n",
        "\r",
        "\t",
        "\u{a0}",
        "é",
        "\u{feff}",
        "\\",
        "x86",
        "10 ms",
        "IFILE",
        "LISTENER",
        "SID_LIST_L",
    ]);
    prop::collection::vec(token, 0..60).prop_map(|tokens| tokens.concat())
}

proptest! {
    #[test]
    fn any_tokens_come_back(text in tokens()) {
        for kind in FileKind::ALL {
            check(text.as_bytes(), kind);
        }
    }

    #[test]
    fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for kind in FileKind::ALL {
            check(&bytes, kind);
        }
    }
}
