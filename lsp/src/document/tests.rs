use proptest::prelude::*;
use tns_parser::text::{Encoding, LineCol};
use tns_parser::{LineIndex, Node};

use super::*;

/// Pieces that texts and edits are made of: entries whole and broken, everything that moves a cut.
const PIECES: [&str; 24] = [
    "A = (X = y)\n",
    "B = (X = y\n",
    "C,\n",
    "# c )\n",
    "  (Z = 'q)\n",
    "(X=\"a)\n",
    "D=\n",
    "\n",
    "x)\r\n",
    " E = 1)\n",
    "\u{FEFF}F = (X=y)\n",
    "é=(漢=😀)\n",
    "G=(X=y)\r",
    "\r\n",
    "H=(X=y)",
    ")",
    "(",
    "=",
    "#",
    "\"",
    "\n\n\n",
    " ",
    "\t",
    "\r",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

fn tree(document: &Document) -> String {
    let blocks = document.blocks_in(document.whole());
    let nodes = blocks.flat_map(|block| {
        let nodes = block.parse().entries().flat_map(Node::descendants);
        nodes.map(|node| format!("{:?} {:?}\n", block.outer(node.span()), node.kind())).collect::<Vec<_>>()
    });
    nodes.collect()
}

fn whole_tree(text: &str, kind: FileKind) -> String {
    let parse = parse(Source::new(text).expect("small"), kind);
    let nodes = parse.entries().flat_map(Node::descendants);
    nodes.map(|node| format!("{:?} {:?}\n", node.span(), node.kind())).collect()
}

fn document(text: &str, kind: FileKind) -> Document {
    Document::new(text, kind, &Arc::default()).expect("small")
}

proptest! {
    #[test]
    fn edits_give_what_reading_anew_gives(
        first in text(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..40, prop::collection::vec(prop::sample::select(&PIECES[..]), 0..3)), 1..20),
        kind in prop::sample::select(vec![FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Descriptor]),
    ) {
        let mut text = first;
        let mut edited = document(&text, kind);
        for (at, removed, new) in edits {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary(start + removed);
            let new = new.concat();
            edited.edit(Span::new(start as u32, end as u32), &new).expect("small");
            text.replace_range(start..end, &new);
            let scratch = document(&text, kind);
            prop_assert_eq!(&edited.text(), &text);
            prop_assert_eq!(edited.len(), text.len() as u32);
            prop_assert_eq!(tree(&edited), whole_tree(&text, kind));
            let blocks = |document: &Document| document.blocks_in(document.whole()).map(Block::span).collect::<Vec<_>>();
            prop_assert_eq!(blocks(&edited), blocks(&scratch));
            prop_assert_eq!(edited.line_count(), scratch.line_count());
        }
    }

    #[test]
    fn places_are_those_of_the_whole_text(text in text(), at in any::<prop::sample::Index>(), encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32])) {
        let document = document(&text, FileKind::Tnsnames);
        let index = LineIndex::new(&Source::new(text.as_str()).expect("small"));
        let offset = text.floor_char_boundary(at.index(text.len() + 1)) as u32;
        let place = document.line_col(offset, encoding);
        prop_assert_eq!(place, index.line_col(offset, encoding));
        prop_assert_eq!(document.offset(place, encoding), index.offset(place, encoding));
        let far = LineCol { line: place.line, column: place.column + 1000 };
        prop_assert_eq!(document.offset(far, encoding), index.offset(far, encoding));
        prop_assert_eq!(document.line_count(), index.lines());
    }
}

#[test]
fn a_name_tells_the_keyword_of_its_entry() {
    let document = document("IFILE = x\nA, B = (X = y)\n", FileKind::Tnsnames);
    let keywords: Vec<_> = document.names().map(|name| name.keyword).collect();
    assert_eq!(keywords, [Keyword::IFILE, Keyword::UNKNOWN, Keyword::UNKNOWN]);
}

#[test]
fn stretches_are_found_by_their_words() {
    let document = document("Sales_2 = (X = y)\nB = (X = SALES)\n", FileKind::Tnsnames);
    assert_eq!(document.stretches_with("sales").count(), 1);
    assert_eq!(document.stretches_with("sale").count(), 0);
    assert_eq!(document.stretches_with("sales_").count(), 0);
}

#[test]
fn a_snapshot_keeps_its_text() {
    let mut edited = document("A = (X = y)\nB = (X = y)\n", FileKind::Tnsnames);
    let snapshot = edited.clone();
    edited.edit(Span::new(0, 1), "LONGER").expect("small");
    assert_eq!(snapshot.text(), "A = (X = y)\nB = (X = y)\n");
    assert_eq!(edited.text(), "LONGER = (X = y)\nB = (X = y)\n");
}

#[test]
fn everything_can_be_removed_and_written_again() {
    let mut edited = document("A = (X = y)\nB = (X = y)\n", FileKind::Tnsnames);
    edited.edit(edited.whole(), "").expect("small");
    assert!(edited.is_empty());
    assert_eq!(edited.line_count(), 1);
    edited.edit(edited.whole(), "C = (X = y)\nD = (X = y)\n").expect("small");
    assert_eq!(edited.names().map(|name| name.text.into_owned()).collect::<Vec<_>>(), ["C", "D"]);
}

#[test]
fn a_large_text_has_many_chunks_that_stay_of_a_size() {
    let entry = |nth: usize| {
        format!("ALIAS{nth} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h{nth})(PORT = 1521)))\n")
    };
    let text: String = (0..5000).map(entry).collect();
    let mut edited = document(&text, FileKind::Tnsnames);
    let before = edited.chunks.len();
    assert!(before > 30);
    for nth in 0..2000 {
        edited.edit(Span::at(0), &entry(nth)).expect("small");
    }
    assert!(edited.chunks.iter().all(|chunk| chunk.len() as usize <= 3 * CHUNK));
    assert_eq!(edited.names().count(), 7000);
}
