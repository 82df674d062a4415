//! Real clients at the stand-in listener: what they do there is what was recorded of them.

mod cases;
mod facts;
mod known;
mod mask;

use std::collections::BTreeSet;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use serde_json::{Value as Json, json};
use tns_testbed::Testbed;

use super::clients::{Client, Clients};
use super::compare::Report;
use super::process::Process;
use super::python::Installation;
use crate::soak::Amount;
use cases::Case;
use facts::{Answer, Facts};

/// What is recorded of a client that gave no answer, and what is said of one now.
const HANGS: &str = "CLIENT TIMEOUT";

/// How often a random order is tried until a second one is seen.
const TRIES: usize = 20;

/// Lets every client go through its cases; `count` is how many of them at most.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let clients = Clients::ready(installation)?;
    let count = usize::try_from(amount.count).unwrap_or(usize::MAX);
    let cases: Vec<_> = cases::all()?.into_iter().take(count).collect();
    let mut report = Report::default();
    report.notes.push(format!("{:<28}{:>6}{:>8}{:>7}{:>8}", "client", "cases", "as rec.", "known", "differ"));
    let results = side_by_side(Client::ALL.len(), |at| all(Client::ALL[at], &clients, &cases));
    for (client, outcomes) in Client::ALL.into_iter().zip(results) {
        add(&mut report, client, outcomes?);
    }
    Ok(report)
}

/// What came of one case with one client: the facts that differ.
struct Outcome {
    case: String,
    differences: Vec<Difference>,
}

/// A fact, as it is recorded and as it is.
struct Difference {
    fact: String,
    recorded: String,
    seen: String,
}

/// All cases with one client, some side by side.
fn all(client: Client, clients: &Clients<'_>, cases: &[Case]) -> io::Result<Vec<Outcome>> {
    let next = AtomicUsize::new(0);
    let some = || -> io::Result<Vec<Outcome>> {
        let (mut process, mut outcomes) = (clients.start(client)?, Vec::new());
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Some(recorded) = case.recorded(client) else { continue };
            let mut ask = Asking { client, clients, process: &mut process };
            let differences = ask.compare(case, recorded)?;
            outcomes.push(Outcome { case: case.name.clone(), differences });
        }
        Ok(outcomes)
    };
    let results = side_by_side(client.processes(), |_| some());
    Ok(results.into_iter().collect::<io::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// A job so many times at once, and what comes of each.
fn side_by_side<T: Send>(count: usize, job: impl Fn(usize) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let job = &job;
        let threads: Vec<_> = (0..count).map(|at| scope.spawn(move || job(at))).collect();
        let joined = threads.into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}

/// A client that is asked.
struct Asking<'a> {
    client: Client,
    clients: &'a Clients<'a>,
    process: &'a mut Process,
}

impl Asking<'_> {
    fn compare(&mut self, case: &Case, recorded: &Json) -> io::Result<Vec<Difference>> {
        if let Some(orders) = recorded["orders"].as_object() {
            return self.compare_orders(case, orders.keys().cloned().collect());
        }
        let seen = self.seen(case, recorded)?;
        let differs = |(fact, recorded): (String, String)| {
            let seen = seen.get(&fact).cloned().unwrap_or_default();
            (!facts::agree(&recorded, &seen)).then_some(Difference { fact, recorded, seen })
        };
        Ok(facts::recorded(case, recorded).into_iter().filter_map(differs).collect())
    }

    /// One order that is always the same, or at least two of those that are possible.
    fn compare_orders(&mut self, case: &Case, recorded: BTreeSet<String>) -> io::Result<Vec<Difference>> {
        let mut seen = BTreeSet::new();
        for _ in 0..TRIES {
            let facts = self.seen(case, &Json::Null)?;
            seen.extend(facts.get("order").cloned());
            if recorded.len() > 1 && seen.len() > 1 {
                break;
            }
        }
        let is_random = |orders: &BTreeSet<String>| orders.len() > 1;
        let sorted = |order: &String| order.chars().collect::<BTreeSet<_>>();
        let lengths = |orders: &BTreeSet<String>| orders.iter().map(String::len).collect::<BTreeSet<_>>();
        let possible = match is_random(&recorded) {
            true => {
                lengths(&seen) == lengths(&recorded)
                    && seen.iter().all(|order| sorted(order).len() == order.len())
            }
            false => seen == recorded,
        };
        if possible && is_random(&seen) == is_random(&recorded) {
            return Ok(Vec::new());
        }
        let text = |orders: BTreeSet<String>| orders.into_iter().collect::<Vec<_>>().join(" ");
        Ok(vec![Difference { fact: "order".to_owned(), recorded: text(recorded), seen: text(seen) }])
    }

    fn seen(&mut self, case: &Case, recorded: &Json) -> io::Result<Facts> {
        let running = Testbed::start(case.script.clone()).map_err(io::Error::other)?;
        let question = json!({ "connect": running.fill(&case.connect) });
        let start = Instant::now();
        let said = match self.process.ask_within(&question, case.patience)? {
            Some(said) => said.map_err(io::Error::other)?,
            None => {
                *self.process = self.clients.start(self.client)?;
                json!({ "error": HANGS })
            }
        };
        let answer = Answer { said, took: start.elapsed() };
        Ok(facts::seen(case, recorded, &answer, &running))
    }
}

/// Sorts what differs by whether it is known, and writes the line of a client.
fn add(report: &mut Report, client: Client, outcomes: Vec<Outcome>) {
    let (mut same, mut known, mut different) = (0, 0, 0);
    let count = outcomes.len();
    for Outcome { case, differences } in outcomes {
        let (mut reasons, mut texts) = (BTreeSet::new(), Vec::new());
        for Difference { fact, recorded, seen } in differences {
            match known::reason(client, &case, &fact) {
                Some(reason) => drop(reasons.insert(reason)),
                None => texts.push(format!("{fact}: recorded {recorded:?}, now {seen:?}")),
            }
        }
        match (texts.is_empty(), reasons.is_empty()) {
            (false, _) => different += 1,
            (true, false) => known += 1,
            (true, true) => same += 1,
        }
        for reason in reasons {
            *report.listed.entry(reason).or_default() += 1;
        }
        let name = client.name();
        report.differences.extend(texts.into_iter().map(|text| format!("{name}, {case}, {text}")));
    }
    report.cases += count as u64;
    report.notes.push(format!("{:<28}{count:>6}{same:>8}{known:>7}{different:>8}", client.name()));
}
