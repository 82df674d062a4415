use std::sync::Arc;

use proptest::prelude::*;
use tns_lint::baseline::Baseline;
use tns_lint::{LintFile, Linter};
use tns_parser::{FileKind, Source, parse};

use super::*;

const PIECES: [&str; 18] = [
    "A = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))\n",
    "A = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n",
    "B = (DESCRIPTION = (ADDRESS = (PROTOCOL = tpc)(HOST = h)(PORT = 1521))(CONECT_DATA = (SID = x)))\n",
    "C = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = 漢)(PORT = x))\n",
    "# tnslint: ignore[TNS304] known\n",
    "# tnslint: ignore[TNS201]\r\n",
    "# nothing\n",
    "D, E = db:1521/x\n",
    "(PORT = 0)",
    ")",
    "(",
    "\"",
    "\n",
    " ",
    "= ",
    "F = 'x\n",
    "é",
    "99999",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..30).prop_map(|pieces| pieces.concat())
}

fn told(found: &[Diagnostic]) -> Vec<String> {
    let local = found.iter().filter(|found| !found.rule.looks_around());
    local
        .map(|found| format!("{} {:?} {} {}", found.rule.code, found.span, found.message, found.path))
        .collect()
}

proptest! {
    #[test]
    fn what_is_known_after_edits_is_what_a_check_finds(
        first in text(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..30, prop::collection::vec(prop::sample::select(&PIECES[..]), 0..2)), 1..12),
    ) {
        let linter = Linter::default();
        let scratch = |text: &str| LintFile::new(parse(Source::new(text).expect("small"), FileKind::Tnsnames));
        let mut text = first;
        let mut document = Document::new(&text, FileKind::Tnsnames, &Arc::default()).expect("small");
        let mut known = Known::default();
        known.settle(known.mark(), linter.check(&scratch(&text)).into(), Carried::of(&scratch(&text)).into());
        for (at, removed, new) in edits {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary(start + removed);
            let (replaced, new) = (Span::new(start as u32, end as u32), new.concat());
            let touched = document.edit(replaced, &new).expect("small");
            text.replace_range(start..end, &new);
            known.edited(&document, replaced, new.len() as u32, touched);
            let now = known.now(&document, &linter).expect("it was checked before");
            prop_assert_eq!(told(&now), told(&linter.alone(&scratch(&text))), "{}", text);
            let inside = |found: &Diagnostic| found.span.end <= text.len() as u32;
            prop_assert!(now.iter().all(inside));
        }
    }
}

#[test]
fn a_finding_of_the_whole_stays_until_the_next_check() {
    let linter = Linter::default();
    let text = "A = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\nA = (ADDRESS = (PROTOCOL = TCP)(HOST = g)(PORT = 1521))\n";
    let mut document = Document::new(text, FileKind::Tnsnames, &Arc::default()).expect("small");
    let mut known = Known::default();
    known.settle(known.mark(), linter.check(&document.lint_file()).into(), Aside::default());
    let is_double = |found: &Diagnostic| found.rule.code == "TNS101";
    let before = known.now(&document, &linter).into_iter().flatten().find(is_double).map(|found| found.span);
    let touched = document.edit(Span::at(0), "# first\n").expect("small");
    known.edited(&document, Span::at(0), 8, touched);
    let after = known.now(&document, &linter).into_iter().flatten().find(is_double).map(|found| found.span);
    assert_eq!(before.map(|span| span.start + 8), after.map(|span| span.start));
}

#[test]
fn comments_of_the_whole_file_count_in_a_changed_entry() {
    let linter = Linter::default();
    let text = "# tnslint: file-ignore[TNS304] old\nA = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\nB = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n";
    let mut document = Document::new(text, FileKind::Tnsnames, &Arc::default()).expect("small");
    let mut known = Known::default();
    let file = document.lint_file();
    known.settle(known.mark(), linter.check(&file).into(), Carried::of(&file).into());
    let at = text.rfind("1521").expect("it is there") as u32;
    let replaced = Span::new(at, at + 4);
    let touched = document.edit(replaced, "99999").expect("small");
    known.edited(&document, replaced, 5, touched);
    assert!(known.now(&document, &linter).into_iter().flatten().all(|found| found.rule.code != "TNS304"));
}

#[test]
fn a_check_of_an_older_state_counts_for_what_was_not_edited_since() {
    let linter = Linter::default();
    let entry = |port: &str| format!("A{port} = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = {port}))\n");
    let text = [entry("99998"), entry("1521"), entry("99999")].concat();
    let mut document = Document::new(&text, FileKind::Tnsnames, &Arc::default()).expect("small");
    let mut known = Known::default();
    let (mark, found) = (known.mark(), linter.check(&document.lint_file()));
    let at = text.find("= 1521").expect("it is there") as u32 + 2;
    let replaced = Span::new(at, at + 4);
    let touched = document.edit(replaced, "77777").expect("small");
    known.edited(&document, replaced, 5, touched);
    known.settle(mark, found.into(), Aside::default());
    let now = known.now(&document, &linter).expect("it was checked");
    let ports =
        now.iter().filter(|found| found.rule.code == "TNS304").map(|found| document.slice(found.span));
    assert_eq!(ports.collect::<Vec<_>>(), ["99998", "77777", "99999"]);
    known.forget();
    assert!(known.now(&document, &linter).is_none());
    known.settle(mark, Arc::default(), Aside::default());
    assert!(known.now(&document, &linter).is_none(), "a check of what is gone does not count");
}

#[test]
fn a_check_of_a_document_that_was_closed_does_not_count_for_another() {
    let mut closed = Known::default();
    let mut document = Document::new("A = (B = c)\n", FileKind::Tnsnames, &Arc::default()).expect("small");
    let touched = document.edit(Span::at(0), "x").expect("small");
    closed.edited(&document, Span::at(0), 1, touched);
    let mut opened = Known::default();
    opened.settle(closed.mark(), Arc::default(), Aside::default());
    assert!(!opened.is_usable());
}

#[test]
fn of_equal_findings_as_many_stay_known_as_the_baseline_counts() {
    let linter = Linter::default();
    let entry = "A = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))\n";
    let good = "B = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n".repeat(9);
    let text = format!("{entry}{good}{entry}");
    let mut document = Document::new(&text, FileKind::Tnsnames, &Arc::default()).expect("small");
    let mut found = linter.alone(&document.lint_file());
    let baseline = Arc::new(Baseline::of(found.iter().map(|found| ("tnsnames.ora", found))));
    let baselined = Some(Baselined::take(baseline, "tnsnames.ora".to_owned(), &mut found));
    assert!(found.is_empty());
    let mut known = Known::default();
    known.settle(known.mark(), found.into(), Aside { baselined, ..Aside::default() });
    let mut type_at = |at: u32, new: &str| {
        let touched = document.edit(Span::at(at), new).expect("small");
        known.edited(&document, Span::at(at), new.len() as u32, touched);
        let now = known.now(&document, &linter).expect("it was checked");
        now.iter()
            .filter(|found| found.rule.code == "TNS304")
            .map(|found| found.span.start)
            .collect::<Vec<_>>()
    };
    assert_eq!(type_at(4, " "), [0; 0], "the entry of a known one is read again");
    let middle = (entry.len() + 5 * good.len() / 9 + 1) as u32;
    let third = type_at(middle, entry);
    assert_eq!(third.len(), 1, "a third one is new");
    assert!(third[0] > middle && third[0] < middle + entry.len() as u32, "where it was typed");
}
