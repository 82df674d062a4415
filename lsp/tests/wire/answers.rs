use lsp_server::{ErrorCode, Message, Request};
use serde_json::json;

use crate::support::{TestServer, about};

const URI: &str = "file:///a/tnsnames.ora";

fn open() -> TestServer {
    let mut server = TestServer::pulling(&[]);
    server.open(URI, "tnsnames", "A = (SID = x)\n");
    server
}

#[test]
fn a_cancelled_request_is_answered_at_once() {
    let mut server = open();
    let waiting = server.ask("test/wait", about(URI));
    server.notify("$/cancelRequest", json!({ "id": waiting }));
    let error = server.answer(&waiting).expect_err("it was cancelled");
    assert_eq!(error.code, ErrorCode::RequestCanceled as i32);
    // What was answered, or never asked, cannot be cancelled.
    server.notify("$/cancelRequest", json!({ "id": waiting }));
    server.notify("$/cancelRequest", json!({ "id": "other" }));
    server.notify("$/cancelRequest", json!({}));
}

#[test]
fn a_storm_of_cancelled_requests_leaves_the_server_answering() {
    let mut server = open();
    let waiting: Vec<_> = (0..500).map(|_| server.ask("test/wait", about(URI))).collect();
    for id in &waiting {
        server.notify("$/cancelRequest", json!({ "id": id }));
    }
    assert_eq!(server.text(URI), "A = (SID = x)\n");
    for id in &waiting {
        assert_eq!(server.answer(id).expect_err("cancelled").code, ErrorCode::RequestCanceled as i32);
    }
}

#[test]
fn a_change_ends_the_older_requests_about_its_document_only() {
    let mut server = open();
    server.open("file:///a/sqlnet.ora", "sqlnet", "");
    let (stale, other) =
        (server.ask("test/wait", about(URI)), server.ask("test/wait", about("file:///a/sqlnet.ora")));
    server.change(URI, 2, json!([{ "text": "B = (SID = y)\n" }]));
    assert_eq!(server.answer(&stale).expect_err("stale").code, ErrorCode::ContentModified as i32);
    assert_eq!(server.text(URI), "B = (SID = y)\n");
    server.notify("$/cancelRequest", json!({ "id": other }));
    assert_eq!(server.answer(&other).expect_err("cancelled").code, ErrorCode::RequestCanceled as i32);
}

#[test]
fn a_panic_answers_an_error_and_the_server_lives_on() {
    let mut server = open();
    for _ in 0..10 {
        assert_eq!(server.refused("test/panic", about(URI)), ErrorCode::InternalError as i32);
    }
    assert_eq!(server.text(URI), "A = (SID = x)\n");
}

#[test]
fn parameters_of_another_shape_are_refused() {
    let mut server = open();
    let invalid = ErrorCode::InvalidParams as i32;
    let odd = json!({ "textDocument": { "uri": URI }, "previousResultId": 5 });
    assert_eq!(server.refused("textDocument/diagnostic", odd), invalid);
    assert_eq!(server.refused("textDocument/diagnostic", json!([1])), invalid);
    assert_eq!(
        server.refused("textDocument/diagnostic", json!({ "textDocument": { "uri": "no address" } })),
        invalid
    );
    assert_eq!(server.refused("workspace/diagnostic", json!({ "previousResultIds": "x" })), invalid);
}

#[test]
fn two_requests_of_one_number_get_one_answer_each() {
    let mut server = open();
    let waiting = server.ask("test/wait", about(URI));
    let again = Request { id: waiting.clone(), method: "test/text".to_owned(), params: about(URI) };
    server.send(Message::Request(again));
    assert_eq!(server.answer(&waiting).expect_err("refused").code, ErrorCode::InvalidRequest as i32);
    server.notify("$/cancelRequest", json!({ "id": waiting }));
    assert_eq!(server.answer(&waiting).expect_err("cancelled").code, ErrorCode::RequestCanceled as i32);
}

#[test]
fn the_page_of_a_rule_can_be_read() {
    let mut server = open();
    let page = server.request(
        "workspace/textDocumentContent",
        json!({ "uri": "tnslint:///rules/TNS304-invalid-port.md" }),
    );
    assert!(page["text"].as_str().is_some_and(|text| text.starts_with("# TNS304 invalid-port\n")));
    let none = server.request("workspace/textDocumentContent", json!({ "uri": "tnslint:///rules/other" }));
    assert_eq!(none["text"], "");
}
