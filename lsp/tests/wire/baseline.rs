//! Findings that the baseline of a tnslint.toml knows.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tns_lint::baseline::Baseline;
use tns_lint::{LintFile, Linter};
use tns_parser::{FileKind, Source, parse};

use crate::support::{TestServer, about, file, folder};

/// An entry whose port is wrong.
fn entry(alias: &str) -> String {
    format!(
        "{alias} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))(CONNECT_DATA = (SERVICE_NAME = s)))\n"
    )
}

/// Writes the baseline of what is found in a text that stands in tnsnames.ora.
fn write_baseline(folder: &Path, text: &str) {
    let found =
        Linter::default().check(&LintFile::new(parse(Source::new(text).expect("small"), FileKind::Tnsnames)));
    let known = Baseline::of(found.iter().map(|found| ("tnsnames.ora", found)));
    fs::write(folder.join("known.json"), known.write()).expect("written");
}

/// A folder whose configuration names a baseline, with a tnsnames.ora; and the address of that.
fn known(name: &str, text: &str) -> (PathBuf, String) {
    let folder = folder(name);
    fs::write(folder.join("tnslint.toml"), "baseline = \"known.json\"\n").expect("written");
    fs::write(folder.join("tnsnames.ora"), text).expect("written");
    let uri = file(&folder, "tnsnames.ora");
    (folder, uri)
}

fn changed(server: &mut TestServer, folder: &Path, name: &str) {
    let change = json!({ "uri": file(folder, name), "type": 2 });
    server.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

/// The lines of wrong ports.
fn ports(items: &Value) -> Vec<u64> {
    let items = items.as_array().expect("diagnostics").iter();
    let ports = items.filter(|item| item["code"] == "TNS304");
    ports.filter_map(|item| item["range"]["start"]["line"].as_u64()).collect()
}

fn pushed(server: &mut TestServer) -> Vec<u64> {
    ports(&server.notified("textDocument/publishDiagnostics")["diagnostics"])
}

fn pulled(server: &mut TestServer, uri: &str) -> Vec<u64> {
    ports(&server.request("textDocument/diagnostic", about(uri))["items"])
}

fn insertion(line: u32, character: u32, text: &str) -> Value {
    let place = json!({ "line": line, "character": character });
    json!([{ "range": { "start": place, "end": place }, "text": text }])
}

#[test]
fn what_the_baseline_knows_is_not_told() {
    let text = entry("A");
    let (folder, uri) = known("baseline-pull", &text);
    write_baseline(&folder, &text);
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let mut server = TestServer::new(json!({ "capabilities": capabilities, "rootUri": file(&folder, "") }));
    let everywhere = json!({ "previousResultIds": [] });
    let report = server.request("workspace/diagnostic", everywhere);
    assert_eq!(ports(&report["items"][0]["items"]), [0; 0], "closed");
    server.open(&uri, "tnsnames", &(text.clone() + &entry("B")));
    assert_eq!(pulled(&mut server, &uri), [1]);
    server.change(&uri, 2, json!([{ "text": text }]));
    assert_eq!(pulled(&mut server, &uri), [0; 0]);
}

#[test]
fn a_changed_baseline_is_read_again() {
    let text = entry("A");
    let (folder, uri) = known("baseline-changed", &text);
    write_baseline(&folder, "");
    let mut server = TestServer::new(json!({ "capabilities": {} }));
    server.open(&uri, "tnsnames", &text);
    assert_eq!(pushed(&mut server), [0]);
    write_baseline(&folder, &text);
    changed(&mut server, &folder, "known.json");
    assert_eq!(pushed(&mut server), [0; 0]);
}

#[test]
fn a_baseline_that_cannot_be_used_is_told_once_and_the_last_good_one_counts() {
    let text = entry("A");
    let (folder, uri) = known("baseline-broken", &text);
    let mut server = TestServer::pulling(&[]);
    server.open(&uri, "tnsnames", &text);
    assert_eq!(pulled(&mut server, &uri), [0]);
    let told = server.notified("window/showMessage")["message"].to_string();
    assert!(told.contains("known.json"), "{told}");
    server.change(&uri, 2, json!([{ "text": text }]));
    assert_eq!(pulled(&mut server, &uri), [0], "and nothing is told again");
    write_baseline(&folder, &text);
    changed(&mut server, &folder, "known.json");
    assert_eq!(pulled(&mut server, &uri), [0; 0]);
    fs::write(folder.join("known.json"), "{").expect("written");
    changed(&mut server, &folder, "known.json");
    assert_eq!(pulled(&mut server, &uri), [0; 0], "the last good one counts");
    let told = server.notified("window/showMessage")["message"].to_string();
    assert!(told.contains("this is no baseline"), "{told}");
}

#[test]
fn the_client_is_asked_to_watch_a_baseline() {
    let (folder, uri) = known("baseline-watched", "");
    write_baseline(&folder, "");
    let watching = json!({ "dynamicRegistration": true, "relativePatternSupport": true });
    let capabilities = json!({
        "textDocument": { "diagnostic": {} }, "workspace": { "didChangeWatchedFiles": watching }
    });
    let mut server = TestServer::new(json!({ "capabilities": capabilities }));
    server.asked("client/registerCapability", Value::Null);
    server.open(&uri, "tnsnames", "");
    pulled(&mut server, &uri);
    let asked = server.asked("client/registerCapability", Value::Null);
    let watcher = &asked["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"];
    let base = lsp_types::Uri::from_file_path(&folder).expect("a whole path").to_string();
    assert_eq!(*watcher, json!({ "baseUri": base, "pattern": "known.json" }));
    server.change(&uri, 2, json!([{ "text": "# once\n" }]));
    pulled(&mut server, &uri);
}

#[test]
fn a_known_finding_does_not_come_back_while_one_types_in_a_large_file() {
    let good = entry("GOOD").replace("99999", "1521").repeat(3000);
    let text = entry("A") + &entry("B") + &good;
    let (folder, uri) = known("baseline-large", &text);
    write_baseline(&folder, &text);
    let mut server = TestServer::new(json!({ "capabilities": {} }));
    server.open(&uri, "tnsnames", &text);
    assert_eq!(pushed(&mut server), [0; 0]);
    // In the entry of a known finding, in another one, and another finding of the same entry.
    let port = entry("A").find("9999").expect("it is there") as u32;
    let cases =
        [(insertion(0, 4, " "), vec![]), (insertion(5, 4, " "), vec![]), (insertion(0, port, "9"), vec![0])];
    for (version, (change, wanted)) in (2..).zip(cases) {
        server.change(&uri, version, change);
        assert_eq!(pushed(&mut server), wanted, "at once, version {version}");
        assert_eq!(pushed(&mut server), wanted, "after the pause, version {version}");
    }
}
