//! The flags of `tnslint check` that say what is reported, mended and left out.

mod support;

use std::fs;
use std::path::Path;

use support::{folder, json, stderr, stdout, succeeds, tnslint, tnslint_with};

fn entry(name: &str, host: &str, port: &str) -> String {
    format!(
        "{name} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = {host})(PORT = {port}))(CONNECT_DATA = (SERVICE_NAME = s.example.com)))\n"
    )
}

/// Two errors (TNS304) and a milder finding (TNS403).
fn three(name: &str) -> std::path::PathBuf {
    let dir = folder(name);
    let text = entry("A", "db1", "99999") + &entry("B", "db1", "70000") + &entry("C", "localhost", "1521");
    fs::write(dir.join("tnsnames.ora"), text).expect("written");
    dir
}

const RULES: &str = "TNS304,TNS403";

fn codes(dir: &Path, words: &[&str], variables: &[(&str, &str)]) -> Vec<String> {
    let words = [&["check", "--output", "concise"], words].concat();
    let output = tnslint_with(dir, &words, variables, b"");
    assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
    let code = |line: &str| line.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
    stdout(&output).lines().map(code).collect()
}

#[test]
fn mild_findings_can_be_left_out() {
    let dir = three("flags-severity");
    assert_eq!(codes(&dir, &["--select", RULES], &[]), ["TNS304", "TNS304", "TNS403"]);
    assert_eq!(codes(&dir, &["--select", RULES, "--min-severity", "error"], &[]), ["TNS304", "TNS304"]);
    assert_eq!(codes(&dir, &["--select", "TNS403"], &[("TNSLINT_MIN_SEVERITY", "error")]), [""; 0]);
    succeeds(&dir, &["check", "--select", "TNS403", "--min-severity", "error", "--fail-on", "info"]);
    assert_eq!(tnslint(&dir, &["check", "--min-severity", "bad"]).status.code(), Some(2));
}

#[test]
fn a_long_report_can_be_cut_and_still_counts() {
    let dir = three("flags-most");
    let words = ["check", "--select", RULES, "--max-diagnostics", "1"];
    let output = tnslint(&dir, &words);
    assert_eq!(output.status.code(), Some(1));
    let (shown, said) = (stdout(&output), stderr(&output));
    assert!(
        shown.contains("Found 2 errors, 1 warning") || shown.contains("Found 2 errors, 1 info"),
        "{shown}"
    );
    assert!(shown.contains("2 more are not shown"), "{shown}");
    assert!(said.contains("2 more findings not shown"), "{said}");
    assert_eq!(shown.matches("TNS").count(), 1, "{shown}");
    let report = json(&tnslint(&dir, &[&words[..], &["--output", "json"]].concat()));
    assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (report["summary"]["errors"].as_u64(), report["summary"]["omitted"].as_u64()),
        (Some(2), Some(2))
    );
    assert_eq!(tnslint(&dir, &["check", "--max-diagnostics", "0"]).status.code(), Some(1));
}

#[test]
fn statistics_count_each_rule() {
    let dir = three("flags-statistics");
    let output = tnslint(&dir, &["check", "--select", RULES, "--statistics"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = stdout(&output);
    let rows: Vec<Vec<_>> = shown.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["code", "name", "count", "fixable"]);
    assert_eq!(rows[1], ["TNS304", "invalid-port", "2", "0"]);
    assert_eq!(rows[2], ["TNS403", "loopback-host", "1", "0"]);
    let words =
        ["check", "--select", RULES, "--statistics", "--output", "json", "--output", "json-lines=lines"];
    let report = json(&tnslint(&dir, &words));
    assert_eq!((report["version"].as_u64(), report["statistics"][0]["count"].as_u64()), (Some(1), Some(2)));
    assert_eq!(fs::read_to_string(dir.join("lines")).expect("written").lines().count(), 2);
    let sarif = json(&tnslint(&dir, &["check", "--select", RULES, "--statistics", "--output", "sarif"]));
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(3));
}

#[test]
fn quiet_says_less_and_verbose_more() {
    let dir = three("flags-quiet");
    let quiet = tnslint(&dir, &["check", "-q", "--max-diagnostics", "1"]);
    assert!(!stdout(&quiet).contains("Found") && stderr(&quiet).is_empty(), "{quiet:?}");
    let nothing = tnslint(&folder("flags-quiet-empty"), &["check", "--quiet"]);
    assert_eq!((stdout(&nothing), stderr(&nothing)), (String::new(), String::new()));
    let verbose = stderr(&tnslint(&dir, &["check", "-v"]));
    assert!(verbose.contains("tnsnames.ora: tnsnames, no configuration, "), "{verbose}");
    assert!(verbose.contains("1 file in "), "{verbose}");
    fs::write(dir.join("tnslint.toml"), "").expect("written");
    let configured = stderr(&tnslint_with(&dir, &["check"], &[("TNSLINT_VERBOSE", "1")], b""));
    assert!(configured.contains("tnslint.toml, "), "{configured}");
    assert_eq!(tnslint(&dir, &["check", "-q", "-v"]).status.code(), Some(2));
    assert_eq!(tnslint(&dir, &["check", "-q", "missing.ora"]).status.code(), Some(2));
    assert!(!stderr(&tnslint(&dir, &["check", "-q", "missing.ora"])).is_empty(), "failures are told");
}

#[test]
fn the_exit_code_can_be_chosen() {
    let dir = three("flags-exit");
    succeeds(&dir, &["check", "--exit-zero"]);
    assert_eq!(tnslint(&dir, &["check", "--exit-zero", "missing.ora"]).status.code(), Some(2));
    let unclosed = entry("A", "db1.example.com", "1521").replace(")))", "))");
    fs::write(dir.join("tnsnames.ora"), &unclosed).expect("written");
    let words = ["check", "--fix", "--exit-non-zero-on-fix", "--show-fixes"];
    let output = tnslint(&dir, &words);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("tnsnames.ora: fixed 1 TNS001 unclosed-parenthesis"), "{output:?}");
    succeeds(&dir, &words);
}

#[test]
fn rules_are_added_and_taken_away() {
    let dir = three("flags-rules");
    assert_eq!(codes(&dir, &["--select", "TNS304", "--extend-select", "TNS403"], &[]).len(), 3);
    assert_eq!(codes(&dir, &["--select", RULES, "--extend-ignore", "TNS304"], &[]), ["TNS403"]);
    let base = [("TNSLINT_IGNORE", "TNS304"), ("TNSLINT_EXTEND_IGNORE", "TNS403")];
    assert_eq!(codes(&dir, &["--select", RULES], &base), [""; 0]);
    fs::write(dir.join("tnslint.toml"), "select = [\"TNS304\"]\n").expect("written");
    assert_eq!(codes(&dir, &["--extend-select", "TNS403"], &[]).len(), 3);
    assert_eq!(tnslint(&dir, &["check", "--fixable", "TNS999"]).status.code(), Some(2));
}

#[test]
fn a_wrong_rule_is_blamed_on_who_names_it() {
    let dir = three("flags-wrong");
    let told = |words: &[&str]| {
        let output = tnslint(&dir, &[&["check"], words].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        stderr(&output)
    };
    fs::write(dir.join("tnslint.toml"), "ignore = [\"TNS403\"]\n").expect("written");
    for flag in ["--select", "--ignore", "--extend-select", "--fix-only"] {
        assert!(told(&[flag, "NOPE"]).starts_with("tnslint: no rule"), "{}", told(&[flag, "NOPE"]));
    }
    fs::write(dir.join("tnslint.toml"), "ignore = [\"NOPE\"]\n").expect("written");
    assert!(told(&[]).contains("tnslint.toml: no rule"), "{}", told(&[]));
}

#[test]
fn fixes_of_some_rules_only() {
    let dir = folder("flags-fixes");
    let text = entry("A", "db1.example.com", "1521").replace(")))", "))")
        + &entry("B", "h.example.com", "1521").replace("(PORT", "(POTR");
    let file = dir.join("tnsnames.ora");
    let fixed = |words: &[&str]| {
        fs::write(&file, &text).expect("written");
        let output = tnslint(&dir, &[&["check", "--unsafe-fixes"], words].concat());
        (fs::read_to_string(&file).expect("text"), stdout(&output))
    };
    for (words, parenthesis, port) in [
        (&["--fix"][..], true, true),
        (&["--fix", "--fixable", "TNS001"], true, false),
        (&["--fix", "--unfixable", "syntax"], false, true),
        (&["--fix-only", "unclosed-parenthesis"], true, false),
        (&["--fix", "--fixable", "TNS2", "--unfixable", "TNS201"], false, false),
        (&[], false, false),
    ] {
        let (text, _) = fixed(words);
        let is_closed = text.lines().next().is_some_and(|line| line.ends_with(")))"));
        assert_eq!((is_closed, !text.contains("POTR")), (parenthesis, port), "{words:?}: {text}");
    }
    let (_, shown) = fixed(&["--unfixable", "TNS201"]);
    assert!(shown.contains("fix by hand") && shown.contains("fixed with --fix"), "{shown}");
}

#[test]
fn files_are_left_out() {
    let dir = folder("flags-exclude");
    for place in ["old", "new"] {
        fs::create_dir_all(dir.join(place)).expect("a folder");
        fs::write(dir.join(place).join("tnsnames.ora"), entry("A", "db1", "99999")).expect("written");
    }
    fs::write(dir.join("tnslint.toml"), "exclude = [\"old/**\"]\nselect = [\"TNS304\"]\n").expect("written");
    let count = |words: &[&str]| codes(&dir, words, &[]).len();
    assert_eq!(count(&[]), 1);
    assert_eq!(count(&["--exclude", "nothing"]), 2, "instead of those of the configuration");
    assert_eq!(count(&["--extend-exclude", "new/**"]), 0, "beside those of the configuration");
    assert_eq!(count(&["old/tnsnames.ora"]), 1);
    assert_eq!(count(&["old/tnsnames.ora", "--force-exclude"]), 0);
    assert_eq!(count(&["new", "--exclude", "new/*.ora"]), 0);
    assert_eq!(tnslint(&dir, &["check", "--exclude", "a["]).status.code(), Some(2));
}

#[test]
fn switches_can_be_set_in_the_environment() {
    let dir = three("flags-environment");
    let code = |value| tnslint_with(&dir, &["check"], &[("TNSLINT_EXIT_ZERO", value)], b"").status.code();
    assert_eq!(
        [code("1"), code("true"), code("0"), code("false"), code("")],
        [Some(0), Some(0), Some(1), Some(1), Some(1)]
    );
}

#[test]
fn comments_are_written_for_what_is_found() {
    let dir = three("flags-suppress");
    let file = dir.join("tnsnames.ora");
    let before = fs::read_to_string(&file).expect("text");
    let said = tnslint(&dir, &["check", "--add-suppressions=until spring", "--select", RULES]);
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    assert!(stderr(&said).contains("3 findings kept quiet"), "{said:?}");
    let after = fs::read_to_string(&file).expect("text");
    assert_eq!(after.matches("# tnslint: ignore[TNS304] until spring\n").count(), 2, "{after}");
    let kept: String =
        after.lines().map(|line| line.split(" #").next().unwrap_or(line).to_owned() + "\n").collect();
    assert_eq!(kept, before);
    succeeds(&dir, &["check", "--select", RULES]);
    succeeds(&dir, &["check", "--add-suppressions", "--select", RULES]);
    assert_eq!(fs::read_to_string(&file).expect("text"), after, "twice is once");
    // What is mended afterwards takes its code out of the brackets.
    fs::write(&file, after.replace("99999", "1521").replace("ignore[TNS403]", "ignore[TNS403,TNS304]"))
        .expect("written");
    tnslint(&dir, &["check", "--fix", "--select", "TNS304,TNS403,TNS901"]);
    let mended = fs::read_to_string(&file).expect("text");
    assert_eq!(
        (mended.matches("ignore[TNS304]").count(), mended.matches("ignore[TNS403]").count()),
        (1, 1),
        "{mended}"
    );
    succeeds(&dir, &["check", "--select", "TNS304,TNS403,TNS901"]);
    let piped = tnslint_with(
        &dir,
        &["check", "-", "--add-suppressions", "--kind", "tnsnames", "--select", RULES],
        &[],
        before.as_bytes(),
    );
    assert!(stdout(&piped).contains("# tnslint: ignore[TNS304]\n"), "{piped:?}");
}

#[test]
fn a_fix_knows_the_files_beside_it() {
    let dir = folder("flags-project");
    let comment = "# tnslint: ignore[TNS601] comes with the package\n";
    fs::write(dir.join("tnsnames.ora"), format!("{comment}IFILE = absent.ora\n")).expect("written");
    let output = tnslint(&dir, &["check", "--fix", "--output", "json"]);
    let text = fs::read_to_string(dir.join("tnsnames.ora")).expect("text");
    assert!(text.starts_with(comment), "the comment keeps something quiet: {text}");
    assert_eq!(json(&output)["summary"]["suppressed"].as_u64(), Some(1));
}
