//! An old estate takes tnslint in: a baseline, and comments that keep findings quiet.

mod support;

use std::fs;

use support::{folder, json, stderr, stdout, succeeds, tnslint};

fn entry(name: &str, port: &str) -> String {
    format!(
        "{name} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = {port}))(CONNECT_DATA = (SERVICE_NAME = s)))\n"
    )
}

/// Half of the old findings in a list of their own, the other half in a second file.
fn estate(dir: &std::path::Path) -> Vec<String> {
    let entries: Vec<_> = (0..2_500).map(|at| entry(&format!("OLD{at}"), "99999")).collect();
    fs::create_dir_all(dir.join("more")).expect("a folder");
    fs::write(dir.join("tnsnames.ora"), entries.concat()).expect("written");
    fs::write(dir.join("more/tnsnames.ora"), entries.concat()).expect("written");
    entries
}

const CHECK: [&str; 5] = ["check", "--select", "TNS304", "--baseline", "--output=concise"];

#[test]
fn only_new_findings_count() {
    let dir = folder("baseline");
    let mut entries = estate(&dir);
    succeeds(&dir, &["baseline", "write", "--select", "TNS304"]);
    assert_eq!(succeeds(&dir, &CHECK), "");
    // Aliases are moved about, lines inserted, and one mistake is new.
    entries.reverse();
    entries.insert(1_000, "# a comment\n\n".to_owned());
    entries.insert(500, entry("NEW", "70000"));
    fs::write(dir.join("tnsnames.ora"), entries.concat()).expect("written");
    let output = tnslint(&dir, &CHECK);
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(&output);
    assert_eq!(shown.lines().count(), 1, "{shown}");
    assert!(shown.starts_with("tnsnames.ora:501:") && shown.contains("70000"), "{shown}");
    // Started elsewhere, it knows the same files.
    let words =
        ["check", "..", "--select", "TNS304", "--baseline", "../.tnslint-baseline.json", "--output=json"];
    let report = json(&tnslint(&dir.join("more"), &words));
    assert_eq!(
        (report["summary"]["errors"].as_u64(), report["summary"]["baselined"].as_u64()),
        (Some(1), Some(5_000))
    );
}

#[test]
fn a_second_finding_of_the_same_kind_is_new() {
    let dir = folder("baseline-count");
    let double =
        "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = a)(PORT = x1))(CONNECT_DATA = (SID = s)))\n";
    fs::write(dir.join("tnsnames.ora"), double).expect("written");
    succeeds(&dir, &["baseline", "write", "--select", "TNS304"]);
    fs::write(dir.join("tnsnames.ora"), double.repeat(2)).expect("written");
    let output = tnslint(&dir, &CHECK);
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stdout(&output));
}

#[test]
fn what_was_mended_is_stale_until_it_is_pruned() {
    let dir = folder("baseline-stale");
    fs::write(dir.join("tnsnames.ora"), entry("A", "99999") + &entry("B", "99999")).expect("written");
    succeeds(&dir, &["baseline", "write", "--select", "TNS304"]);
    fs::write(dir.join("tnsnames.ora"), entry("A", "1521") + &entry("B", "99999")).expect("written");
    let output = tnslint(&dir, &CHECK);
    assert!(stderr(&output).contains("1 finding of the baseline"), "{}", stderr(&output));
    let show = tnslint(&dir, &["baseline", "show", "--select", "TNS304"]);
    assert_eq!(show.status.code(), Some(1));
    assert!(stdout(&show).contains("stale: tnsnames.ora: TNS304 A/"), "{}", stdout(&show));
    succeeds(&dir, &["baseline", "prune", "--select", "TNS304"]);
    assert!(succeeds(&dir, &["baseline", "show", "--select", "TNS304"]).starts_with("1 known finding\n"));
    fs::write(dir.join(".tnslint-baseline.json"), "{}").expect("written");
    assert_eq!(tnslint(&dir, &CHECK).status.code(), Some(2), "a broken baseline is no silence");
}

#[test]
fn comments_keep_findings_quiet() {
    let dir = folder("suppressions");
    let text =
        entry("A", "99999").trim_end().to_owned() + " # tnslint: ignore[invalid-port] goes in spring\n";
    fs::write(dir.join("tnsnames.ora"), &text).expect("written");
    let report = json(&tnslint(&dir, &["check", "--output", "json"]));
    assert_eq!(
        (report["summary"]["errors"].as_u64(), report["summary"]["suppressed"].as_u64()),
        (Some(0), Some(1))
    );
    let loud = tnslint(&dir, &["check", "--ignore-suppressions"]);
    assert_eq!(loud.status.code(), Some(1));
    let sarif = json(&tnslint(&dir, &["check", "--output", "sarif"]));
    let suppression = &sarif["runs"][0]["results"][0]["suppressions"][0];
    assert_eq!(suppression["justification"], "goes in spring");
    fs::write(dir.join("tnsnames.ora"), text.replace("99999", "1521")).expect("written");
    let unused = tnslint(&dir, &["check", "--output", "concise"]);
    assert!(stdout(&unused).contains("TNS901"), "{}", stdout(&unused));
    tnslint(&dir, &["check", "--fix"]);
    assert_eq!(fs::read_to_string(dir.join("tnsnames.ora")).expect("text"), entry("A", "1521"));
}
