//! `tnslint connect` as far as nobody is asked.

mod support;

use std::fs;

use support::{folder, json, stderr, stdout, tnslint, tnslint_with};

#[test]
fn a_dry_run_shows_what_would_be_tried_and_as_whom() {
    let dir = folder("connect-dry");
    let entry =
        "SALES = (DESCRIPTION = (ADDRESS = (HOST = db1)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\n";
    fs::write(dir.join("tnsnames.ora"), entry).expect("written");
    let words = ["connect", "sales", "--tns-admin", ".", "--dry-run"];
    let who = ["-u", "app", "--proxy-user", "hr", "--as", "SysDba", "--new-password"];
    let output = tnslint(&dir, &[&words[..], &who].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.starts_with("sales (tnsnames.ora:1)\n    1  db1:1521  tnsnames.ora:1\n"), "{text}");
    let last = "  login: app with a password, to work as hr, as SYSDBA, with a new password\n";
    assert!(text.ends_with(last), "{text}");
    let report = json(&tnslint(&dir, &[&words[..], &["--output", "json"]].concat()));
    assert_eq!((&report["version"], &report["dry_run"]), (&1.into(), &true.into()));
    assert_eq!(report["plan"]["descriptions"][0]["attempts"][0]["host"], "db1");
}

#[test]
fn a_name_that_leads_nowhere_needs_no_password() {
    let dir = folder("connect-nowhere");
    let words = ["connect", "nobody", "-u", "scott", "--tns-admin", "."];
    let output = tnslint(&dir, &words);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), ""));
    assert!(stdout(&output).contains("  no session: nothing could be tried\n  ORA-12154: "), "{output:?}");
    let report = json(&tnslint(&dir, &[&words[..], &["--output", "json"]].concat()));
    assert_eq!((&report["connected"], &report["target"]), (&false.into(), &"nobody".into()));
    assert_eq!((&report["error"]["phase"], &report["error"]["code"]), (&"plan".into(), &"ORA-12154".into()));
}

#[test]
fn the_plan_shows_what_the_command_line_says_about_the_network() {
    let dir = folder("connect-network");
    let native = ["--encryption", "required", "--checksum", "Rejected"];
    let shards = ["--sharding-key", "emea-17", "--super-sharding-key", "gold"];
    let words = ["connect", "h:1/s", "-u", "scott", "--dry-run"];
    let output = tnslint(&dir, &[&words[..], &native, &shards].concat());
    assert!(stdout(&output).contains("native encryption REQUIRED (AES256"), "{output:?}");
    let report = json(&tnslint(&dir, &[&words[..], &native, &shards, &["--output", "json"]].concat()));
    let attempt = &report["plan"]["descriptions"][0]["attempts"][0];
    let data = attempt["connect_data"].as_str().unwrap_or_default();
    assert!(data.contains("(SHARDING_KEY=emea-17)(SUPER_SHARDING_KEY=gold)"), "{data}");
    assert_eq!(attempt["native"]["checksum"]["level"], "REJECTED");
}

#[test]
fn passwords_are_no_arguments() {
    let dir = folder("connect-argument");
    let output = tnslint(&dir, &["connect", "h:1/s", "-u", "scott/tiger"]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("--password-stdin") && said.contains("TNSLINT_PASSWORD"), "{said}");
    for target in ["scott/tiger@h:1/s", "jdbc:oracle:thin:scott/tiger@h:1:s", "h:1/s?password=tiger"] {
        for form in ["text", "json"] {
            let words = ["connect", target, "-u", "scott", "--dry-run", "--output", form];
            let output = tnslint(&dir, &words);
            assert!(!(stdout(&output) + &stderr(&output)).contains("tiger"), "{target}: {output:?}");
        }
    }
}

#[test]
fn without_a_password_nobody_is_asked() {
    let dir = folder("connect-none");
    let words = ["connect", "127.0.0.1:1/s", "-u", "scott", "--output", "json"];
    let stdin = &["--password-stdin"][..];
    let cases = [
        (&[][..], None, "", "a password is needed: give it by --password-stdin or TNSLINT_PASSWORD"),
        (stdin, None, "", "no password is left on standard input"),
        (stdin, None, "\n", "the password is empty"),
        (&["--new-password"], Some(("TNSLINT_PASSWORD", "tiger")), "", "TNSLINT_NEW_PASSWORD"),
    ];
    for (more, variable, input, message) in cases {
        let output = tnslint_with(&dir, &[&words[..], more].concat(), variable.as_slice(), input.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        assert!(stderr(&output).contains(message), "{more:?}: {}", stderr(&output));
        let report = json(&output);
        assert_eq!(report["connected"], false);
        assert!(report["error"]["message"].as_str().is_some_and(|text| text.contains(message)), "{report}");
    }
}

#[test]
fn wrong_use_is_exit_code_2() {
    let dir = folder("connect-use");
    for words in [
        &["connect"][..],
        &["connect", "h:1/s"],
        &["connect", "h:1/s", "-u", "scott", "--external"],
        &["connect", "h:1/s", "--token-key", "k"],
        &["connect", "h:1/s", "-u", "sys", "--as", "king"],
        &["connect", "h:1/s", "-u", "sys", "--prelim"],
    ] {
        let output = tnslint(&dir, words);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{words:?}");
    }
    let output = tnslint(&dir, &["connect", "h:1/s", "--token-file", "missing"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("cannot read `missing`"), "{}", stderr(&output));
}
