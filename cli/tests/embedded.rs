//! Files of other programs: given by name, in directories, fixed, and in every report.

mod support;

use std::fs;
use std::path::Path;

use support::{folder, json, root, stderr, stdout, succeeds, tnslint};

/// Copies a sample.
fn sample(dir: &Path, name: &str) {
    fs::copy(root().join("fixtures/embedded").join(name), dir.join(name)).expect("copied");
}

#[test]
fn a_file_given_by_name_is_looked_into_and_fixed() {
    let dir = folder("embedded-fix");
    for name in ["application.yml", "configmap.yaml"] {
        sample(&dir, name);
        let shown = stdout(&tnslint(&dir, &["check", name, "--output", "concise"]));
        assert!(shown.lines().all(|line| line.starts_with(name)), "{shown}");
        let output = tnslint(&dir, &["check", name, "--fix", "--unsafe-fixes"]);
        assert!(stdout(&output).contains("Fixed "), "{}", stdout(&output));
        let fixed = root().join("fixtures/embedded").join(format!("{name}.fixed"));
        let text = |path: &Path| fs::read_to_string(path).expect("readable");
        assert_eq!(text(&dir.join(name)), text(&fixed), "{name}");
    }
}

#[test]
fn the_issue_s_two_mistakes_stand_where_they_are() {
    let dir = folder("embedded-places");
    sample(&dir, "application.yml");
    sample(&dir, "configmap.yaml");
    let shown =
        stdout(&tnslint(&dir, &["check", "application.yml", "configmap.yaml", "--output", "concise"]));
    assert!(shown.contains("application.yml:6:49: warning[TNS033]"), "{shown}");
    assert!(shown.contains("configmap.yaml:14:59: error[TNS001]"), "{shown}");
}

#[test]
fn directories_are_looked_into_where_that_is_wanted() {
    let dir = folder("embedded-walk");
    sample(&dir, "application.yml");
    sample(&dir, "broken.env");
    let files = |words: &[&str]| {
        let report = json(&tnslint(&dir, &[&["check", ".", "--output", "json"], words].concat()));
        report["summary"]["files"].as_u64()
    };
    assert_eq!(files(&[]), Some(0));
    assert_eq!(files(&["--embedded"]), Some(2));
    fs::write(dir.join("tnslint.toml"), "[embedded]\nenabled = true\ninclude = [\"*.yml\"]\n")
        .expect("written");
    assert_eq!(files(&[]), Some(1));
    assert_eq!(files(&["--isolated"]), Some(0));
}

#[test]
fn a_broken_file_is_one_finding() {
    let dir = folder("embedded-broken");
    fs::write(dir.join("a.yaml"), "a: [1\nb: c\n").expect("written");
    let output = tnslint(&dir, &["check", "a.yaml", "--output", "concise"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert_eq!(stdout(&output).lines().count(), 1, "{}", stdout(&output));
    assert!(stdout(&output).starts_with("a.yaml:2:"), "{}", stdout(&output));
}

#[test]
fn no_report_shows_a_password() {
    let dir = folder("embedded-passwords");
    for name in ["application.properties", "broken.env", "context.xml"] {
        sample(&dir, name);
        for format in ["human", "grouped", "json", "sarif", "gitlab", "junit", "rdjson", "github"] {
            let shown = stdout(&tnslint(&dir, &["check", name, "--output", format]));
            assert!(shown.contains(name), "{format}: {shown}");
            assert!(!shown.contains("tiger"), "{format}: {shown}");
        }
    }
}

#[test]
fn a_diff_changes_nothing_and_a_clean_file_is_clean() {
    let dir = folder("embedded-diff");
    sample(&dir, "application.yml");
    sample(&dir, "values-clean.yaml");
    let before = fs::read(dir.join("application.yml")).expect("readable");
    let diff = stdout(&tnslint(&dir, &["check", "application.yml", "--diff", "--unsafe-fixes"]));
    assert!(diff.contains("+    url: jdbc:oracle:thin:@db1.example.com:1521/sales.example.com"), "{diff}");
    assert_eq!(fs::read(dir.join("application.yml")).expect("readable"), before);
    succeeds(&dir, &["check", "values-clean.yaml"]);
}
