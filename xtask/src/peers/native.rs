//! Native encryption against a second implementation in Python that shares nothing with ours: the
//! negotiation and sealed packets, with either side in either language.

mod end;
mod levels;
mod pairs;

use std::io;

use super::compare::Report;
use super::process::Process;
use super::python::Installation;
use crate::soak::Amount;

/// The other implementation.
const SCRIPT: &str =
    concat!(include_str!("native/sealing.py"), "\n\n", include_str!("native/negotiation.py"));

/// Goes through all cases; a seed has no influence on them.
pub(super) fn run(installation: &Installation, _: Amount) -> io::Result<Report> {
    let mut python = installation.start(SCRIPT)?;
    let mut report = Report::default();
    pairs::run(&mut python, &mut report)?;
    levels::run(&mut python, &mut report)?;
    Ok(report)
}

/// Counts a case and keeps what went wrong with it.
fn note(report: &mut Report, name: &str, wrong: Option<String>) -> bool {
    report.cases += 1;
    let is_good = wrong.is_none();
    report.differences.extend(wrong.map(|wrong| format!("{name}: {wrong}")));
    is_good
}

/// A question that the script has to answer.
fn ask(python: &mut Process, question: &serde_json::Value) -> io::Result<serde_json::Value> {
    python.ask(question)?.map_err(|error| io::Error::other(format!("the peer failed: {error}")))
}
