use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{TestServer, about, file, folder};

const BAD: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))(CONNECT_DATA = (SERVICE_NAME = s)))\n";

fn pulling(more: Value) -> Value {
    let mut params = json!({ "capabilities": { "textDocument": { "diagnostic": {} } } });
    params.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    params
}

/// Whether the port of a document is found to be wrong.
fn finds_port(server: &mut TestServer, uri: &str) -> bool {
    let report = server.request("textDocument/diagnostic", about(uri));
    report["items"].as_array().expect("a full report").iter().any(|item| item["code"] == "TNS304")
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("it can be written");
}

fn changed(server: &mut TestServer, folder: &Path, name: &str) {
    let change = json!({ "uri": file(folder, name), "type": 2 });
    server.notify("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
}

#[test]
fn the_nearest_configuration_counts_and_its_changes_do() {
    let folder = folder("nearest");
    fs::create_dir(folder.join("below")).expect("made");
    write(&folder, "tnslint.toml", "ignore = [\"TNS304\"]\n");
    let (above, below) = (file(&folder, "tnsnames.ora"), file(&folder, "below/tnsnames.ora"));
    let mut server = TestServer::new(pulling(json!({})));
    server.open(&above, "tnsnames", BAD);
    server.open(&below, "tnsnames", BAD);
    assert!(!finds_port(&mut server, &above) && !finds_port(&mut server, &below));
    write(&folder, "below/tnslint.toml", "");
    changed(&mut server, &folder, "below/tnslint.toml");
    assert!(!finds_port(&mut server, &above) && finds_port(&mut server, &below));
}

#[test]
fn a_broken_configuration_is_told_and_the_last_good_one_stays() {
    let folder = folder("broken");
    write(&folder, "tnslint.toml", "ignore = [\"TNS304\"]\n");
    let uri = file(&folder, "tnsnames.ora");
    let mut server = TestServer::new(pulling(json!({})));
    server.open(&uri, "tnsnames", BAD);
    assert!(!finds_port(&mut server, &uri));
    write(&folder, "tnslint.toml", "ignor = [\"TNS304\"]\n");
    changed(&mut server, &folder, "tnslint.toml");
    let message = server.notified("window/showMessage");
    assert!(message["message"].as_str().is_some_and(|text| text.contains("ignor")), "{message}");
    assert!(!finds_port(&mut server, &uri), "the last good one stays");
    write(&folder, "tnslint.toml", "");
    changed(&mut server, &folder, "tnslint.toml");
    assert!(finds_port(&mut server, &uri));
}

#[test]
fn a_broken_configuration_that_is_open_is_told_in_its_place() {
    let folder = folder("open");
    write(&folder, "tnslint.toml", "# é\nselect = [5]\n");
    let (uri, toml) = (file(&folder, "tnsnames.ora"), file(&folder, "tnslint.toml"));
    let mut server = TestServer::new(pulling(json!({})));
    server.open(&toml, "toml", "# é\nselect = [5]\n");
    server.notified("textDocument/publishDiagnostics");
    server.open(&uri, "tnsnames", BAD);
    let told = server.notified("textDocument/publishDiagnostics");
    assert_eq!(told["uri"], json!(toml));
    assert_eq!(told["diagnostics"][0]["range"]["start"], json!({ "line": 1, "character": 10 }));
    write(&folder, "tnslint.toml", "select = [\"TNS9999\"]\n");
    server.notify("textDocument/didSave", about(&toml));
    server.notified("textDocument/publishDiagnostics");
    let told = server.notified("textDocument/publishDiagnostics");
    assert!(
        told["diagnostics"][0]["message"].as_str().is_some_and(|text| text.contains("TNS9999")),
        "{told}"
    );
    write(&folder, "tnslint.toml", "");
    server.notify("textDocument/didSave", about(&toml));
    assert_eq!(server.notified("textDocument/publishDiagnostics")["diagnostics"], json!([]));
    server.change(&toml, 2, json!([{ "text": "" }]));
    server.notify("textDocument/didClose", about(&toml));
}

#[test]
fn settings_come_with_initialize_or_by_notification() {
    let folder = folder("settings");
    write(&folder, "own.toml", "ignore = [\"TNS304\"]\n");
    let uri = file(&folder, "tnsnames.ora");
    let options = json!({ "configuration": folder.join("own.toml") });
    let mut server = TestServer::new(pulling(json!({ "initializationOptions": options })));
    server.open(&uri, "tnsnames", BAD);
    assert!(!finds_port(&mut server, &uri));
    let told = |settings: Value| json!({ "settings": { "tnslint": settings } });
    server.notify("workspace/didChangeConfiguration", told(json!({ "configuration": null })));
    assert!(finds_port(&mut server, &uri));
    let options = json!({ "configuration": folder.join("own.toml"), "targets": "none", "other": {} });
    server.notify("workspace/didChangeConfiguration", told(options));
    assert!(!finds_port(&mut server, &uri), "what has no such value costs no other setting");
    server.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
}

#[test]
fn a_client_that_answers_is_asked_for_its_settings() {
    let folder = folder("asked");
    write(&folder, "own.toml", "ignore = [\"TNS304\"]\n");
    let uri = file(&folder, "tnsnames.ora");
    let capabilities = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "configuration": true, "didChangeConfiguration": { "dynamicRegistration": true },
                       "didChangeWatchedFiles": { "dynamicRegistration": true } }
    });
    let params = json!({ "capabilities": capabilities, "rootUri": file(&folder, "") });
    let mut server = TestServer::new(params);
    let registered = server.asked("client/registerCapability", Value::Null);
    let methods: Vec<_> =
        registered["registrations"].as_array().expect("some").iter().map(|one| &one["method"]).collect();
    assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    let asked = server.asked("workspace/configuration", json!([{ "configuration": "own.toml" }]));
    assert_eq!(asked["items"], json!([{ "section": "tnslint" }]));
    server.open(&uri, "tnsnames", BAD);
    assert!(!finds_port(&mut server, &uri), "a relative path starts from the folder of the workspace");
    server.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    server.asked("workspace/configuration", json!([null]));
    server.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
    server.asked("workspace/configuration", json!([{}]));
    assert!(finds_port(&mut server, &uri));
}

#[test]
fn targets_of_the_editor_come_before_those_of_the_file() {
    let folder = folder("targets");
    write(&folder, "tnslint.toml", "target = [\"oci-19\"]\n");
    let uri = file(&folder, "tnsnames.ora");
    let thin = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = BEQ)(PROGRAM = x)))\n";
    let count = |targets: Value| {
        let options = json!({ "targets": targets });
        let mut server = TestServer::new(pulling(json!({ "initializationOptions": options })));
        server.open(&uri, "tnsnames", thin);
        let report = server.request("textDocument/diagnostic", about(&uri));
        report["items"].as_array().expect("a full report").len()
    };
    assert!(count(json!([])) < count(json!(["python-thin"])));
}
