//! The rules on real files: each error-level finding has its verdict.

#[path = "../../parser/tests/shared/mod.rs"]
mod shared;

use std::collections::BTreeMap;

use tns_lint::{LintFile, Linter, Severity};
use tns_parser::{Source, parse};

/// The counts of the table in `docs/corpus-verdicts.md`.
fn verdicts() -> BTreeMap<String, usize> {
    let page = include_str!("../../docs/corpus-verdicts.md");
    let rows = page.lines().filter(|line| line.starts_with("| TNS"));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells.map(|cells| (cells[1][..6].to_owned(), cells[2].parse().expect("a count"))).collect()
}

#[test]
fn every_error_on_the_corpus_has_a_verdict() {
    let linter = Linter::default();
    let mut found = BTreeMap::new();
    let mut files = 0;
    for (_, kind, bytes) in shared::corpus() {
        files += 1;
        let file = LintFile::new(parse(Source::new(bytes).expect("small"), kind));
        for finding in linter.check(&file).iter().filter(|finding| finding.severity == Severity::Error) {
            *found.entry(finding.rule.code.to_owned()).or_insert(0) += 1;
        }
    }
    if files > 0 {
        assert_eq!(found, verdicts());
    }
}
