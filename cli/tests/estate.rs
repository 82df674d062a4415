//! A large inventory as a table, as a tnsnames.ora, changed and compared.

mod support;

use std::fmt::Write;
use std::fs;

use support::{folder, json, stderr, stdout, succeeds, tnslint, tnslint_with};

/// 400 aliases of many shapes.
fn table() -> String {
    let mut text =
        "alias,host,port,protocol,service_name,sid,server,RETRY_COUNT,SECURITY.SSL_SERVER_DN_MATCH\n"
            .to_owned();
    for at in 0..400 {
        let name = if at % 2 == 0 { format!("EVEN_{at}") } else { format!("ODD_{at} A{at}") };
        let hosts = if at % 5 == 0 { format!("db{at}a;db{at}b:1530") } else { format!("db{at}.example.com") };
        let row = match at % 4 {
            0 => format!("{name},{hosts},1521,TCP,s{at}.example.com,,,,"),
            1 => format!("{name},{hosts},2484,TCPS,s{at}.example.com,,,3,yes"),
            2 => format!("{name},{hosts},1521,TCP,,SID{at},DEDICATED,,"),
            _ => format!("{name},{hosts},1521,TCP,s{at},,POOLED,20,"),
        };
        writeln!(text, "{row}").expect("memory");
    }
    text
}

#[test]
fn a_table_becomes_a_file_and_comes_back_equal() {
    let dir = folder("estate");
    fs::write(dir.join("inventory.csv"), table()).expect("written");
    let entries = succeeds(&dir, &["convert", "inventory.csv", "--to", "tnsnames"]);
    fs::write(dir.join("tnsnames.ora"), &entries).expect("written");
    let back = succeeds(&dir, &["convert", "tnsnames.ora", "--to", "csv"]);
    assert_eq!(succeeds(&dir, &["convert", "--from", "csv", "inventory.csv", "--to", "csv"]), back);
    fs::write(dir.join("back.csv"), &back).expect("written");
    assert_eq!(succeeds(&dir, &["convert", "back.csv"]), entries);
    let data = succeeds(&dir, &["convert", "tnsnames.ora", "--to", "json"]);
    fs::write(dir.join("inventory.json"), data).expect("written");
    assert_eq!(succeeds(&dir, &["convert", "inventory.json", "--to", "tnsnames"]), entries);
    let piped = tnslint_with(&dir, &["convert", "-", "--to", "csv"], &[], entries.as_bytes());
    assert_eq!(stdout(&piped), back);
    assert_eq!(
        succeeds(&dir, &["check", "tnsnames.ora", "--output", "concise", "--fail-on", "error"])
            .lines()
            .filter(|line| line.contains("error"))
            .count(),
        0
    );
}

#[test]
fn two_hundred_entries_change_and_nothing_else() {
    let dir = folder("estate-edit");
    fs::write(dir.join("inventory.csv"), table()).expect("written");
    let entries = "# kept\n".to_owned() + &succeeds(&dir, &["convert", "inventory.csv"]);
    fs::write(dir.join("old.ora"), &entries).expect("written");
    fs::write(dir.join("new.ora"), &entries).expect("written");
    let edit = ["edit", "new.ora", "--alias", "even_*", "--set", "RETRY_COUNT=7"];
    let shown = succeeds(&dir, &[&edit[..], &["--diff"]].concat());
    assert_eq!(fs::read_to_string(dir.join("new.ora")).expect("text"), entries, "--diff changes nothing");
    succeeds(&dir, &edit);
    let changed = |sign: char| {
        let lines = shown
            .lines()
            .filter(move |line| line.starts_with(sign) && !line.starts_with(&sign.to_string().repeat(3)));
        lines.map(|line| line[1..].trim().to_owned()).collect::<Vec<_>>()
    };
    assert!(changed('+').iter().all(|line| line.contains("RETRY_COUNT = 7")), "{:?}", changed('+'));
    assert_eq!(changed('+').len(), 200);
    let other = |line: &String| !line.contains("RETRY_COUNT");
    assert_eq!(changed('-').iter().filter(|line| other(line)).count(), 0);
    let diff = tnslint(&dir, &["diff", "old.ora", "new.ora", "--output", "json"]);
    assert_eq!(diff.status.code(), Some(1));
    let report = json(&diff);
    let names: Vec<_> = report["files"][0]["changes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|change| {
            assert_eq!(change["values"].as_array().map(Vec::len), Some(1), "{change}");
            change["name"].as_str().expect("a name").to_owned()
        })
        .collect();
    let mut wanted: Vec<_> = (0..400).step_by(2).map(|at| format!("EVEN_{at}")).collect();
    wanted.sort();
    assert_eq!(names, wanted);
    assert_eq!(tnslint(&dir, &["diff", "old.ora", "old.ora"]).status.code(), Some(0));
}

#[test]
fn a_broken_entry_is_told_in_its_place() {
    let dir = folder("estate-broken");
    let text = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1))(CONNECT_DATA = (SID = s)))\nB = (DESCRIPTION =\n";
    fs::write(dir.join("tnsnames.ora"), text).expect("written");
    let output = tnslint(&dir, &["convert", "tnsnames.ora", "--to", "csv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("tnsnames.ora:2:"), "{}", stderr(&output));
    let rest = tnslint(&dir, &["convert", "tnsnames.ora", "--to", "csv", "--keep-going"]);
    assert_eq!((rest.status.code(), stdout(&rest).lines().count()), (Some(1), 2));
    fs::write(dir.join("bad.csv"), "alias,host,port\nA,h,1\nA,,x\n").expect("written");
    let table = tnslint(&dir, &["convert", "bad.csv"]);
    assert_eq!(table.status.code(), Some(1));
    assert!(stderr(&table).contains("bad.csv: line 3"), "{}", stderr(&table));
}

#[test]
fn wrong_use_is_told() {
    let dir = folder("estate-wrong");
    for words in [
        &["convert", "absent.csv", "--from", "csv"][..],
        &["convert", "db/s", "--to", "tnsnames"],
        &["convert", "db/s", "--to", "nonsense"],
        &["edit", "absent.ora", "--alias", "A", "--delete"],
        &["edit", "absent.ora", "--alias", "A"],
        &["diff", "absent.ora", "absent.ora"],
    ] {
        let output = tnslint(&dir, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(!stderr(&output).is_empty() && output.stdout.is_empty(), "{words:?}");
    }
}
