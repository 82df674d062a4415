use std::fs;

use lsp_server::ResponseError;
use serde_json::{Value, json};

use crate::support::{TestServer, about, file, folder};

const BAD: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))(CONNECT_DATA = (SERVICE_NAME = s)))\n";

/// The codes of diagnostics, sorted.
fn codes(items: &Value) -> Vec<&str> {
    let items = items.as_array().expect("diagnostics").iter();
    let mut codes: Vec<_> = items.map(|item| item["code"].as_str().unwrap_or_default()).collect();
    codes.sort_unstable();
    codes
}

fn has_port(items: &Value) -> bool {
    codes(items).contains(&"TNS304")
}

/// The next diagnostics that the server tells of a document.
fn pushed(server: &mut TestServer, uri: &str, version: Value) -> Value {
    let told = server.notified("textDocument/publishDiagnostics");
    assert_eq!((&told["uri"], &told["version"]), (&json!(uri), &version));
    told["diagnostics"].clone()
}

#[test]
fn a_client_that_does_not_ask_is_told() {
    let mut server = TestServer::new(json!({ "capabilities": {} }));
    let uri = "untitled:1";
    server.open(uri, "tnsnames", BAD);
    assert!(has_port(&pushed(&mut server, uri, json!(1))));
    server.change(uri, 2, json!([{ "text": BAD.replace("99999", "1521") }]));
    assert!(!has_port(&pushed(&mut server, uri, json!(2))));
    server.notify("textDocument/didClose", about(uri));
    assert_eq!(pushed(&mut server, uri, Value::Null), json!([]));
}

#[test]
fn where_checks_wait_for_saving_a_change_tells_nothing() {
    let options = json!({ "tnslint": { "run": "onSave" } });
    let mut server = TestServer::new(json!({ "initializationOptions": options }));
    let uri = "untitled:1";
    server.open(uri, "tnsnames", "");
    assert_eq!(pushed(&mut server, uri, json!(1)), json!([]));
    server.change(uri, 2, json!([{ "text": BAD }]));
    assert_eq!(server.text(uri), BAD);
    server.notify("textDocument/didSave", about(uri));
    assert!(has_port(&pushed(&mut server, uri, json!(2))));
}

#[test]
fn a_client_that_asks_gets_the_same_answer_once() {
    let mut server = TestServer::pulling(&[]);
    let uri = "untitled:1";
    server.open(uri, "tnsnames", BAD);
    let first = server.request("textDocument/diagnostic", about(uri));
    assert_eq!(first["kind"], "full");
    assert!(has_port(&first["items"]));
    let again = json!({ "textDocument": { "uri": uri }, "previousResultId": first["resultId"] });
    let second = server.request("textDocument/diagnostic", again.clone());
    assert_eq!((&second["kind"], &second["resultId"]), (&json!("unchanged"), &first["resultId"]));
    server.change(uri, 2, json!([{ "text": "" }]));
    let third = server.request("textDocument/diagnostic", again);
    assert_eq!((&third["kind"], &third["items"]), (&json!("full"), &json!([])));
}

#[test]
fn a_change_that_meets_a_question_about_diagnostics_lets_it_be_asked_again() {
    let mut server = TestServer::pulling(&[]);
    let uri = "untitled:1";
    server.open(uri, "tnsnames", &BAD.repeat(2000));
    let asked = server.ask("textDocument/diagnostic", about(uri));
    server.change(uri, 2, json!([{ "text": "" }]));
    let error = server.answer(&asked).expect_err("the check of a large file takes longer than a change");
    assert_eq!(error.code, lsp_server::ErrorCode::ServerCancelled as i32);
    assert_eq!(error.data, Some(json!({ "retriggerRequest": true })));
}

/// What does not use the tnsnames.ora beside it.
const LDAP: &str = "NAMES.DIRECTORY_PATH = (LDAP)\n";

/// A folder with a tnsnames.ora and a sqlnet.ora that does not use it, and their addresses.
fn neighbours(name: &str) -> (std::path::PathBuf, String, String) {
    let folder = folder(name);
    fs::write(folder.join("sqlnet.ora"), LDAP).expect("written");
    fs::write(folder.join("tnsnames.ora"), BAD).expect("written");
    let (tnsnames, sqlnet) = (file(&folder, "tnsnames.ora"), file(&folder, "sqlnet.ora"));
    (folder, tnsnames, sqlnet)
}

#[test]
fn a_document_is_checked_beside_its_neighbours_and_again_when_they_change() {
    let (folder, tnsnames, sqlnet) = neighbours("beside");
    let mut server = TestServer::new(json!({ "rootUri": file(&folder, "") }));
    server.open(&sqlnet, "sqlnet", LDAP);
    assert_eq!(codes(&pushed(&mut server, &sqlnet, json!(1))), ["TNS603"]);
    server.open(&tnsnames, "tnsnames", "");
    assert_eq!(pushed(&mut server, &tnsnames, json!(1)), json!([]));
    assert_eq!(pushed(&mut server, &sqlnet, json!(1)), json!([]), "the alias is gone from the editor");
}

#[test]
fn a_client_that_asks_is_told_to_ask_again_when_a_neighbour_changes() {
    let (_, tnsnames, sqlnet) = neighbours("refresh");
    let capabilities = json!({
        "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } }
    });
    let mut server = TestServer::new(json!({ "capabilities": capabilities }));
    server.open(&tnsnames, "tnsnames", BAD);
    server.open(&sqlnet, "sqlnet", "");
    server.asked("workspace/diagnostic/refresh", Value::Null);
    server.change(&sqlnet, 2, json!([{ "text": LDAP }]));
    server.asked("workspace/diagnostic/refresh", Value::Null);
}

#[test]
fn a_changed_file_of_the_disk_is_read_again() {
    let (folder, tnsnames, sqlnet) = neighbours("watched");
    let mut server = TestServer::new(json!({ "rootUri": file(&folder, "") }));
    server.open(&sqlnet, "sqlnet", LDAP);
    assert_eq!(codes(&pushed(&mut server, &sqlnet, json!(1))), ["TNS603"]);
    fs::remove_file(folder.join("tnsnames.ora")).expect("removed");
    server.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": tnsnames, "type": 3 }] }));
    assert_eq!(pushed(&mut server, &sqlnet, json!(1)), json!([]));
}

#[test]
fn the_whole_workspace_is_checked_open_or_not() {
    let (folder, tnsnames, sqlnet) = neighbours("workspace");
    fs::create_dir_all(folder.join("below/.hidden")).expect("made");
    fs::write(folder.join("below/tnsnames.ora"), BAD).expect("written");
    fs::write(folder.join("below/.hidden/tnsnames.ora"), BAD).expect("written");
    fs::write(folder.join("below/listener.ora"), "").expect("written");
    fs::write(folder.join("tnslint.toml"), "exclude = [\"listener.ora\"]\n").expect("written");
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let params = json!({ "capabilities": capabilities, "rootUri": file(&folder, "") });
    let mut server = TestServer::new(params);
    server.open(&tnsnames, "tnsnames", "");
    let report =
        server.request("workspace/diagnostic", json!({ "previousResultIds": [], "workDoneToken": "t" }));
    let items = report["items"].as_array().expect("reports");
    let below = file(&folder, "below/tnsnames.ora");
    let uris: Vec<_> = items.iter().filter_map(|item| item["uri"].as_str()).collect();
    assert_eq!(uris, [below.as_str(), &sqlnet, &tnsnames]);
    assert!(has_port(&items[0]["items"]) && items[0]["version"].is_null());
    assert_eq!((&items[2]["items"], &items[2]["version"]), (&json!([]), &json!(1)));
    let known: Vec<_> =
        items.iter().map(|item| json!({ "uri": item["uri"], "value": item["resultId"] })).collect();
    let again = server.request("workspace/diagnostic", json!({ "previousResultIds": known }));
    let kinds: Vec<_> =
        again["items"].as_array().expect("reports").iter().map(|item| &item["kind"]).collect();
    assert_eq!(kinds, ["unchanged"; 3]);
    let steps: Vec<_> = (0..4).map(|_| server.notified("$/progress")["value"]["kind"].clone()).collect();
    assert_eq!(steps, ["begin", "report", "report", "end"]);
}

#[test]
fn a_client_that_refuses_progress_is_shown_none() {
    let capabilities = json!({ "window": { "workDoneProgress": true } });
    let mut server = TestServer::new(json!({ "capabilities": capabilities }));
    let asked = server.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let refusal = ResponseError { code: -32601, message: "no".to_owned(), data: None };
    let token = server.asked_and("window/workDoneProgress/create", Err(refusal));
    assert!(token["token"].is_string());
    assert_eq!(server.answer(&asked).expect("an answer")["items"], json!([]));
}
