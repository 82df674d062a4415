//! Plans that lead to the listeners of a script, and what came of them.

#![allow(dead_code, reason = "each test file uses its part")]

use std::time::{Duration, Instant};

use tns_connect::connection::Connection;
use tns_connect::connector::Connector;
use tns_connect::error::ConnectError;
use tns_connect::plan::{Attempt, Native, Options, Plan, Rounds};
use tns_connect::trace::Event;
use tns_dsn::Descriptor;
use tns_dsn::resolve::Profile;
use tns_testbed::{Running, Script, Testbed};

/// What the CONNECT of each attempt says.
pub(crate) const DATA: &str = "(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=svc)))";

/// How much later than its deadline something may end.
pub(crate) const GRACE: Duration = Duration::from_millis(250);

/// Starts the script in a text.
pub(crate) fn start(script: &str) -> Running {
    Testbed::start(Script::parse(script).expect("a script")).expect("loopback ports are to be had")
}

/// The script of a listener `A` with these steps.
pub(crate) fn alone(steps: &str) -> Running {
    start(&format!("[listener.A]\nsteps = {steps}"))
}

pub(crate) fn millis(millis: u64) -> Option<Duration> {
    Some(Duration::from_millis(millis))
}

/// One round over listeners of a script.
pub(crate) fn rounds(running: &Running, listeners: &[&str]) -> Rounds {
    let attempt = |listener: &&str| Attempt {
        number: 0,
        host: "127.0.0.1".to_owned(),
        port: running.port(listener).expect("a listener of the script"),
        tls: None,
        native: Some(Native::default()),
        proxy: None,
        connect_data: DATA.into(),
        sdu: 8192,
        transport_timeout: millis(5_000),
        connect_timeout: None,
        keep_alive: None,
        origin: None,
        login: std::sync::Arc::default(),
    };
    Rounds { attempts: listeners.iter().map(attempt).collect(), retries: 0, delay: None }
}

/// A plan of descriptions, with a deadline that no test needs.
pub(crate) fn plan(descriptions: impl IntoIterator<Item = Rounds>) -> Plan {
    let mut plan = Plan {
        descriptions: descriptions.into_iter().collect(),
        skipped: Vec::new(),
        connection_id: "AAAA".to_owned(),
        deadline: millis(30_000),
        notes: Vec::new(),
    };
    let attempts = plan.descriptions.iter_mut().flat_map(|rounds| &mut rounds.attempts);
    attempts.zip(1..).for_each(|(attempt, number)| attempt.number = number);
    plan
}

/// The plan for a descriptor.
pub(crate) fn planned(descriptor: &str) -> Plan {
    let descriptor: Descriptor = descriptor.parse().expect("a descriptor");
    let options = Options { deadline: millis(30_000), ..Options::default() };
    Plan::of_descriptor(&descriptor, &Profile::default(), &options).expect("a plan")
}

/// What came of a plan, and on the way.
pub(crate) struct Outcome {
    pub(crate) result: Result<Connection, ConnectError>,
    /// Events in short: `1`, `1!` for an attempt and its failure, `pause`, `>` for a redirect, `tls`,
    /// `native` for a server that requires native encryption.
    pub(crate) way: Vec<String>,
    pub(crate) took: Duration,
}

impl Outcome {
    pub(crate) fn error(self) -> ConnectError {
        match self.result {
            Err(error) => error,
            Ok(connection) => panic!("{} accepts", connection.attempt.port),
        }
    }
}

pub(crate) fn connect(plan: Plan) -> Outcome {
    let (start, mut way) = (Instant::now(), Vec::new());
    let result = Connector::new(plan).connect(&mut |event: &Event<'_>| way.extend(short(event)));
    Outcome { result, way, took: start.elapsed() }
}

/// An event in short, if it counts.
pub(crate) fn short(event: &Event<'_>) -> Option<String> {
    match event {
        Event::AttemptStart { attempt, .. } => Some(attempt.number.to_string()),
        Event::Waiting { .. } => Some("pause".to_owned()),
        Event::Redirected(_) => Some(">".to_owned()),
        Event::TlsReady(_) => Some("tls".to_owned()),
        Event::NativeRequired => Some("native".to_owned()),
        Event::Failed(failure) => failure.attempt.map(|number| format!("{number}!")),
        _ => None,
    }
}
