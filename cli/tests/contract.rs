//! What scripts rely on: exit codes, which stream, and JSON that is always JSON.

use std::fs;

mod support;

use support::{folder, json, stderr, stdout, tnslint};

const GOOD: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1.example.com)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s.example.com)))\n";
const BAD: &str = "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1.example.com)(PORT = 1521))(CONNECT_DATA = (SERVICE_NAME = s.example.com))\n";

#[test]
fn clean_is_0_found_is_1_wrong_use_is_2() {
    let dir = folder("codes");
    fs::write(dir.join("tnsnames.ora"), GOOD).expect("written");
    assert_eq!(tnslint(&dir, &["check"]).status.code(), Some(0));
    fs::write(dir.join("tnsnames.ora"), BAD).expect("written");
    assert_eq!(tnslint(&dir, &["check"]).status.code(), Some(1));
    assert_eq!(tnslint(&dir, &["check", "--fail-on", "never"]).status.code(), Some(0));
    assert_eq!(tnslint(&dir, &["tnsnames.ora"]).status.code(), Some(1), "a path alone is checked");
    for words in [
        &["check", "--wrong"][..],
        &["check", "missing.ora"],
        &["check", "--select", "TNS999"],
        &["explain", "ORA-99999"],
    ] {
        let output = tnslint(&dir, words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(!stderr(&output).is_empty(), "{words:?}");
    }
}

#[test]
fn json_is_json_whatever_happens() {
    let dir = folder("json");
    let missing = tnslint(&dir, &["check", "--output", "json", "missing.ora"]);
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(json(&missing)["errors"].as_array().map(Vec::len), Some(1));
    let empty = tnslint(&dir, &["check", "--output", "json"]);
    assert_eq!((empty.status.code(), json(&empty)["summary"]["files"].as_u64()), (Some(0), Some(0)));
    assert!(stderr(&empty).contains("no Oracle Net file"), "{empty:?}");
    fs::write(dir.join("tnsnames.ora"), BAD).expect("written");
    let found = json(&tnslint(&dir, &["check", "--output", "json"]));
    assert_eq!(found["version"], 1);
    assert_eq!(found["diagnostics"][0]["code"], "TNS001");
    assert_eq!(found["diagnostics"][0]["start"]["line"], 1);
}

#[test]
fn wrong_flags_say_nothing_on_stdout() {
    let output = tnslint(&folder("flags"), &["check", "--output", "json", "--nonsense"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
}

#[test]
fn fix_mends_the_file_and_diff_does_not() {
    let dir = folder("fix");
    let file = dir.join("tnsnames.ora");
    fs::write(&file, BAD).expect("written");
    let diff = tnslint(&dir, &["check", "--diff"]);
    assert_eq!(diff.status.code(), Some(1));
    assert!(stdout(&diff).contains("+A = "), "{diff:?}");
    assert_eq!(fs::read_to_string(&file).expect("readable"), BAD);
    assert_eq!(tnslint(&dir, &["check", "--fix"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).expect("readable"), GOOD);
}

#[test]
fn parse_gives_the_text_back_and_tells_syntax_errors() {
    let dir = folder("parse");
    let bytes = b"\xEF\xBB\xBFA = (X = \xE9\r\n\0#\rB = (Y = 1)";
    fs::write(dir.join("odd.txt"), bytes).expect("written");
    let output = tnslint(&dir, &["parse", "--kind", "tnsnames", "--to", "text", "odd.txt"]);
    assert_eq!((output.stdout.as_slice(), output.status.code()), (&bytes[..], Some(1)));
    let model = json(&tnslint(&dir, &["parse", "--kind", "tnsnames", "--to", "json", "odd.txt"]));
    assert_eq!(model["entries"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_line_of_a_million_characters_is_reported() {
    let dir = folder("long");
    let deep = format!("A={}\nB=(X={}))\n", "(".repeat(1_000_000), "y".repeat(1_000_000));
    fs::write(dir.join("tnsnames.ora"), deep).expect("written");
    let output = tnslint(&dir, &["check"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let text = stdout(&output);
    assert!(text.contains("Found") && text.len() < 20_000, "{} bytes", text.len());
}

#[test]
fn lists_are_for_people_and_for_programs() {
    let dir = folder("lists");
    assert!(stdout(&tnslint(&dir, &["rules"])).contains("TNS101  duplicate-alias"));
    let rules = json(&tnslint(&dir, &["rules", "--output", "json"]));
    assert!(rules["rules"].as_array().is_some_and(|rules| rules.len() >= 35));
    assert!(stdout(&tnslint(&dir, &["explain", "ora12514"])).contains("service"));
    assert!(stdout(&tnslint(&dir, &["param", "--list", "--kind", "sqlnet"])).lines().count() > 200);
    let typo = tnslint(&dir, &["param", "RETRY_COUT"]);
    assert!(stderr(&typo).contains("RETRY_COUNT"), "{typo:?}");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_mounted_config_map_is_reported_once_under_its_plain_name() {
        let dir = folder("configmap");
        fs::create_dir(dir.join("..2026_01")).expect("a folder");
        fs::write(dir.join("..2026_01/tnsnames.ora"), BAD).expect("written");
        symlink("..2026_01", dir.join("..data")).expect("a link");
        symlink("..data/tnsnames.ora", dir.join("tnsnames.ora")).expect("a link");
        let output = tnslint(&dir, &["check", "--output", "concise"]);
        let lines: Vec<_> = stdout(&output).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with("tnsnames.ora:1:"), "{lines:?}");
    }

    #[test]
    fn gitignore_is_respected_and_can_be_overruled() {
        let dir = folder("gitignore");
        fs::create_dir_all(dir.join(".git")).expect("a folder");
        fs::create_dir_all(dir.join("old")).expect("a folder");
        fs::write(dir.join(".gitignore"), "old/\n").expect("written");
        fs::write(dir.join("old/tnsnames.ora"), BAD).expect("written");
        assert_eq!(tnslint(&dir, &["check"]).status.code(), Some(0));
        assert_eq!(tnslint(&dir, &["check", "--no-respect-gitignore"]).status.code(), Some(1));
        assert_eq!(tnslint(&dir, &["check", "old/tnsnames.ora"]).status.code(), Some(1));
    }

    #[test]
    fn a_fixed_file_keeps_its_mode_and_a_link_stays_a_link() {
        let dir = folder("mode");
        let real = dir.join("real.ora");
        fs::write(&real, BAD).expect("written");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("a mode");
        symlink("real.ora", dir.join("tnsnames.ora")).expect("a link");
        assert_eq!(tnslint(&dir, &["check", "--fix", "tnsnames.ora"]).status.code(), Some(0));
        assert_eq!(fs::metadata(&real).expect("there").permissions().mode() & 0o777, 0o640);
        assert!(dir.join("tnsnames.ora").is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("readable"), GOOD);
    }
}

#[test]
fn connect_strings_are_checked_and_hide_their_password() {
    let dir = folder("strings");
    fs::write(dir.join("tnsnames.ora"), BAD).expect("written");
    let words = ["check", "--connect-string", "scott/s3cret-tiger@db1:1521:ORCL", "--connect-string"];
    let output = tnslint(&dir, &[&words[..], &["jdbc:oracle:thin:@//db1:1521/sales"]].concat());
    assert_eq!(output.status.code(), Some(1));
    let report = stdout(&output);
    assert!(report.contains("TNS023") && report.contains("TNS025"), "{report}");
    assert!(!report.contains("TNS001"), "no file is checked: {report}");
    for format in ["human", "concise", "json", "sarif", "github", "junit", "gitlab"] {
        let output =
            tnslint(&dir, &["check", "--connect-string", "scott/s3cret-tiger@db1/s", "--output", format]);
        assert!(!stdout(&output).contains("s3cret"), "{format}");
    }
    let both = tnslint(&dir, &["check", ".", "--connect-string", "db1/s"]);
    assert!(stdout(&both).contains("TNS001"), "{}", stdout(&both));
    let descriptor = "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=99999))(CONNECT_DATA=(SID=s)))";
    assert!(stdout(&tnslint(&dir, &["check", "--connect-string", descriptor])).contains("TNS304"));
}

#[test]
fn files_are_checked_beside_each_other() {
    let dir = folder("beside");
    fs::write(dir.join("tnsnames.ora"), "IFILE = more.ora\n".to_owned() + GOOD).expect("written");
    fs::write(dir.join("sqlnet.ora"), "NAMES.DIRECTORY_PATH = (EZCONNECT)\n").expect("written");
    let report = stdout(&tnslint(&dir, &["check", "--output", "concise"]));
    assert!(report.contains("TNS601") && report.contains("TNS603"), "{report}");
    let alone = stdout(&tnslint(&dir, &["check", "sqlnet.ora", "--output", "concise"]));
    assert!(!alone.contains("TNS603"), "{alone}");
    fs::write(dir.join("more.ora"), "").expect("written");
    let report = stdout(&tnslint(&dir, &["check", "--output", "concise", "--target", "python-thin"]));
    assert!(!report.contains("TNS603") && !report.contains("error[TNS601]"), "{report}");
}
