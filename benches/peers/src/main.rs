//! Speed of reading connect descriptors: ours against real drivers.
//!
//! `cargo run --release` prints the ratios; with `-- --check` it fails where a
//! floor is missed.

#[path = "../../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;
mod single;
mod throughput;

use std::process::ExitCode;

use measure::Report;

fn main() -> ExitCode {
    let mut report = Report::default();
    throughput::run(&mut report);
    single::run(&mut report);
    let check = std::env::args().any(|arg| arg == "--check");
    match check && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}
