//! `tnslint compat`: what each client makes of files and strings.

use std::fs;
use std::path::{Path, PathBuf};

mod support;

use support::{folder, json, stderr, stdout, succeeds, tnslint};

const HR: &str = "HR = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1.example.com)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = hr)))\n";
const LISTS: &str = "LISTS = (DESCRIPTION = (ADDRESS_LIST = (ADDRESS_LIST = (ADDRESS = (PROTOCOL = TCP)(HOST = db1.example.com)(PORT = 1521))))(CONNECT_DATA = (SERVICE_NAME = hr)))\n";
const HOSTS: &str = "db1.example.com,db2.example.com:1521/sales";

/// A folder with a tnsnames.ora.
fn with(name: &str, entries: &[&str]) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("tnsnames.ora"), entries.concat()).expect("a file");
    folder
}

fn code(folder: &Path, words: &[&str]) -> Option<i32> {
    tnslint(folder, words).status.code()
}

#[test]
fn a_file_is_a_table_of_aliases_and_clients() {
    let folder = with("compat-table", &[HR, LISTS]);
    let output = tnslint(&folder, &["compat", "--target", "node-thin,python-thin", "tnsnames.ora"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let text = stdout(&output);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "tnsnames.ora: 2 aliases",
            "       python-thin  node-thin",
            "HR     ok           ok",
            "LISTS  DPY-2049     ok",
        ]
    );
    assert!(text.contains("--details"), "{text}");
}

#[test]
fn clients_of_one_mind_share_a_column_and_documented_ones_are_marked() {
    let folder = with("compat-columns", &[HR]);
    let text = succeeds(&folder, &["compat"]);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[1].trim(), "oci-19*");
    assert!(lines.contains(&"HR  ok"), "{text}");
    assert!(text.contains("* clients known from documentation; the others were run."), "{text}");
}

#[test]
fn details_tell_both_readings() {
    let folder = with("compat-details", &[HR, LISTS, &format!("EASY = {HOSTS}\n")]);
    let output = tnslint(&folder, &["compat", "--details", "--target", "python-thin", "."]);
    let text = stdout(&output);
    assert!(text.contains("LISTS\n  python-thin\n    fails: DPY-2049"), "{text}");
    let order = "EASY\n  python-thin\n    order: LOAD_BALANCE=off FAILOVER=on (documented: LOAD_BALANCE=on FAILOVER=on)";
    assert!(text.contains(order), "{text}");
    assert!(!text.contains("\nHR\n"), "{text}");
}

#[test]
fn a_string_is_answered_client_by_client() {
    let folder = folder("compat-string");
    let output = tnslint(&folder, &["compat", "--output", "json", "--", HOSTS]);
    assert_eq!(output.status.code(), Some(1));
    let answer = json(&output);
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["clients"].as_object().map(serde_json::Map::len), Some(10));
    let python = &answer["clients"]["python-thin"];
    assert_eq!((&python["outcome"], &python["basis"]), (&"ok".into(), &"observed".into()));
    assert_eq!(python["verdict"], "differs");
    assert_eq!(python["addresses"].as_array().map(Vec::len), Some(2));
    assert_eq!(python["target"]["service_name"], "sales");
    assert_eq!(answer["clients"]["jdbc-thin"]["basis"], "documented");
    let node = &answer["clients"]["node-thin"];
    assert_eq!((&node["verdict"], &node["timeouts"]["retry_count"]), (&"ok".into(), &0.into()));
}

#[test]
fn a_refusal_has_its_code() {
    let folder = folder("compat-refusal");
    let broken = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s))";
    let answer = json(&tnslint(&folder, &["compat", "--output", "json", broken]));
    let node = &answer["clients"]["node-thin"];
    assert_eq!((&node["outcome"], &node["code"]), (&"error".into(), &"NJS-514".into()));
    assert!(node["error"].is_string() && node.get("addresses").is_none(), "{node}");
    // python-oracledb forgives it, the documentation does not.
    let python = &answer["clients"]["python-thin"];
    assert_eq!((&python["outcome"], &python["verdict"]), (&"ok".into(), &"differs".into()));
    assert_eq!(python["differs"][0]["aspect"], "use");
}

#[test]
fn an_alias_is_looked_for_in_the_folder_given() {
    let folder = with("compat-alias", &[HR]);
    let other = with("compat-alias-other", &["HR = db9/hr\n"]);
    let there = other.to_string_lossy();
    let words = ["compat", "--tns-admin", &there, "--target", "node-thin", "--output", "json", "--", "hr"];
    let answer = json(&tnslint(&folder, &words));
    assert_eq!(answer["clients"]["node-thin"]["addresses"][0]["host"], "db9");
    // Without a word, the files of that folder are the question.
    let answer = json(&tnslint(&folder, &["compat", "--tns-admin", &there, "--output", "json"]));
    assert!(answer["aliases"]["HR"]["clients"]["node-thin"]["outcome"] == "ok", "{answer}");
}

#[test]
fn aliases_of_files_are_keys_and_details_add_what_is_connected_with() {
    let folder = with("compat-json", &[HR, LISTS]);
    fs::write(folder.join("tnsnames_more.ora"), HR).expect("a file");
    let answer = json(&tnslint(&folder, &["compat", "--output", "json", "."]));
    assert_eq!(answer["version"], 1);
    let names: Vec<_> = answer["aliases"].as_object().expect("aliases").keys().cloned().collect();
    assert_eq!(names, ["HR", "LISTS", "tnsnames_more.ora:HR"]);
    assert_eq!(answer["aliases"]["LISTS"]["clients"]["python-thin"]["code"], "DPY-2049");
    assert_eq!(answer["aliases"]["HR"]["file"], "tnsnames.ora");
    assert!(answer["aliases"]["HR"]["clients"]["python-thin"].get("addresses").is_none());
    let answer = json(&tnslint(&folder, &["compat", "--output", "json", "--details", "tnsnames.ora"]));
    let python = &answer["aliases"]["HR"]["clients"]["python-thin"];
    assert_eq!(python["addresses"][0]["host"], "db1.example.com");
}

#[test]
fn the_exit_code_is_for_the_clients_named() {
    let folder = with("compat-exit", &[LISTS]);
    assert_eq!(code(&folder, &["compat", "--target", "node-thin"]), Some(0));
    assert_eq!(code(&folder, &["compat", "--target", "python-thin"]), Some(1));
    assert_eq!(code(&folder, &["compat", "--target", "python-thin", "--fail-on", "never"]), Some(0));
    assert_eq!(code(&folder, &["compat", "--target", "python-thin", HOSTS]), Some(1));
    assert_eq!(code(&folder, &["compat", "--target", "python-thin", "--fail-on", "fails", HOSTS]), Some(0));
    let dropped = "db1:1521/sales?colour=red";
    assert_eq!(code(&folder, &["compat", "--target", "python-thin", dropped]), Some(0));
    assert_eq!(
        code(&folder, &["compat", "--target", "python-thin", "--fail-on", "ignores", dropped]),
        Some(1)
    );
}

#[test]
fn wrong_use_is_code_2() {
    let folder = folder("compat-wrong");
    for words in [
        &["compat", "nowhere.ora"][..],
        &["compat", "./nowhere/tnsnames.ora"],
        &["compat", "."],
        &["compat", "--target", "cobol", HOSTS],
        &["compat", "--output", "pdf", HOSTS],
        &["compat", HOSTS, "db3/s"],
        &["compat", ".", "--", HOSTS],
    ] {
        let output = tnslint(&folder, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}: {}", stdout(&output));
        assert!(!stderr(&output).is_empty(), "{words:?}");
    }
}

#[test]
fn a_page_has_the_table_and_what_differs() {
    let folder = with("compat-page", &[HR, LISTS]);
    tnslint(&folder, &["compat", "--output", "html=page.html", "tnsnames.ora"]);
    let page = fs::read_to_string(folder.join("page.html")).expect("the page");
    assert!(page.contains("<td class=\"error\"") && page.contains("DPY-2049"), "{page}");
    assert!(page.contains("<th>oci-19*</th>") && page.contains("<article class=\"error\">"), "{page}");
    assert!(!page.contains("{{"), "{page}");
    let shown = stdout(&tnslint(&folder, &["compat", "--output", "html", "tnsnames.ora"]));
    assert_eq!(shown, page);
}

#[test]
fn passwords_are_not_shown() {
    let folder = folder("compat-password");
    for form in ["text", "json", "html"] {
        let output = tnslint(&folder, &["compat", "--output", form, "--", "scott/tiger@db1:1521/sales"]);
        assert!(!stdout(&output).contains("tiger"), "{form}: {}", stdout(&output));
        assert!(!stderr(&output).contains("tiger"), "{form}");
    }
}
