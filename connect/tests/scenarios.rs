//! Our client in the situations in which other clients are recorded, and in some more: it does what
//! `ours` says in `fixtures/testbed/scenarios`.

mod driver;

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use driver::{GRACE, millis};
use tns_connect::connector::Connector;
use tns_connect::error::{ConnectError, Failure};
use tns_connect::plan::{Options, Plan};
use tns_connect::trace::Quiet;
use tns_dsn::Form;
use tns_dsn::resolve::Profile;
use tns_testbed::scenario::{self, Ours, Scenario};
use tns_testbed::{Record, Running, Testbed};

/// How many of them go on at once; most of them wait.
const AT_ONCE: usize = 12;

#[test]
fn every_scenario_goes_as_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/testbed/scenarios");
    let scenarios = scenario::load(&folder).expect("they can be read");
    let wrong: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|first| {
                let mine = scenarios.iter().skip(first).step_by(AT_ONCE);
                scope.spawn(|| mine.flat_map(differences).collect::<Vec<_>>())
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What went otherwise.
fn differences(scenario: &Scenario) -> Vec<String> {
    let running = Testbed::start(scenario.script()).expect("loopback ports are to be had");
    let start = Instant::now();
    let failure = connect(scenario, &running).err();
    let (took, records, ours) = (start.elapsed(), running.settled(GRACE), &scenario.ours);
    let order = records.iter().map(|record| record.listener.as_str()).collect();
    let code = failure.as_ref().and_then(|failure| failure.code.clone());
    let facts = [
        ("the order", ordered(ours, ours.order.clone()), ordered(ours, order)),
        ("the class", text(ours.class.clone()), text(failure.as_ref().map(class))),
        ("the code", text(ours.code.clone()), text(code)),
        ("the server name", text(ours.sni.clone()), text(records.iter().find_map(server_name))),
        ("the time", "right".to_owned(), time(ours, took)),
    ];
    let wrong = facts.into_iter().filter(|(_, wanted, got)| wanted != got);
    let name = &scenario.name;
    wrong.map(|(what, wanted, got)| format!("{name}: {what} is {got:?} instead of {wanted:?}")).collect()
}

fn text(text: Option<String>) -> String {
    text.unwrap_or_else(|| "none".to_owned())
}

fn time(ours: &Ours, took: Duration) -> String {
    let early = ours.at_least.and_then(millis).is_some_and(|least| took < least);
    let late = ours.within.and_then(millis).is_some_and(|most| took > most + GRACE);
    if early || late { format!("{took:?}") } else { "right".to_owned() }
}

fn connect(scenario: &Scenario, running: &Running) -> Result<(), Failure> {
    let text = running.fill(&scenario.connect);
    let descriptor = Form::detect(&text).read(&text).expect("a connect string").value;
    let options =
        Options { deadline: millis(scenario.ours.deadline.unwrap_or(30_000)), ..Options::default() };
    let plan = Plan::of_descriptor(&descriptor, &Profile::default(), &options)?;
    let last = |error: ConnectError| error.last;
    Connector::new(plan).connect(&mut Quiet).map(drop).map_err(last)
}

/// A random order is any order.
fn ordered(ours: &Ours, order: String) -> String {
    let mut letters: Vec<_> = order.chars().collect();
    if ours.random && ours.order.len() == 1 {
        return format!("{} of them", letters.len());
    }
    if ours.random {
        letters.sort_unstable();
    }
    letters.into_iter().collect()
}

/// The class as reports write it.
fn class(failure: &Failure) -> String {
    match serde_json::to_value(failure.class) {
        Ok(serde_json::Value::String(class)) => class,
        other => panic!("a class is a word, not {other:?}"),
    }
}

fn server_name(record: &Record) -> Option<String> {
    record.hello.as_ref()?.server_name.clone()
}
