//! What is checked beside files: connect strings with files at hand, and the environment.

use std::fs;

mod support;

use support::{folder, stdout, tnslint};

const ALIAS: &str = "SALES = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1.example.com)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s.example.com)))\n";

#[test]
fn an_alias_is_looked_for_in_the_files_of_the_run() {
    let dir = folder("around-alias");
    fs::write(dir.join("tnsnames.ora"), ALIAS).expect("written");
    let report =
        |words: &[&str]| stdout(&tnslint(&dir, &[&["check", "--output", "concise"], words].concat()));
    let unknown = report(&["tnsnames.ora", "--connect-string", "SALE"]);
    assert!(unknown.contains("<connect-string>:1:1: warning[TNS107]"), "{unknown}");
    assert_eq!(report(&["tnsnames.ora", "--connect-string", "sales"]), "");
    assert_eq!(report(&["--connect-string", "SALE"]), "", "without files nothing is known");
    assert!(report(&["--connect-string", ""]).contains("TNS042"));
}

#[test]
fn the_environment_is_checked_where_it_is_described_and_hides_what_it_can() {
    let dir = folder("around-environment");
    fs::write(dir.join("tnsnames.ora"), ALIAS).expect("written");
    let described = ["--env", "TNS_ADMIN=/opt/tns/tnsnames.ora", "--env", "ORACLE_PASSWORD=s3cret"];
    for format in ["human", "concise", "json", "sarif"] {
        let words = [&["check", "--output", format], &described[..]].concat();
        let output = tnslint(&dir, &words);
        assert_eq!(output.status.code(), Some(1));
        let report = stdout(&output);
        assert!(report.contains("TNS615") && !report.contains("s3cret"), "{report}");
    }
    assert_eq!(stdout(&tnslint(&dir, &["check", "--output", "concise"])), "");
}

#[test]
fn findings_for_one_client_need_its_name() {
    let dir = folder("around-target");
    fs::write(dir.join("tnsnames.ora"), "IFILE = /admin/more.ora\n").expect("written");
    let report =
        |words: &[&str]| stdout(&tnslint(&dir, &[&["check", "--output", "concise"], words].concat()));
    assert!(!report(&[]).contains("TNS809"));
    assert!(!report(&["--target", "python-thin"]).contains("TNS809"));
    assert!(report(&["--target", "odpnet-managed"]).contains("TNS809"));
}
