//! Comments that are added keep exactly what was found quiet and change no meaning.

use std::fs;
use std::path::Path;

use tns_lint::{Diagnostic, LintFile, Linter, Selection, add_suppressions};
use tns_parser::format::same_model;
use tns_parser::{FileKind, Source, parse};

fn file(text: &[u8], kind: FileKind) -> LintFile {
    LintFile::new(parse(Source::new(text).expect("small"), kind))
}

fn every_rule() -> Linter {
    let ignore = ["meta".to_owned()];
    Linter::new(&Selection::new(&["all".to_owned()], &ignore).expect("words"))
}

/// Adds comments, proves what they promise, and gives the new text.
fn quieted(text: &[u8], kind: FileKind, reason: &str) -> String {
    let linter = every_rule();
    let check = |file: &LintFile| linter.check(file);
    let before = file(text, kind);
    let quieted = add_suppressions(file(text, kind), reason, &check).expect("small");
    assert!(same_model(before.parse(), quieted.file.parse()), "{}", String::from_utf8_lossy(text));
    let commentable = before.parse().has_comments() && !before.source().is_utf16();
    let left: Vec<&Diagnostic> = quieted.left.iter().filter(|_| commentable).collect();
    assert!(left.is_empty(), "{left:#?}\n{}", String::from_utf8_lossy(quieted.file.source().bytes()));
    let text = quieted.file.source().bytes().to_vec();
    let again = add_suppressions(file(&text, kind), reason, &check).expect("small");
    assert_eq!((again.count, again.file.source().bytes()), (0, &text[..]), "twice is once");
    String::from_utf8_lossy(&text).into_owned()
}

const HOST: &str = "(CONNECT_DATA = (SERVICE_NAME = s.example.com))";

#[test]
fn a_comment_stands_where_it_speaks_of_the_finding() {
    let entry = |port: &str| {
        format!("A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = {port})){HOST})")
    };
    let bad = entry("99999");
    let shown = quieted(format!("{bad}\r\n").as_bytes(), FileKind::Tnsnames, "old");
    assert!(
        shown.starts_with(&format!("{bad} # tnslint: ignore[")) && shown.ends_with("] old\r\n"),
        "{shown}"
    );
    let commented = quieted(format!("{bad} # a remark\n").as_bytes(), FileKind::Tnsnames, "");
    assert!(commented.starts_with("# tnslint: ignore[") && commented.contains("# a remark\n"), "{commented}");
    let known = quieted(format!("{bad} # tnslint: ignore[TNS001] why\n").as_bytes(), FileKind::Tnsnames, "x");
    assert!(known.contains("ignore[TNS001,") && known.ends_with("] why\n"), "{known}");
    assert_eq!(quieted(b"", FileKind::Tnsnames, ""), "");
}

#[test]
fn a_reason_cannot_break_out_of_its_comment() {
    let text = format!("A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 0)){HOST})\n");
    let shown = quieted(text.as_bytes(), FileKind::Tnsnames, "one\nB = (\r\ttwo");
    assert!(shown.contains("] one B = ( two\n"), "{shown}");
}

#[test]
fn every_fixture_can_be_quietened() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let mut seen = 0;
    for kind in FileKind::ALL {
        for folder in [format!("{kind}/broken"), format!("{kind}/valid"), "hostile".to_owned()] {
            for entry in fs::read_dir(root.join(folder)).expect("a folder") {
                let text = fs::read(entry.expect("an entry").path()).expect("readable");
                quieted(&text, kind, "known");
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

/// A comment about a rule that does not run may be of use where it does.
#[test]
fn only_rules_that_run_make_a_comment_unused() {
    let text = format!(
        "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521)){HOST}) # tnslint: ignore[TNS304] old\n"
    );
    let codes = |rules: &[&str]| {
        let words: Vec<_> = rules.iter().map(|word| (*word).to_owned()).collect();
        let linter = Linter::new(&Selection::new(&words, &[]).expect("words"));
        let found = linter.check(&file(text.as_bytes(), FileKind::Tnsnames));
        found.iter().map(|found| found.rule.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(&["TNS901", "TNS101"]), [""; 0]);
    assert_eq!(codes(&["TNS901", "TNS304"]), ["TNS901"]);
}
