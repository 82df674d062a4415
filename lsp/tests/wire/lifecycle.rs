use lsp_server::ErrorCode;
use serde_json::{Value, json};
use tns_lsp::server::Ended;

use crate::support::TestServer;

fn code(code: ErrorCode) -> i32 {
    code as i32
}

#[test]
fn a_request_before_initialize_is_refused() {
    let mut server = TestServer::silent();
    assert_eq!(server.refused("textDocument/hover", json!({})), code(ErrorCode::ServerNotInitialized));
    assert_eq!(server.refused("shutdown", Value::Null), code(ErrorCode::ServerNotInitialized));
    server.notify("textDocument/didOpen", json!({}));
    server.request("initialize", json!({ "capabilities": {} }));
    assert_eq!(server.refused("initialize", json!({})), code(ErrorCode::InvalidRequest));
}

#[test]
fn after_shutdown_only_exit_is_heard() {
    let mut server = TestServer::new(json!({ "capabilities": {} }));
    server.request("shutdown", Value::Null);
    assert_eq!(server.refused("textDocument/diagnostic", json!({})), code(ErrorCode::InvalidRequest));
    assert_eq!(server.exit(), Ended::InOrder);
}

#[test]
fn an_exit_without_shutdown_is_early() {
    assert_eq!(TestServer::silent().exit(), Ended::Early);
    assert_eq!(TestServer::new(json!({})).exit(), Ended::Early);
}

#[test]
fn what_is_unknown_is_refused_or_passed_over() {
    let mut server = TestServer::pulling(&[]);
    assert_eq!(server.refused("textDocument/colors", json!({})), code(ErrorCode::MethodNotFound));
    assert_eq!(server.refused("$/own", json!({})), code(ErrorCode::MethodNotFound));
    server.notify("$/own", json!({ "x": 1 }));
    server.notify("textDocument/didOpen", json!(["no", "document"]));
    server.notify("textDocument/didChange", Value::Null);
}

#[test]
fn any_shape_of_initialize_is_understood() {
    let odd = [
        Value::Null,
        json!([]),
        json!({ "capabilities": null, "workspaceFolders": "x", "rootUri": 5 }),
        json!({ "capabilities": { "general": { "positionEncodings": "utf-8" }, "textDocument": true } }),
        json!({ "processId": "?", "capabilities": [], "initializationOptions": [1] }),
        json!({ "rootUri": "nonsense", "workspaceFolders": [{}, 1, { "uri": "https://x/y" }] }),
    ];
    for params in odd {
        let mut server = TestServer::silent();
        let result = server.request("initialize", params);
        assert_eq!(result["capabilities"]["positionEncoding"], "utf-16");
        assert_eq!(result["serverInfo"]["name"], "tnslint");
    }
}
