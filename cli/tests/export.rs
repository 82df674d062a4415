//! `tnslint resolve --export`

mod support;

use support::{folder, json, stderr, stdout, tnslint};

const TNSNAMES: &str = "SALES = (DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=db1)(PORT=2484)(HTTPS_PROXY=p))
  (CONNECT_DATA=(SERVICE_NAME=sales)))\n";

fn export(name: &str, more: &[&str]) -> std::process::Output {
    let folder = folder(name);
    std::fs::write(folder.join("tnsnames.ora"), TNSNAMES).expect("a file");
    std::fs::write(folder.join("sqlnet.ora"), "TCP.CONNECT_TIMEOUT=7\n").expect("a file");
    tnslint(&folder, &[&["resolve", "sales", "--tns-admin", ".", "--export"], more].concat())
}

#[test]
fn a_driver_gets_statements_and_the_user_the_notes() {
    let output = export("export-rust", &["oracledb", "-u", "scott", "--as", "sysdba", "--wallet", "/w"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let source = stdout(&output);
    for part in [
        ".set_user(\"scott\")",
        "std::env::var(\"ORACLE_PASSWORD\")",
        "oracledb::AUTH_MODE_SYSDBA",
        "from_millis(7000)",
        ".set_wallet_location(\"/w\")",
    ] {
        assert!(source.contains(part), "{part} is not in {source}");
    }
    assert!(stderr(&output).contains("lost: HTTPS_PROXY: the driver dials the host itself"));
}

#[test]
fn strict_is_about_what_is_lost() {
    assert_eq!(export("export-strict", &["oracledb", "--strict"]).status.code(), Some(1));
    assert_eq!(export("export-whole", &["python", "--strict"]).status.code(), Some(0));
}

#[test]
fn json_has_settings_secrets_and_notes() {
    let document = json(&export("export-json", &["python", "-u", "app[hr]", "--output", "json"]));
    assert_eq!(document["version"], 1);
    assert_eq!(document["settings"]["proxy_user"], "hr");
    assert_eq!(document["settings"]["tcp_connect_timeout"], 7);
    assert_eq!(document["settings"]["https_proxy"], "p");
    assert_eq!(document["secrets"], serde_json::json!(["password"]));
    assert_eq!(document["notes"], serde_json::json!([]));
    assert!(document["source"].as_str().is_some_and(|source| source.starts_with("import os\n")));
}

#[test]
fn a_password_on_the_command_line_is_refused_and_not_repeated() {
    let output = export("export-password", &["python", "-u", "scott/tiger"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("a password does not belong on the command line"));
}

#[test]
fn what_belongs_to_an_export_is_refused_without_one() {
    let folder = folder("export-without");
    let output = tnslint(&folder, &["resolve", "db1/sales", "-u", "scott"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}
