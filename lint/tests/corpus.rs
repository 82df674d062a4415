//! The rules on real files: each error-level finding has its verdict, and the rest is no noise.

#[path = "../../parser/tests/shared/mod.rs"]
mod shared;

use std::collections::BTreeMap;
use std::fs;

use tns_lint::{LintFile, Linter, RULES, Severity};
use tns_parser::{Source, parse};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/corpus-verdicts.md");
const MARKS: (&str, &str) = ("<!-- counts -->\n", "<!-- end of counts -->");

/// Findings in a hundred lines that people take.
const NOISE: f64 = 3.0;

fn page() -> String {
    fs::read_to_string(PAGE).expect("the page is there")
}

/// The counts of the table of verdicts.
fn verdicts(page: &str) -> BTreeMap<String, usize> {
    let table = page.split("\n## ").next().unwrap_or_default();
    let rows = table.lines().filter(|line| line.starts_with("| TNS"));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells.map(|cells| (cells[1][..6].to_owned(), cells[2].parse().expect("a count"))).collect()
}

/// What the rules find, by their codes: errors, warnings, infos.
#[derive(Default)]
struct Counts {
    rules: BTreeMap<&'static str, [usize; 3]>,
    /// Lines of the files without an error, and findings in these.
    lines: usize,
    noise: usize,
}

impl Counts {
    fn of_corpus() -> Option<Self> {
        let linter = Linter::default();
        let mut counts = Self::default();
        let mut files = shared::corpus().into_iter().peekable();
        files.peek()?;
        for (_, kind, bytes) in files {
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
            let found = linter.check(&LintFile::new(parse(Source::new(bytes).expect("small"), kind)));
            for finding in &found {
                counts.rules.entry(finding.rule.code).or_default()[2 - finding.severity as usize] += 1;
            }
            if found.iter().all(|finding| finding.severity < Severity::Error) {
                counts.lines += lines;
                counts.noise += found.len();
            }
        }
        Some(counts)
    }

    fn table(&self) -> String {
        let row = |(code, [errors, warnings, infos]): (&&str, &[usize; 3])| {
            let name = RULES.iter().find(|rule| rule.code == *code).map_or("", |rule| rule.name);
            format!("| {code} {name} | {errors} | {warnings} | {infos} |\n")
        };
        let rows: String = self.rules.iter().map(row).collect();
        format!(
            "\n| rule | errors | warnings | infos |\n|---|---|---|---|\n{rows}\nFiles without an error: {} findings in {} lines.\n\n",
            self.noise, self.lines
        )
    }
}

#[test]
fn every_error_on_the_corpus_has_a_verdict() {
    let Some(counts) = Counts::of_corpus() else { return };
    let errors = counts.rules.iter().filter(|(_, counts)| counts[0] > 0);
    let errors: BTreeMap<_, _> = errors.map(|(code, counts)| ((*code).to_owned(), counts[0])).collect();
    assert_eq!(errors, verdicts(&page()));
}

#[test]
fn the_table_of_findings_is_up_to_date_and_they_are_no_noise() {
    assert!(RULES.iter().filter(|rule| rule.on_by_default).count() >= 70);
    let Some(counts) = Counts::of_corpus() else { return };
    let page = page();
    let (before, rest) = page.split_once(MARKS.0).expect("the mark is there");
    let (table, after) = rest.split_once(MARKS.1).expect("the end is there");
    if std::env::var_os("UPDATE").is_some() {
        let new = format!("{before}{}{}{}{after}", MARKS.0, counts.table(), MARKS.1);
        fs::write(PAGE, new).expect("the page can be written");
    } else {
        assert_eq!(table, counts.table(), "UPDATE=1 writes it anew; look at what changed");
    }
    let noise = counts.noise as f64 * 100.0 / counts.lines as f64;
    assert!(noise < NOISE, "{noise:.2} findings in 100 lines");
}
