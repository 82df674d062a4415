//! Settings from the command line, the environment and several files, and what they do.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{folder, json, stderr, stdout, succeeds, tnslint, tnslint_with};

const BAD_PORT: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 99999))(CONNECT_DATA = (SERVICE_NAME = s)))\n";
const LOCAL: &str = "B = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = localhost)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\n";
/// A suffix that a safe fix takes away.
const EXTRA: &str = "C = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s))))\n";

fn project(name: &str, config: &str) -> PathBuf {
    let dir = folder(name);
    fs::create_dir_all(dir.join("legacy")).expect("a folder");
    fs::write(dir.join("tnslint.toml"), config).expect("written");
    fs::write(dir.join("legacy/tnsnames.ora"), BAD_PORT.to_owned() + LOCAL).expect("written");
    dir
}

fn codes_with(dir: &Path, words: &[&str], variables: &[(&str, &str)]) -> Vec<String> {
    let output = tnslint_with(dir, &[&["check", "--output", "concise"], words].concat(), variables, b"");
    let code = |line: &str| line.split(['[', ']']).nth(1).unwrap_or_default().to_owned();
    assert_ne!(output.status.code(), Some(2), "{words:?}: {}", stderr(&output));
    stdout(&output).lines().map(code).collect()
}

fn codes(dir: &Path, words: &[&str]) -> Vec<String> {
    codes_with(dir, words, &[])
}

#[test]
fn flags_and_variables_stand_in_for_keys() {
    let dir = project("settings-flags", "");
    assert_eq!(codes(&dir, &[]), ["TNS304", "TNS403"]);
    for words in [
        &["--per-file-ignores", "legacy/*.ora:network"][..],
        &["--per-alias-ignores", "b*:TNS403"],
        &["--profile", "ci-minimal"],
        &["--config", "ignore = [\"TNS403\"]"],
        &["--config", "severity.loopback-host = \"info\"", "--config", "profile = \"ci-minimal\""],
        &["--isolated", "--config", "per-alias-ignores.B = [\"TNS4\"]"],
    ] {
        assert_eq!(codes(&dir, words), ["TNS304"], "{words:?}");
    }
    for (name, value) in [
        ("TNSLINT_PER_FILE_IGNORES", "*.ora:TNS403,*.ora:TNS5"),
        ("TNSLINT_PER_ALIAS_IGNORES", "B:loopback-host"),
        ("TNSLINT_PROFILE", "ci-minimal"),
        ("TNSLINT_CONFIG", "ignore = [\"TNS403\"]\nfail-on = \"never\""),
    ] {
        assert_eq!(codes_with(&dir, &[], &[(name, value)]), ["TNS304"], "{name}");
    }
    for setting in ["exclude = [\"legacy\"]", "extend-exclude = [\"tnsnames.ora\"]"] {
        assert_eq!(codes(&dir, &["--config", setting]), [""; 0], "{setting}");
        assert_eq!(codes(&dir, &["--config", setting, "legacy/tnsnames.ora"]).len(), 2, "{setting}");
    }
    assert!(codes(&dir, &["--config", "extend-select = [\"all\"]"]).len() > 2);
    for words in [&["--config", "ignor = []"][..], &["--per-file-ignores", "legacy"], &["--profile", "none"]]
    {
        let output = tnslint(&dir, &[&["check"], words].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
    }
    let wrong = tnslint(&dir, &["check", "--config", "ignor = []"]);
    assert!(stderr(&wrong).contains("did you mean `ignore`?"), "{}", stderr(&wrong));
}

#[test]
fn the_users_own_file_is_the_last_place() {
    let dir = folder("settings-user");
    let config = dir.join("home/tnslint");
    fs::create_dir_all(&config).expect("a folder");
    fs::create_dir_all(dir.join("work")).expect("a folder");
    fs::write(
        config.join("tnslint.toml"),
        "ignore = [\"TNS304\"]\n[per-file-ignores]\n\"sub/*\" = [\"all\"]\n",
    )
    .expect("written");
    fs::write(dir.join("work/tnsnames.ora"), BAD_PORT.to_owned() + LOCAL).expect("written");
    let home = dir.join("home");
    let variables = [("XDG_CONFIG_HOME", home.to_str().expect("UTF-8"))];
    assert_eq!(codes_with(&dir.join("work"), &[], &variables), ["TNS403"]);
    assert_eq!(codes_with(&dir.join("work"), &["--isolated"], &variables), ["TNS304", "TNS403"]);
    fs::write(dir.join("work/tnslint.toml"), "").expect("written");
    assert_eq!(
        codes_with(&dir.join("work"), &[], &variables),
        ["TNS304", "TNS403"],
        "a nearer one stands alone"
    );
}

#[test]
fn comments_keep_nothing_quiet_where_that_is_not_allowed() {
    let dir = project("settings-comments", "");
    let text = format!("# tnslint: file-ignore[all]\n{BAD_PORT}{LOCAL}");
    fs::write(dir.join("legacy/tnsnames.ora"), text).expect("written");
    assert_eq!(codes(&dir, &[]), [""; 0]);
    fs::write(dir.join("tnslint.toml"), "allow-suppressions = false\n").expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS304", "TNS403"]);
}

#[test]
fn fixes_that_are_not_wanted_are_only_shown() {
    let dir = project("settings-fixable", "unfixable = [\"syntax\"]\n");
    let file = dir.join("legacy/tnsnames.ora");
    let mended = |config: &str, words: &[&str]| {
        fs::write(dir.join("tnslint.toml"), config).expect("written");
        fs::write(&file, EXTRA).expect("written");
        tnslint(&dir, &[&["check", "--fix"], words].concat());
        fs::read_to_string(&file).expect("text") != EXTRA
    };
    assert!(mended("", &[]));
    assert!(!mended("unfixable = [\"syntax\"]\n", &[]));
    assert!(!mended("fixable = [\"names\"]\n", &[]));
    assert!(
        mended("fixable = [\"extra-parenthesis\"]\nunfixable = [\"syntax\"]\n", &[]),
        "the closer word wins"
    );
    assert!(!mended("", &["--config", "unfixable = [\"TNS0\"]"]));
    let report = json(&tnslint(&dir, &["check", "--output", "json", "--config", "unfixable = [\"TNS0\"]"]));
    assert!(report.to_string().contains("display-only"), "{report}");
}

#[test]
fn options_of_rules_move_their_limits() {
    let dir = project("settings-options", "");
    let slow = LOCAL
        .replace("localhost", "db1")
        .replace("(ADDRESS", "(TRANSPORT_CONNECT_TIMEOUT = 3)(RETRY_COUNT = 20)(RETRY_DELAY = 3)(ADDRESS");
    fs::write(dir.join("legacy/tnsnames.ora"), slow).expect("written");
    let budget = |config: &str| {
        codes(&dir, &["--select", "TNS417", "--config", &format!("rules.retry-budget.{config}")]).len()
    };
    assert_eq!((budget("max-seconds = 1800"), budget("max-seconds = 120")), (0, 1));
    let suites = "SSL_CIPHER_SUITES = (SSL_RSA_WITH_RC4_128_SHA)\n";
    fs::write(dir.join("legacy/sqlnet.ora"), suites).expect("written");
    let allow = "rules.weak-cipher-suite.allow = [\"ssl_rsa_with_rc4_128_sha\"]";
    assert_eq!(codes(&dir, &["--select", "TNS504"]), ["TNS504"]);
    assert_eq!(codes(&dir, &["--select", "TNS504", "--config", allow]), [""; 0]);
    let hosts = "rules.plain-tcp.allow-hosts = [\"db1\"]";
    assert_eq!(codes(&dir, &["--select", "TNS527"]), ["TNS527"]);
    assert_eq!(codes(&dir, &["--select", "TNS527", "--config", hosts]), [""; 0]);
}

#[test]
fn files_are_listed_with_the_reason_of_each_skip() {
    let dir = project("settings-files", "exclude = [\"sqlnet.ora\"]\ntemplates = [\"legacy/*\"]\n");
    fs::write(dir.join("notes.txt"), "").expect("written");
    fs::write(dir.join("sqlnet.ora"), "").expect("written");
    fs::create_dir_all(dir.join("built")).expect("a folder");
    fs::write(dir.join(".gitignore"), "built\n").expect("written");
    let shown = succeeds(&dir, &["config", "files"]);
    for line in [
        "built/: skipped, .gitignore names it",
        "legacy/tnsnames.ora: tnsnames, a template",
        "notes.txt: skipped, its name is none of an Oracle Net file",
        "sqlnet.ora: skipped, a pattern of `exclude` names it",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
    let list = json(&tnslint(&dir, &["config", "files", "--format", "json"]));
    let variable = tnslint_with(&dir, &["config", "files"], &[("TNSLINT_FORMAT", "json")], b"");
    assert_eq!(list, json(&variable));
    assert_eq!(list["files"][2]["path"], "legacy/tnsnames.ora", "{list}");
    assert_eq!(list["files"][1]["skipped"], "gitignore", "{list}");
    fs::write(dir.join("tnslint.toml"), "respect-gitignore = false\n").expect("written");
    fs::write(dir.join("built/tnsnames.ora"), BAD_PORT).expect("written");
    assert!(succeeds(&dir, &["config", "files"]).contains("built/tnsnames.ora: tnsnames"));
    assert_eq!(codes(&dir, &["--select", "TNS304"]).len(), 2);
}

#[test]
fn every_setting_is_shown_with_its_origin() {
    let dir =
        project("settings-show", "extend = \"base.toml\"\nignore = [\"TNS403\"]\n[format]\nindent = 4\n");
    fs::write(
        dir.join("base.toml"),
        "ignore = [\"TNS9\"]\nfail-on = \"error\"\n[severity]\n\"TNS3\" = \"info\"\n",
    )
    .expect("written");
    let shown = succeeds(&dir, &["config", "show", "--config", "fail-on = \"info\""]);
    let has =
        |start: &str, end: &str| shown.lines().any(|line| line.starts_with(start) && line.ends_with(end));
    assert!(has("fail-on = \"info\"", "# --config"), "{shown}");
    assert!(has("indent = 4", "tnslint.toml"), "{shown}");
    assert!(has("TNS3 = \"info\"", "base.toml"), "{shown}");
    let both = shown.lines().find(|line| line.starts_with("ignore")).expect("joined");
    assert!(both.contains("base.toml, ") && both.contains("\"TNS9\", \"TNS403\""), "{both}");
    fs::write(dir.join("again.toml"), &shown).expect("written");
    succeeds(&dir, &["config", "show", "--config", "again.toml"]);
}

#[test]
fn included_files_are_read_and_reported_on_demand() {
    let dir = folder("settings-ifile");
    fs::create_dir_all(dir.join("in")).expect("a folder");
    fs::create_dir_all(dir.join("out")).expect("a folder");
    fs::write(dir.join("in/tnsnames.ora"), format!("IFILE = {}\n", dir.join("out/more.inc").display()))
        .expect("written");
    fs::write(dir.join("out/more.inc"), BAD_PORT).expect("written");
    assert_eq!(codes(&dir, &["in", "--select", "TNS304"]), [""; 0]);
    assert_eq!(codes(&dir, &["in", "--select", "TNS304", "--report-included"]), ["TNS304"]);
    let off = ["in", "--select", "TNS304", "--report-included", "--no-follow-ifile"];
    assert_eq!(codes(&dir, &off), [""; 0]);
    fs::write(dir.join("tnslint.toml"), "follow-ifile = false\n").expect("written");
    assert_eq!(codes(&dir, &["in", "--select", "TNS304", "--report-included"]), [""; 0]);
    assert_eq!(codes(&dir, &["in", "--select", "TNS304", "--report-included", "--follow-ifile"]), ["TNS304"]);
}

#[test]
fn templates_are_checked_and_fixed_around_their_placeholders() {
    let dir = project("settings-templates", "templates = [\"legacy/*.ora\"]\n");
    let file = dir.join("legacy/tnsnames.ora");
    let text = EXTRA.replace("1521", "{{ port }}").replace("db1", "{{ host }}");
    fs::write(&file, &text).expect("written");
    assert_eq!(codes(&dir, &[]), ["TNS002"]);
    tnslint(&dir, &["check", "--fix"]);
    assert_eq!(fs::read_to_string(&file).expect("text"), text.replace("))))", ")))"));
}

#[test]
fn the_schema_is_printed() {
    let dir = folder("settings-schema");
    let printed = json(&tnslint(&dir, &["config", "schema"]));
    let kept = fs::read_to_string(support::root().join("schemas/tnslint.schema.json")).expect("the file");
    assert_eq!(printed, serde_json::from_str::<serde_json::Value>(&kept).expect("JSON"));
}

#[test]
fn rules_name_the_benchmarks_that_want_them() {
    let dir = folder("settings-benchmarks");
    assert!(succeeds(&dir, &["explain", "TNS520"]).contains("DISA STIG Oracle Database 19c V-270543"));
    let rules = json(&tnslint(&dir, &["rules", "--output", "json"]));
    let rule = rules["rules"].as_array().into_iter().flatten().find(|rule| rule["code"] == "TNS514");
    assert_eq!(rule.expect("a rule")["benchmarks"][0]["item"], "2.3.1");
}
