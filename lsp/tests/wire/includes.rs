//! Files that IFILE names, in other folders than the ones that name them.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::{TestServer, about, file, folder};

const TO_B: &str = "IFILE = ../b/tnsnames.ora\n";
const TO_A: &str = "IFILE = ../a/tnsnames.ora\n";

/// A folder with two files that include each other, and the addresses of both.
fn circle(name: &str) -> (PathBuf, String, String) {
    let folder = folder(name);
    for (below, text) in [("a", TO_B), ("b", TO_A)] {
        fs::create_dir(folder.join(below)).expect("made");
        fs::write(folder.join(below).join("tnsnames.ora"), text).expect("written");
    }
    let (a, b) = (file(&folder, "a/tnsnames.ora"), file(&folder, "b/tnsnames.ora"));
    (folder, a, b)
}

/// The document that diagnostics are told of next, and whether it is part of a circle.
fn pushed(server: &mut TestServer) -> (String, bool) {
    let told = server.notified("textDocument/publishDiagnostics");
    let uri = told["uri"].as_str().expect("an address").to_owned();
    (uri, told["diagnostics"].to_string().contains("include each other"))
}

fn codes(server: &mut TestServer, uri: &str) -> Vec<String> {
    let report = server.request("textDocument/diagnostic", about(uri));
    let items = report["items"].as_array().expect("a full report").iter();
    items.filter_map(|item| item["code"].as_str().map(str::to_owned)).collect()
}

#[test]
fn both_ends_of_an_include_are_checked_again_when_one_changes() {
    let (_, a, b) = circle("includes");
    let mut server = TestServer::new(json!({ "capabilities": {} }));
    server.open(&a, "tnsnames", TO_B);
    assert_eq!(pushed(&mut server), (a.clone(), true));
    server.open(&b, "tnsnames", TO_A);
    assert_eq!(pushed(&mut server), (b.clone(), true));
    assert_eq!(pushed(&mut server), (a.clone(), true), "what includes the opened one");
    server.change(&a, 2, json!([{ "text": "" }]));
    assert_eq!(pushed(&mut server), (a.clone(), false));
    assert_eq!(pushed(&mut server), (b.clone(), false), "the end of the circle is gone");
    server.change(&a, 3, json!([{ "text": TO_B }]));
    assert_eq!(pushed(&mut server), (a.clone(), true));
    assert_eq!(pushed(&mut server), (b.clone(), true));
    server.change(&b, 2, json!([{ "text": "" }]));
    assert_eq!(pushed(&mut server), (b, false));
    assert_eq!(pushed(&mut server), (a, false));
}

#[test]
fn a_client_that_asks_is_told_to_ask_again() {
    let (_, a, b) = circle("includes-refresh");
    let capabilities = json!({
        "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } }
    });
    let mut server = TestServer::new(json!({ "capabilities": capabilities }));
    server.open(&a, "tnsnames", TO_B);
    codes(&mut server, &a);
    server.open(&b, "tnsnames", TO_A);
    server.asked("workspace/diagnostic/refresh", Value::Null);
    server.change(&a, 2, json!([{ "text": "" }]));
    server.asked("workspace/diagnostic/refresh", Value::Null);
}

#[test]
fn the_client_is_asked_to_watch_included_files_of_other_names() {
    let folder = folder("includes-watched");
    fs::write(folder.join("more.txt"), "").expect("written");
    let uri = file(&folder, "tnsnames.ora");
    let capabilities = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } }
    });
    let mut server = TestServer::new(json!({ "capabilities": capabilities }));
    server.asked("client/registerCapability", Value::Null);
    server.open(&uri, "tnsnames", "IFILE = ./more.txt\n");
    codes(&mut server, &uri);
    let asked = server.asked("client/registerCapability", Value::Null);
    let watcher = &asked["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"];
    assert_eq!(*watcher, json!("**/more.txt"));
}

/// A parameter of sqlnet.ora with a wrong value: only a file of that kind has it.
const OFTEN: &str = "SQLNET.EXPIRE_TIME = often\n";

/// A folder with a tnsnames.ora that includes a file without a kind of its own.
fn including(name: &str) -> (PathBuf, String, String) {
    let folder = folder(name);
    fs::create_dir(folder.join("more")).expect("made");
    fs::write(folder.join("tnsnames.ora"), "IFILE = ./more/x.inc\n").expect("written");
    let (includer, included) = (file(&folder, "tnsnames.ora"), file(&folder, "more/x.inc"));
    (folder, includer, included)
}

#[test]
fn an_included_document_is_of_the_kind_of_an_open_file_that_includes_it() {
    let (_, includer, included) = including("kind-open");
    let mut server = TestServer::pulling(&[]);
    server.open(&included, "oranet", OFTEN);
    assert!(codes(&mut server, &included).contains(&"TNS308".to_owned()), "its text tells sqlnet.ora");
    server.open(&includer, "tnsnames", "IFILE = ./more/x.inc\n");
    assert!(!codes(&mut server, &included).contains(&"TNS308".to_owned()), "it is a tnsnames.ora");
    server.change(&includer, 2, json!([{ "text": "" }]));
    assert!(codes(&mut server, &included).contains(&"TNS308".to_owned()), "nothing includes it any more");
}

#[test]
fn a_closed_file_above_in_the_workspace_tells_the_kind_too() {
    let (folder, _, included) = including("kind-closed");
    let mut server = TestServer::new(json!({ "rootUri": file(&folder, "") }));
    server.open(&included, "oranet", OFTEN);
    let told = server.notified("textDocument/publishDiagnostics");
    assert!(!told["diagnostics"].to_string().contains("TNS308"), "{told}");
    let other = "untitled:1";
    server.open(other, "oranet", OFTEN);
    let told = server.notified("textDocument/publishDiagnostics");
    assert!(told["diagnostics"].to_string().contains("TNS308"), "{told}");
}
