//! What it costs to ask ten clients about every alias of a large file, in times of
//! reading the file once.
//!
//! `cargo bench -p tns-dsn --bench compat` prints it; with `-- --check` it fails
//! where a floor is missed.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use measure::{Floor, Report, best, once};
use tns_dsn::clients::Client;
use tns_dsn::clients::compat::{Outcome, Table, Wanted, of_file};
use tns_dsn::files::Files;
use tns_parser::{FileKind, Source, parse};
use xtask::generate::{self, Plan};

/// Runs of which the best counts.
const ROUNDS: u32 = 5;

/// The file and nothing else.
struct One(Vec<u8>);

impl Files for One {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match path.ends_with("tnsnames.ora") {
            true => Ok(self.0.clone()),
            false => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

fn main() -> ExitCode {
    let has = |wanted: &str| std::env::args().any(|arg| arg == wanted);
    let full = has("--bench");
    let entries = if full { 10_000 } else { 100 };
    let mut report = Report::default();
    for broken in [0, 1] {
        let file = One(generate::text(&Plan { entries, seed: 1, broken }));
        let name = format!("10 clients ÷ parse, {broken} % broken");
        report.ratio(&name, cost(&file, false), Floor::AtMost(20.0), 10.0);
        tell(&file, &mut report);
        if full {
            report.note("  with everything they connect with", format!("{:.1}", cost(&file, true)));
        }
    }
    match has("--check") && full && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn table(file: &One, clients: &[Client], effective: bool) -> Table {
    of_file(file, Path::new("/net/tnsnames.ora"), Wanted { clients, effective })
}

/// The cost of the table, in times of reading the file.
fn cost(file: &One, effective: bool) -> f64 {
    let read = || parse(Source::new(file.0.clone()).expect("small enough"), FileKind::Tnsnames);
    let parsed = best(ROUNDS * 4, read);
    let compared = best(ROUNDS, || table(file, &Client::ALL, effective));
    compared.as_secs_f64() / parsed.as_secs_f64()
}

/// What each client costs by itself, and how many aliases it reads as documented.
fn tell(file: &One, report: &mut Report) {
    for client in Client::ALL {
        let took = once(|| table(file, &[client], false));
        let all = table(file, &[client], false);
        let readings = &all.columns[0].readings;
        let fine = readings.iter().filter(|one| one.verdict.outcome() == Outcome::Ok).count();
        let text = format!("{:.1} ms, {fine} of {} as documented", took.as_secs_f64() * 1e3, readings.len());
        report.note(&format!("  {client}"), text);
    }
}
