//! What ships beside the program fits the program: problem matcher, completions, man pages.

use std::collections::BTreeSet;
use std::fs;

use regex::Regex;
use serde_json::Value;

mod support;

use support::{folder, json, root, stderr, stdout, succeeds, tnslint};

/// A finding as the matcher reads it: file, line, column, code, severity, message.
type Annotation = [String; 6];

/// What GitHub makes of a line: the first matcher whose pattern fits.
fn annotation(matchers: &[Value], line: &str) -> Option<Annotation> {
    matchers.iter().find_map(|matcher| {
        let pattern = &matcher["pattern"][0];
        let regex = Regex::new(pattern["regexp"].as_str().expect("a pattern")).expect("it compiles");
        let groups = regex.captures(line)?;
        let part = |name: &str| {
            let at = pattern[name].as_u64()?;
            groups.get(at as usize).map(|group| group.as_str().to_owned())
        };
        let severity = part("severity").or(matcher["severity"].as_str().map(str::to_owned))?;
        Some([part("file")?, part("line")?, part("column")?, part("code")?, severity, part("message")?])
    })
}

fn matchers() -> Vec<Value> {
    let text = fs::read(root().join("packaging/github/tnslint-matcher.json")).expect("the matcher");
    let parsed: Value = serde_json::from_slice(&text).expect("JSON");
    parsed["problemMatcher"].as_array().expect("matchers").clone()
}

/// The same findings from the report for programs.
fn expected(finding: &Value) -> Annotation {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let number = |value: &Value| value.as_u64().expect("a number").to_string();
    let severity = match finding["severity"].as_str() {
        Some("info") => "notice".to_owned(),
        _ => text(&finding["severity"]),
    };
    let start = &finding["start"];
    [
        text(&finding["file"]),
        number(&start["line"]),
        number(&start["column"]),
        text(&finding["code"]),
        severity,
        text(&finding["message"]).replace('\n', " "),
    ]
}

#[test]
fn the_problem_matcher_reads_every_line_of_the_concise_report() {
    let matchers = matchers();
    let words = |format| ["check", "fixtures/demo", "fixtures/hostile", "--output", format];
    let report = stdout(&tnslint(&root(), &words("concise")));
    let read: Vec<_> = report.lines().map(|line| annotation(&matchers, line)).collect();
    let document = json(&tnslint(&root(), &words("json")));
    let wanted: Vec<_> = document["diagnostics"].as_array().expect("findings").iter().map(expected).collect();
    let severities: BTreeSet<_> = wanted.iter().map(|annotation| annotation[4].as_str()).collect();
    assert_eq!(severities, BTreeSet::from(["error", "notice", "warning"]), "the samples have all severities");
    assert_eq!(read.into_iter().flatten().collect::<Vec<_>>(), wanted);
}

#[test]
fn the_problem_matcher_leaves_other_lines_alone() {
    let matchers = matchers();
    for line in
        ["Found 3 errors in 1 file.", "a.rs:1:2: error: expected `;`", "tnsnames.ora:1: error[TNS001] x"]
    {
        assert_eq!(annotation(&matchers, line), None, "{line}");
    }
    let windows = annotation(&matchers, r"C:\net\tnsnames.ora:3:14: error[TNS304] port 99999 does not exist");
    assert_eq!(windows.map(|found| found[0].clone()).as_deref(), Some(r"C:\net\tnsnames.ora"));
}

#[test]
fn completions_name_every_command() {
    let dir = folder("completions");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = succeeds(&dir, &["completions", shell]);
        for word in ["tnslint", "baseline", "check", "wallet", "unsafe-fixes"] {
            assert!(script.contains(word), "{shell} lacks {word}");
        }
    }
    let unknown = tnslint(&dir, &["completions", "cmd.exe"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", stderr(&unknown));
}

#[test]
fn there_is_a_man_page_for_every_command() {
    let dir = folder("man");
    assert!(succeeds(&dir, &["man"]).contains(".TH tnslint 1"));
    assert_eq!(succeeds(&dir, &["man", "--dir", "share/man1"]), "");
    for page in ["tnslint.1", "tnslint-check.1", "tnslint-wallet-credential-add.1"] {
        let text = fs::read_to_string(dir.join("share/man1").join(page)).expect(page);
        assert!(text.contains(".SH SYNOPSIS") && text.contains(".SH OPTIONS"), "{page}");
    }
    fs::write(dir.join("file"), "").expect("written");
    let taken = tnslint(&dir, &["man", "--dir", "file"]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(stderr(&taken).contains("cannot write man pages to `file`"), "{}", stderr(&taken));
}
