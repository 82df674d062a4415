//! Pools of real sessions at the stand-in database.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::thread;
use std::time::{Duration, Instant};

use tns_connect::connector::Connector;
use tns_connect::login::Auth;
use tns_connect::plan::{Options, Plan};
use tns_connect::pool::{Config, Pool, PoolError, SessionError, SessionPool, Sessions};
use tns_dsn::Descriptor;
use tns_testbed::Running;

/// How long a test waits for what happens in the background.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What leads to a port, with more connect data.
pub(crate) fn connector(port: u16, data: &str) -> Connector {
    let text = format!(
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=127.0.0.1)(PORT={port}))\
         (CONNECT_DATA=(SERVICE_NAME=svc){data}))"
    );
    let descriptor: Descriptor = text.parse().expect("a descriptor");
    let plan = Plan::of_descriptor(&descriptor, &Default::default(), &Options::of_process());
    Connector::new(plan.expect("a plan"))
}

pub(crate) fn at(database: &Running, data: &str) -> Connector {
    connector(database.port("A").expect("a listener"), data)
}

pub(crate) fn scott() -> Auth {
    Auth::password("scott", String::from("tiger"))
}

pub(crate) fn sessions(database: &Running) -> Sessions {
    Sessions::new(at(database, ""), scott())
}

pub(crate) fn pool(database: &Running, config: Config) -> SessionPool {
    Pool::of_sessions(at(database, ""), scott(), config).expect("settings that fit")
}

/// A pool whose sessions are open.
pub(crate) fn filled(database: &Running, config: Config) -> SessionPool {
    let pool = pool(database, config);
    pool.fill(Some(PATIENCE)).expect("the database is there");
    pool
}

/// The error of something that must fail.
pub(crate) fn error<T>(result: Result<T, PoolError<SessionError>>) -> PoolError<SessionError> {
    match result {
        Ok(_) => panic!("it should have failed"),
        Err(error) => error,
    }
}

/// The number of the error, wherever it is.
pub(crate) fn code(error: &PoolError<SessionError>) -> Option<&str> {
    match error {
        PoolError::Open(error) | PoolError::TimedOut { cause: Some(error), .. } => error.code(),
        PoolError::Callback(error) => error.code(),
        other => other.code(),
    }
}

/// The calls of all sessions, one after the other.
pub(crate) fn calls(database: &Running) -> Vec<&'static str> {
    database.sessions().iter().flat_map(|session| session.calls.clone()).collect()
}

/// Waits until it is so.
pub(crate) fn until(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < PATIENCE, "still not: {what}");
        thread::sleep(Duration::from_millis(1));
    }
}

/// Waits until no session is left on the server.
pub(crate) fn all_gone(database: &Running) {
    until("no session is left", || database.sessions_alive() == 0);
}
