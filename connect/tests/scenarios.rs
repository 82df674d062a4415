//! Our client in the situations in which other clients are recorded, and in some more: it does what
//! `ours` says in `fixtures/testbed/scenarios`.

mod driver;

use std::path::Path;
use std::thread;

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
    let start = std::time::Instant::now();
    let result = connect(scenario, &running);
    let took = start.elapsed();
    let (ours, records) = (&scenario.ours, running.records());
    let mut wrong = Vec::new();
    let mut check = |what: &str, wanted: String, got: String| {
        if wanted != got {
            wrong.push(format!("{}: {what} is {got:?} instead of {wanted:?}", scenario.name));
        }
    };
    let order = records.iter().map(|record| record.listener.as_str()).collect();
    check("the order", ordered(ours, ours.order.clone()), ordered(ours, order));
    let failure = result.err();
    let class = failure.as_ref().map(class).unwrap_or_default();
    check("the class", ours.class.clone().unwrap_or_default(), class);
    let code = failure.as_ref().and_then(|failure| failure.code.clone()).unwrap_or_default();
    check("the code", ours.code.clone().unwrap_or_default(), code);
    let name = records.iter().find_map(server_name).unwrap_or_default();
    check("the server name", ours.sni.clone().unwrap_or_default(), name);
    let early = millis(ours.at_least.unwrap_or_default()).is_some_and(|least| took < least);
    let late = ours.within.and_then(millis).is_some_and(|most| took > most + GRACE);
    check(
        "the time",
        "right".to_owned(),
        if early || late { format!("{took:?}") } else { "right".to_owned() },
    );
    wrong
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
