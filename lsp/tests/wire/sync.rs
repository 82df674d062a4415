use std::collections::BTreeMap;

use lsp_server::ErrorCode;
use proptest::prelude::*;
use serde_json::{Value, json};
use tns_parser::text::{Encoding, LineCol};
use tns_parser::{LineIndex, Source};

use crate::support::{TestServer, about};

const ENCODINGS: [(&str, Encoding); 3] =
    [("utf-8", Encoding::Utf8), ("utf-16", Encoding::Utf16), ("utf-32", Encoding::Utf32)];

fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let place = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
    json!({ "start": place(start), "end": place(end) })
}

#[test]
fn the_best_encoding_that_is_offered_is_taken() {
    let cases: [(&[&str], &str); 6] = [
        (&["utf-16", "utf-32", "utf-8"], "utf-8"),
        (&["utf-16", "utf-32"], "utf-32"),
        (&["utf-16"], "utf-16"),
        (&[], "utf-16"),
        (&["utf-7"], "utf-16"),
        (&["utf-7", "utf-8"], "utf-8"),
    ];
    for (offered, wanted) in cases {
        let params = json!({ "capabilities": { "general": { "positionEncodings": offered } } });
        let result = TestServer::silent().request("initialize", params);
        assert_eq!(result["capabilities"]["positionEncoding"], wanted, "{offered:?}");
    }
}

#[test]
fn several_changes_are_applied_one_after_the_other() {
    for (name, encoding) in ENCODINGS {
        let mut server = TestServer::pulling(&[name]);
        let text = "é\t漢😀 = (SID = x)\r\n";
        server.open("file:///a/tnsnames.ora", "tnsnames", text);
        let lines = LineIndex::new(&Source::new(text).expect("small"));
        let column = |offset: usize| lines.line_col(offset as u32, encoding).column;
        let (start, end) =
            (column(text.find("SID").expect("there")), column(text.find(" = x").expect("there")));
        let changes = json!([
            { "range": range((0, start), (0, end)), "text": "SERVICE_NAME" },
            { "range": range((0, 0), (0, 0)), "text": "# 😀\n" },
        ]);
        server.change("file:///a/tnsnames.ora", 2, changes);
        assert_eq!(server.text("file:///a/tnsnames.ora"), "# 😀\né\t漢😀 = (SERVICE_NAME = x)\r\n", "{name}");
    }
}

#[test]
fn a_change_may_replace_all_and_a_range_may_lie_outside() {
    let mut server = TestServer::pulling(&[]);
    let uri = "untitled:Untitled-1";
    server.open(uri, "tnsnames", "A = b\n");
    server.change(uri, 2, json!([{ "text": "C = d" }]));
    server.change(uri, 3, json!([{ "range": range((0, 99), (99, 99)), "text": "e\n" }]));
    server.change(uri, 3, json!([{ "range": range((50, 0), (40, 7)), "text": "F = g" }]));
    server.change(uri, 1, json!([{ "range": range((0, 3), (0, 0)), "text": "" }]));
    assert_eq!(server.text(uri), " de\nF = g");
}

#[test]
fn documents_that_are_not_open_are_passed_over() {
    let mut server = TestServer::pulling(&[]);
    server.change("file:///nowhere.ora", 2, json!([{ "text": "x" }]));
    server.notify("textDocument/didClose", about("file:///nowhere.ora"));
    server.notify("textDocument/didSave", about("file:///nowhere.ora"));
    assert_eq!(server.refused("test/text", about("file:///nowhere.ora")), ErrorCode::InvalidParams as i32);
    server.open("file:///a.ora", "tnsnames", "A = b");
    server.notify("textDocument/didClose", about("file:///a.ora"));
    assert_eq!(server.refused("test/text", about("file:///a.ora")), ErrorCode::InvalidParams as i32);
}

#[test]
fn the_kind_comes_from_the_language_then_the_name_then_the_text() {
    let mut server = TestServer::pulling(&[]);
    // A parameter of sqlnet.ora: no kind of file but that one takes it.
    let text = "SQLNET.EXPIRE_TIME = often\n";
    let cases = [
        ("file:///a/x.txt", "sqlnet", true),
        ("file:///a/sqlnet.ora", "oranet", true),
        ("file:///a/tnsnames.ora", "oranet", false),
        ("file:///a/other.ora", "oranet", true),
        ("untitled:1", "oranet", true),
        ("file:///a/sqlnet_b.ora", "listener", false),
    ];
    for (uri, language, is_sqlnet) in cases {
        server.open(uri, language, text);
        let report = server.request("textDocument/diagnostic", about(uri));
        let found = report["items"].as_array().expect("a full report").iter();
        let is_value = found.filter(|found| found["code"] == "TNS308").count() > 0;
        assert_eq!(is_value, is_sqlnet, "{uri} {language}: {report:#}");
    }
}

/// What a client does with one of its documents.
#[derive(Clone, Debug)]
enum Event {
    Open(String),
    Close,
    Replace(String),
    Change((u32, u32), (u32, u32), String),
}

fn piece() -> impl Strategy<Value = String> {
    let words = ["A = ", "(X = y)", "\n", "\r\n", "\r", "é", "漢", "😀", "\t", "# c\n", "(", ")", "B,C=\n"];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..8).prop_map(|words| words.concat())
}

fn event() -> impl Strategy<Value = Event> {
    let place = || (0..6_u32, 0..12_u32);
    prop_oneof![
        1 => piece().prop_map(Event::Open),
        1 => Just(Event::Close),
        1 => piece().prop_map(Event::Replace),
        6 => (place(), place(), piece()).prop_map(|(start, end, text)| Event::Change(start, end, text)),
    ]
}

/// What the text of the client is after an event; `None`: closed.
fn after(text: Option<String>, event: &Event, encoding: Encoding) -> Option<String> {
    match (event, text) {
        (Event::Open(text), _) => Some(text.clone()),
        (Event::Close, _) | (_, None) => None,
        (Event::Replace(text), Some(_)) => Some(text.clone()),
        (Event::Change(start, end, new), Some(mut text)) => {
            let lines = LineIndex::new(&Source::new(text.as_str()).expect("small"));
            let offset =
                |(line, column): (u32, u32)| lines.offset(LineCol { line, column }, encoding) as usize;
            let (start, end) = (offset(*start), offset(*end));
            text.replace_range(start.min(end)..start.max(end), new);
            Some(text)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_events_leaves_the_texts_of_the_client(
        events in prop::collection::vec((0..3_usize, event()), 1..40),
        (name, encoding) in prop::sample::select(ENCODINGS.to_vec()),
    ) {
        let uris = ["file:///a/tnsnames.ora", "file:///a/b.ora", "untitled:1"];
        let mut server = TestServer::pulling(&[name]);
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        for (at, (nth, event)) in events.iter().enumerate() {
            let uri = uris[*nth];
            match event {
                Event::Open(text) => server.open(uri, "tnsnames", text),
                Event::Close => server.notify("textDocument/didClose", about(uri)),
                Event::Replace(text) => server.change(uri, at as i32, json!([{ "text": text }])),
                Event::Change(start, end, text) => {
                    server.change(uri, at as i32, json!([{ "range": range(*start, *end), "text": text }]));
                }
            }
            match after(texts.remove(uri), event, encoding) {
                Some(text) => drop(texts.insert(uri, text)),
                None => continue,
            }
        }
        for uri in uris {
            match texts.get(uri) {
                Some(text) => prop_assert_eq!(&server.text(uri), text),
                None => prop_assert_eq!(server.refused("test/text", about(uri)), ErrorCode::InvalidParams as i32),
            }
        }
    }
}

#[test]
fn of_a_closed_document_no_answer_about_tokens_is_kept() {
    let mut server = TestServer::pulling(&[]);
    let uri = "untitled:1";
    server.open(uri, "tnsnames", "A = (SID = x)\n");
    let first = server.request("textDocument/semanticTokens/full", about(uri));
    server.notify("textDocument/didClose", about(uri));
    server.open(uri, "tnsnames", "A = (SID = y)\n");
    let again = json!({ "textDocument": { "uri": uri }, "previousResultId": first["resultId"] });
    let second = server.request("textDocument/semanticTokens/full/delta", again);
    assert!(second["data"].is_array(), "all tokens, no difference: {second}");
}
