//! `tnslint.toml` on the command line.

mod support;

use std::fs;
use std::path::Path;

use support::{folder, stderr, stdout, succeeds, tnslint, tnslint_with};

const BAD_PORT: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 99999))(CONNECT_DATA = (SERVICE_NAME = s)))\n";
const LOCAL: &str = "B = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = localhost)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\n";

/// A directory with a configuration and a file with two findings.
fn project(name: &str, config: &str) -> std::path::PathBuf {
    let dir = folder(name);
    fs::create_dir_all(dir.join("sub/deep")).expect("a folder");
    fs::write(dir.join("tnslint.toml"), config).expect("written");
    fs::write(dir.join("sub/deep/tnsnames.ora"), BAD_PORT.to_owned() + LOCAL).expect("written");
    dir
}

fn codes(dir: &Path, words: &[&str]) -> Vec<String> {
    let output = tnslint(dir, &[&["check", "--output", "concise"], words].concat());
    let code = |line: &str| line.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
    assert_ne!(output.status.code(), Some(2), "{}", stderr(&output));
    stdout(&output).lines().map(code).collect()
}

#[test]
fn the_nearest_configuration_counts() {
    let dir = project("config-nearest", "ignore = [\"TNS304\"]\n");
    assert_eq!(codes(&dir, &[]), ["TNS403"]);
    assert_eq!(codes(&dir.join("sub"), &["deep/tnsnames.ora"]), ["TNS403"]);
    assert_eq!(codes(&dir, &["--isolated"]), ["TNS304", "TNS403"]);
    fs::write(dir.join("sub/.tnslint.toml"), "select = [\"TNS304\"]\n").expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS304"]);
    fs::write(dir.join("sub/.tnslint.toml"), "extend = \"../tnslint.toml\"\nextend-select = [\"meta\"]\n")
        .expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS403"], "what is extended counts as well");
    assert_eq!(codes(&dir, &["--select", "TNS304,TNS403", "--config", "tnslint.toml"]), ["TNS403"]);
}

#[test]
fn severities_patterns_and_profiles_are_obeyed() {
    let dir = project("config-severity", "fail-on = \"error\"\n[severity]\nloopback-host = \"error\"\n");
    let output = tnslint(&dir, &["check", "--select", "TNS403", "--output", "concise"]);
    assert!(stdout(&output).contains("error[TNS403]"), "{}", stdout(&output));
    fs::write(dir.join("tnslint.toml"), "[per-file-ignores]\n\"sub/**\" = [\"network\"]\n").expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS304"]);
    fs::write(dir.join("tnslint.toml"), "[per-alias-ignores]\n\"a*\" = [\"TNS3\"]\n").expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS403"]);
    fs::write(dir.join("tnslint.toml"), "exclude = [\"deep\", \"tnsnames.ora\"]\n").expect("written");
    assert_eq!(codes(&dir, &[]), [""; 0]);
    assert_eq!(codes(&dir, &["sub/deep/tnsnames.ora"]).len(), 2, "a file named by hand is checked");
    fs::write(dir.join("tnslint.toml"), "profile = \"ci-minimal\"\n").expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS304"]);
    fs::write(dir.join("tnslint.toml"), "fail-on = \"never\"\n").expect("written");
    succeeds(&dir, &["check"]);
    assert_eq!(tnslint(&dir, &["check", "--fail-on", "error"]).status.code(), Some(1));
}

#[test]
fn mistakes_in_it_are_told_with_their_place() {
    for (config, wanted) in [
        ("selct = [\"TNS3\"]\n", "did you mean `select`?"),
        ("ignore = [\"TNS304\"\n", "tnslint.toml"),
        ("ignore = \"TNS304\"\n", "tnslint.toml:1:"),
        ("ignore = [\"invalid-prot\"]\n", "did you mean `invalid-port`?"),
        ("target = [\"python\"]\n", "tnslint.toml:1:"),
        ("exclude = [\"a[\"]\n", "no pattern"),
        ("extend = \"absent.toml\"\n", "absent.toml"),
        ("extend = \"tnslint.toml\"\n", "circle"),
        ("[severity]\nTNS304 = \"fatal\"\n", "tnslint.toml:2:"),
    ] {
        let dir = project("config-wrong", config);
        let output = tnslint(&dir, &["check"]);
        assert_eq!(output.status.code(), Some(2), "{config}");
        assert!(
            output.stdout.is_empty() && stderr(&output).contains(wanted),
            "{config}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn it_can_be_shown_and_started() {
    let dir = folder("config-show");
    assert!(succeeds(&dir, &["config", "show", "--isolated"]).contains("as built in"));
    succeeds(&dir, &["config", "init"]);
    let shown = succeeds(&dir, &["config", "show"]);
    assert!(shown.contains("tnslint.toml") && shown.contains("fail-on = \"warning\""), "{shown}");
    assert_eq!(tnslint(&dir, &["config", "init"]).status.code(), Some(2), "nothing is overwritten");
    fs::write(dir.join("tnsnames.ora"), BAD_PORT).expect("written");
    assert_eq!(tnslint(&dir, &["check"]).status.code(), Some(1), "the starter is valid");
}

#[test]
fn the_baseline_of_the_configuration_counts() {
    let dir = project("config-baseline", "baseline = \"known.json\"\n");
    succeeds(&dir, &["baseline", "write", "--baseline", "known.json"]);
    succeeds(&dir, &["check"]);
    let piped = tnslint_with(&dir, &["check", "-"], &[], BAD_PORT.as_bytes());
    assert_eq!(piped.status.code(), Some(1));
}

#[test]
fn the_documented_configuration_is_valid() {
    let page = fs::read_to_string(support::root().join("docs/configuration.md")).expect("the page");
    let sample = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample");
    let dir = project("config-page", sample);
    fs::write(dir.parent().expect("a folder").join("base.toml"), "").expect("written");
    let shown = succeeds(&dir, &["config", "show"]);
    for key in [
        "extend",
        "profile",
        "fail-on",
        "[severity]",
        "[per-file-ignores]",
        "[per-alias-ignores]",
        "line-width",
    ] {
        assert!(shown.contains(key), "{key}: {shown}");
    }
}

#[test]
fn the_formatter_obeys_it() {
    let dir = project("config-format", "[format]\nindent = 4\nline-width = 60\n");
    succeeds(&dir, &["fmt"]);
    let text = fs::read_to_string(dir.join("sub/deep/tnsnames.ora")).expect("text");
    assert!(text.contains("\n    (DESCRIPTION ="), "{text}");
    succeeds(&dir, &["fmt", "--indent", "2"]);
    let text = fs::read_to_string(dir.join("sub/deep/tnsnames.ora")).expect("text");
    assert!(text.contains("\n  (DESCRIPTION ="), "{text}");
    fs::write(dir.join("tnslint.toml"), "[format]\nindent = 40\n").expect("written");
    assert_eq!(tnslint(&dir, &["fmt"]).status.code(), Some(2));
}

#[test]
fn the_directory_of_tns_admin_is_checked_beside_this_one() {
    let dir = project("config-admin", "");
    let admin = folder("config-admin-elsewhere");
    fs::write(admin.join("tnsnames.ora"), BAD_PORT).expect("written");
    let admin = admin.to_str().expect("UTF-8");
    let variables = [("TNSLINT_TNS_ADMIN", admin)];
    let count = |words: &[&str]| codes(&dir, words).iter().filter(|code| *code == "TNS304").count();
    assert_eq!(count(&[]), 1);
    assert_eq!(count(&["--tns-admin", admin]), 2);
    assert_eq!(count(&["sub", "--tns-admin", admin]), 1, "paths by name are the only ones");
    let shown = stdout(&tnslint_with(&dir, &["check", "--output", "concise"], &variables, b""));
    assert_eq!(shown.matches("TNS304").count(), 2, "{shown}");
    assert_eq!(tnslint(&dir, &["check", "--env", "TNS_ADMIN"]).status.code(), Some(2));
}
