//! Servers on loopback that do what a test says, and attempts to reach them.

#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod certificates;
pub(crate) mod servers;

use std::time::{Duration, Instant};

use tns_connect::clock::Deadline;
use tns_connect::dial::{self, Setup};
use tns_connect::error::Failure;
use tns_connect::plan::{Attempt, NameCheck, Native, Tls, Trust, Versions};
use tns_connect::stream::Stream;
use tns_connect::trace::Quiet;

/// More than any wait of a test should last, whatever else the machine does.
pub(crate) const SLACK: Duration = Duration::from_secs(8);

/// An attempt over plain TCP.
pub(crate) fn attempt(port: u16) -> Attempt {
    Attempt {
        number: 3,
        host: "127.0.0.1".to_owned(),
        port,
        tls: None,
        native: Some(Native::default()),
        proxy: None,
        connect_data: "".into(),
        sdu: 8192,
        transport_timeout: Some(Duration::from_secs(20)),
        connect_timeout: None,
        keep_alive: Some(Duration::from_secs(60)),
        origin: None,
        login: std::sync::Arc::default(),
    }
}

/// An attempt over TLS to `localhost`, with the host checked.
pub(crate) fn attempt_tls(port: u16, trust: Trust) -> Attempt {
    let tls = Tls {
        trust,
        names: NameCheck::Host,
        versions: Versions { tls12: true, tls13: true },
        cipher_suites: Vec::new(),
        sni: None,
        certificate_alias: None,
        certificate_thumbprint: None,
    };
    Attempt { host: "localhost".to_owned(), tls: Some(tls), native: None, ..attempt(port) }
}

/// The TLS settings of an attempt.
pub(crate) fn tls_of(attempt: &mut Attempt) -> &mut Tls {
    attempt.tls.as_mut().expect("an attempt over TLS")
}

pub(crate) fn within(time: Duration) -> Deadline {
    Deadline::after(Some(time))
}

/// Opens the attempt with all the time that it needs.
pub(crate) fn open(attempt: &Attempt, setup: &Setup) -> Result<Stream, Failure> {
    dial::open(attempt, setup, within(Duration::from_secs(30)), &mut Quiet)
}

/// The failure of an attempt that must not succeed.
pub(crate) fn failure(attempt: &Attempt, setup: &Setup) -> Failure {
    let failure = open(attempt, setup).err().expect("a failure");
    assert_eq!(failure.attempt, Some(3), "{failure:?}");
    failure
}

/// What `act` gives, if it ends within `time` and some slack, but not before.
pub(crate) fn timed<T>(time: Duration, act: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = act();
    let took = start.elapsed();
    assert!(took < time + SLACK, "it took {took:?} instead of {time:?}");
    assert!(took + Duration::from_millis(50) > time, "it took only {took:?} instead of {time:?}");
    done
}
