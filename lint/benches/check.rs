//! What all rules cost beside the bare parse of the same text, and the memory
//! of a whole check, as ratios inside one process.
//!
//! `cargo bench -p tns-lint --bench check` prints them; with `-- --check` it
//! fails where a floor is missed.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;

use std::fs;
use std::process::ExitCode;

use measure::{Floor, Report, best};
use tns_lint::{LintFile, Linter};
use tns_parser::{FileKind, Source, parse};
use xtask::generate::{self, Plan};

/// Runs of which the best counts.
const ROUNDS: u32 = 5;

/// Entries of a large file as there are some: it is read on one thread and checked on all.
const USUAL: u32 = 3_000;

fn main() -> ExitCode {
    let has = |wanted: &str| std::env::args().any(|arg| arg == wanted);
    let full = has("--bench");
    let mut report = Report::default();
    for broken in [0, 1] {
        let name = format!("check ÷ parse, {broken} % broken");
        let ratio = cost(&text(USUAL, broken), ROUNDS * 8);
        report.ratio(&name, ratio, Floor::AtMost(4.5), 3.0);
    }
    if full {
        let large = text(100_000, 0);
        let ratio = cost(&large, ROUNDS);
        report.ratio("the same, 100,000 entries", ratio, Floor::AtMost(5.0), 3.0);
        if let Some(peak) = peak_memory() {
            let ratio = peak / f64::from(large.len());
            report.ratio("peak memory of a check, times the text", ratio, Floor::AtMost(4.0), 3.0);
        }
    }
    match has("--check") && full && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn text(entries: u32, broken: u32) -> Source {
    Source::new(generate::text(&Plan { entries, seed: 1, broken })).expect("small enough")
}

/// What reading and checking a text costs, in times of reading it.
fn cost(source: &Source, rounds: u32) -> f64 {
    let linter = Linter::default();
    let read = || LintFile::new(parse(source.clone(), FileKind::Tnsnames));
    let parsed = best(rounds, read);
    let checked = best(rounds, || {
        let file = read();
        (linter.check(&file), file)
    });
    checked.as_secs_f64() / parsed.as_secs_f64()
}

/// The most memory that the process ever had, in bytes; Linux tells.
fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024.0)
}
