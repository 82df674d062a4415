//! How long logins take: the clients take turns.

use std::io;
use std::time::Duration;

use serde_json::{Value as Json, json};
use tns_testbed::Database;
use tns_wire::auth::Verifier;
use tns_wire::login::Client as Names;

use super::ours;
use crate::peers::clients::{Client, Clients};
use crate::peers::compare::Report;
use crate::peers::login::cells::{PROFILES, VERIFIERS};
use crate::peers::process::Process;

/// Each logs in so often before it counts.
const WARM: u64 = 5;

/// Rounds of which the best counts: other work on the machine is no fault of ours. The first that
/// is good ends it.
const ROUNDS: usize = 5;

/// Our median may be this much of another client's …
const FLOOR: f64 = 1.1;

/// … and this much more where machines are shared.
const SLACK: f64 = 1.2;

/// Who takes turns.
struct Racers<'a> {
    python: &'a mut Process,
    rust: &'a mut Process,
    names: Names,
}

/// The medians of one round.
struct Medians {
    python: Duration,
    /// Oracle's Rust driver, which knows no other verifier than 12c.
    rust: Option<Duration>,
    ours: Duration,
}

impl Medians {
    /// Our time in those of the fastest other client.
    fn ratio(&self) -> f64 {
        let fastest = self.rust.map_or(self.python, |rust| rust.min(self.python));
        self.ours.as_secs_f64() / fastest.as_secs_f64()
    }
}

/// Lets all clients log in `count` times in each cell, one after the other, and writes a line for
/// each.
pub(super) fn run(
    python: &mut Process,
    clients: &Clients<'_>,
    count: u64,
    report: &mut Report,
) -> io::Result<()> {
    let names = ours::client(python)?;
    let mut rust = clients.start_login(Client::Rust)?;
    let mut racers = Racers { python, rust: &mut rust, names };
    report.notes.push(format!("medians of {count} logins: ours may take {FLOOR} times the fastest other"));
    for (profile, release) in PROFILES {
        for (verifier, kept) in VERIFIERS {
            let database = Database::builder().profile(profile).verifier(verifier);
            let running = database.start().map_err(io::Error::other)?;
            let connect = running.fill("127.0.0.1:{A}/svc");
            let best = racers.best(&connect, verifier == Verifier::V12c, count)?;
            tell(&format!("{release}/{kept}"), &best, report);
            report.cases += 1;
        }
    }
    Ok(())
}

impl Racers<'_> {
    /// The best round.
    fn best(&mut self, connect: &str, with_rust: bool, count: u64) -> io::Result<Medians> {
        let mut best = self.round(connect, with_rust, count)?;
        for _ in 1..ROUNDS {
            if best.ratio() <= FLOOR {
                break;
            }
            let next = self.round(connect, with_rust, count)?;
            if next.ratio() < best.ratio() {
                best = next;
            }
        }
        Ok(best)
    }

    fn round(&mut self, connect: &str, with_rust: bool, count: u64) -> io::Result<Medians> {
        let (mut python, mut rust, mut ours) = (Vec::new(), Vec::new(), Vec::new());
        let question = json!({ "connect": connect, "names": ours::names(), "timed": true });
        for turn in 0..WARM + count {
            let one = asked(self.python, &question)?;
            let two = if with_rust { Some(asked(self.rust, &question)?) } else { None };
            let three = ours::log_in(&self.names, connect)?;
            if turn >= WARM {
                python.push(one);
                rust.extend(two);
                ours.push(three);
            }
        }
        let rust = with_rust.then(|| median(rust));
        Ok(Medians { python: median(python), rust, ours: median(ours) })
    }
}

/// The time that a client says a login took.
fn asked(process: &mut Process, question: &Json) -> io::Result<Duration> {
    let answer = process.ask(question)?.map_err(io::Error::other)?;
    answer.as_f64().map(Duration::from_secs_f64).ok_or_else(|| io::Error::other("no time"))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn tell(cell: &str, medians: &Medians, report: &mut Report) {
    let ours = medians.ours.as_secs_f64();
    let other = |time: Duration| format!("{:.2} ms ({:.2})", millis(time), ours / time.as_secs_f64());
    let rust = medians.rust.map_or_else(|| "-".to_owned(), other);
    report.notes.push(format!(
        "{cell:<12}ours {:.2} ms, python-oracledb {}, Oracle's Rust driver {rust}",
        millis(medians.ours),
        other(medians.python),
    ));
    let ratio = medians.ratio();
    let slow = format!("{cell}: ours takes {ratio:.2} times as long as the fastest other client");
    report.differences.extend((ratio > FLOOR * SLACK).then_some(slow));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
