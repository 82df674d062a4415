//! What taking an idle session out of a pool and giving it back costs, in times of locking and
//! unlocking a mutex that nobody else wants.
//!
//! `cargo bench -p tns-connect --bench pool` prints it; with `-- --check` it fails where a floor is
//! missed.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;

use std::convert::Infallible;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;

use measure::{Floor, Report, best};
use tns_connect::clock::Deadline;
use tns_connect::pool::{Config, Kind, Manage, Pool, Purity, Request, Tag};

/// Times of each in one run.
const TIMES: u32 = 100_000;
/// Runs of which the best counts.
const ROUNDS: u32 = 20;

fn main() -> ExitCode {
    let has = |wanted: &str| std::env::args().any(|arg| arg == wanted);
    let mut report = Report::default();
    let mutex = Mutex::new(0_u64);
    let locked = each(|| *mutex.lock().expect("nobody panics") += 1);
    let pool = Pool::new(Nothing, Config::fixed(10)).expect("settings that fit");
    pool.fill(None).expect("opening cannot fail");
    let taken = each(|| drop(pool.acquire().expect("one is idle")));
    let tag: Tag = "loc=uk".parse().expect("a tag");
    pool.acquire().expect("one is idle").set_tag(Some(tag.clone()));
    let tagged = each(|| drop(pool.acquire_as(Request::new().tag(tag.clone())).expect("one is idle")));
    report.note("lock and unlock", format!("{:.1} ns", nanos(locked)));
    report.note("acquire and release", format!("{:.1} ns", nanos(taken)));
    report.note("acquire and release by tag", format!("{:.1} ns", nanos(tagged)));
    report.ratio("acquire and release ÷ lock and unlock", taken / locked, Floor::AtMost(20.0), 10.0);
    report.ratio("the same by tag", tagged / locked, Floor::AtMost(40.0), 20.0);
    match has("--check") && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// The time of one, in seconds.
fn each<T>(mut what: impl FnMut() -> T) -> f64 {
    let time = best(ROUNDS, || {
        for _ in 0..TIMES {
            black_box(what());
        }
    });
    time.as_secs_f64() / f64::from(TIMES)
}

fn nanos(seconds: f64) -> f64 {
    seconds * 1e9
}

/// Sessions that cost nothing, so that only the pool is measured.
struct Nothing;

impl Manage for Nothing {
    type Session = u64;
    type Login = ();
    type Error = Infallible;

    fn open(&self, _: &Kind<()>, _: Purity, _: Deadline) -> Result<u64, Infallible> {
        Ok(0)
    }

    fn is_alive(&self, _: &mut u64) -> bool {
        true
    }

    fn ping(&self, _: &mut u64, _: Option<Duration>) -> Result<(), Infallible> {
        Ok(())
    }

    fn call_procedure(&self, _: &mut u64, _: &str, _: &Tag, _: Option<&Tag>) -> Result<(), Infallible> {
        Ok(())
    }

    fn release(&self, _: &mut u64) -> Result<(), Infallible> {
        Ok(())
    }

    fn close(&self, _: u64) {}
}
