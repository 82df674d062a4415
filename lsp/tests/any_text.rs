//! Whatever a text is, the answers hold together.

use std::path::Path;
use std::sync::Arc;

use lsp_types::{DocumentSymbol, DocumentSymbolResponse, Range, TextEdit};
use proptest::prelude::*;
use tns_lint::Linter;
use tns_lsp::features::{
    Folding, definition, document_links, document_symbols, folding_ranges, highlights, linked_editing,
    prepare_rename, references, rename, selection_ranges,
};
use tns_lsp::settings::Settings;
use tns_lsp::{Cancel, Document, View, Workspace};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, Source, Span, parse};

/// Pieces of files, whole and broken.
const PIECES: [&str; 28] = [
    "A = (X = y)\n",
    "a, é漢😀 = (DESCRIPTION = (CONNECT_DATA = (FAILOVER_MODE = (BACKUP = A))))\r\n",
    "B = (FAILOVER_MODE = (BACKUP = \"a\"",
    "BACKUP = A",
    "CONNECT_DATA = (SERVICE_NAME = s)\n",
    "ADDRESS_LIST = (ADDRESS = (HOST = h))\n",
    "(FAILOVER_MODE = (BACKUP = 'A,b' )",
    "# LOCAL_LISTENER = A, \"b\" x\n",
    "\t# é remote_listener=(A\n",
    "IFILE = x.ora\n",
    "A = (ADDRESS = (HOST = h))\r",
    "SID_LIST_A = (SID_LIST =\n",
    "log_file_a = x\n",
    "LOGGING_A",
    "*.local_listener = 'a'\n",
    "LOG_DIRECTORY_A = \"/é漢😀/x\"\n",
    "WALLET_LOCATION = (SOURCE = (METHOD_DATA = (DIRECTORY = /w)))\n",
    "😀",
    "\n",
    "\r\n",
    "(",
    ")",
    "=",
    ",",
    "\"",
    "'",
    " ",
    "\u{FEFF}",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..25).prop_map(|pieces| pieces.concat())
}

fn document(text: &str, kind: FileKind) -> Document {
    Document::new(text, kind, &Arc::default()).expect("small")
}

/// What `ask` says about a document.
fn asked<T>(document: &Document, encoding: Encoding, ask: impl Fn(&View<'_>) -> T) -> T {
    let path = Path::new("/no/such/folder/tnsnames.ora");
    ask(&View {
        document,
        path: Some(path),
        uri: &"file:///no/such/folder/tnsnames.ora".parse().expect("a URI"),
        encoding,
        workspace: &Workspace::default(),
        settings: &Settings::default(),
        linter: &Linter::default(),
        findings: &[],
        cancel: &Cancel::default(),
    })
}

fn all_uses(document: &Document, encoding: Encoding, offset: u32) -> Vec<Range> {
    let found = asked(document, encoding, |view| references(view, offset, true).expect("nobody cancels"));
    found.unwrap_or_default().into_iter().map(|one| one.range).collect()
}

fn spans(document: &Document, encoding: Encoding, edits: &[TextEdit]) -> Vec<Span> {
    asked(document, encoding, |view| edits.iter().map(|edit| view.span(edit.range)).collect())
}

fn nests(symbol: &DocumentSymbol) -> bool {
    let inside = |inner: Range, outer: Range| {
        let key = |position: lsp_types::Position| (position.line, position.character);
        key(outer.start) <= key(inner.start) && key(inner.end) <= key(outer.end)
    };
    let below = symbol.children.iter().flatten();
    inside(symbol.selection_range, symbol.range)
        && !symbol.name.is_empty()
        && below.into_iter().all(|below| inside(below.range, symbol.range) && nests(below))
}

proptest! {
    #[test]
    fn a_rename_changes_every_use_and_breaks_nothing(
        text in text(),
        at in any::<prop::sample::Index>(),
        kind in prop::sample::select(&FileKind::ALL[..]),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]),
    ) {
        let document = document(&text, kind);
        let offset = at.index(text.len() + 1) as u32;
        let renamed = asked(&document, encoding, |view| rename(view, offset, "NEW", None).expect("nobody cancels"));
        let prepared = asked(&document, encoding, |view| prepare_rename(view, offset).expect("nobody cancels"));
        prop_assert_eq!(renamed.is_ok(), prepared.is_ok());
        let Ok(renamed) = renamed else { return Ok(()) };
        let edits: Vec<_> = renamed.changes.expect("changes").into_values().flatten().collect();
        let places = spans(&document, encoding, &edits);
        let mut new = document.clone();
        for (span, edit) in places.iter().zip(&edits).rev() {
            prop_assert!(document.slice(*span).eq_ignore_ascii_case(&document.slice(places[0])));
            new.edit(*span, &edit.new_text).expect("small");
        }
        let errors = |text: String| parse(Source::new(text).expect("small"), kind).errors().len();
        prop_assert!(errors(new.text()) <= errors(text.clone()));
        prop_assert_eq!(all_uses(&new, encoding, places[0].start).len(), all_uses(&document, encoding, offset).len());
    }

    #[test]
    fn every_answer_is_given_and_nests(
        text in text(),
        at in any::<prop::sample::Index>(),
        kind in prop::sample::select(&FileKind::ALL[..]),
        encoding in prop::sample::select(vec![Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]),
    ) {
        let document = document(&text, kind);
        let offset = at.index(text.len() + 1) as u32;
        asked(&document, encoding, |view| {
            let uses = references(view, offset, true).expect("nobody cancels").unwrap_or_default();
            let marked = highlights(view, offset).expect("nobody cancels").unwrap_or_default();
            prop_assert_eq!(uses.len(), marked.len());
            definition(view, offset, true).expect("nobody cancels");
            let linked = linked_editing(view, offset).expect("nobody cancels").map_or(Vec::new(), |linked| linked.ranges);
            let words: Vec<_> = linked.iter().map(|range| document.slice(view.span(*range))).collect();
            prop_assert!(words.windows(2).all(|two| two[0] == two[1]));
            for link in document_links(view, true).expect("nobody cancels") {
                prop_assert!(link.target.is_some() && link.range.start.line == link.range.end.line);
            }
            for range in folding_ranges(view, Folding::default()).expect("nobody cancels") {
                prop_assert!(range.start_line < range.end_line && range.end_line < document.line_count());
            }
            let symbols = document_symbols(view, true).expect("nobody cancels");
            let DocumentSymbolResponse::DocumentSymbolList(symbols) = symbols else { panic!("a hierarchy") };
            prop_assert!(symbols.iter().all(nests));
            let mut selection = selection_ranges(view, &[offset]).expect("nobody cancels").remove(0);
            while let Some(parent) = selection.parent {
                let (inner, outer) = (view.span(selection.range), view.span(parent.range));
                prop_assert!(outer.contains(inner) && outer != inner, "{outer:?} {inner:?}");
                selection = *parent;
            }
            Ok(())
        })?;
    }
}
