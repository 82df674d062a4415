//! What a ping comes to.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;
use tns_connect::connection::{Connection, Hop};
use tns_connect::connector::Opened;
use tns_connect::error::{ConnectError, Failure};
use tns_connect::plan::Attempt;
use tns_connect::trace::TlsFacts;

use crate::command::live::{Error, endpoint, millis, took};

/// Somebody has answered.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    host: String,
    port: u16,
    /// The number of the attempt in the plan.
    attempt: usize,
    /// What the listener agreed to; nothing where it was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    accept: Option<Accepted>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tls: Option<TlsFacts>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hops: Vec<Hop>,
    /// From the beginning of the attempt.
    #[serde(skip)]
    pub(super) took: Duration,
}

#[derive(Debug, Serialize)]
struct Accepted {
    version: u16,
    sdu: u32,
}

impl Answer {
    /// Of a listener; the connection is ended.
    pub(super) fn of_connection(connection: Connection) -> Self {
        let Connection { stream, accept, attempt, hops, took, .. } = connection;
        let tls = stream.tls().cloned();
        stream.close();
        let accept = Some(Accepted { version: accept.version, sdu: accept.sdu });
        Self { accept, hops, ..Self::new(attempt, tls, took) }
    }

    /// Of a server that was told nothing; the connection is ended.
    pub(super) fn of_opened(opened: Opened) -> Self {
        let Opened { stream, attempt, took } = opened;
        let tls = stream.tls().cloned();
        stream.close();
        Self::new(attempt, tls, took)
    }

    fn new(attempt: Attempt, tls: Option<TlsFacts>, took: Duration) -> Self {
        let Attempt { host, port, number, .. } = attempt;
        Self { host, port, attempt: number, accept: None, tls, hops: Vec::new(), took }
    }

    /// `db1:1521`
    pub(super) fn endpoint(&self) -> String {
        endpoint(&self.host, self.port)
    }

    /// One line.
    pub(super) fn sentence(&self) -> String {
        let mut text = match &self.accept {
            Some(accept) => {
                let Accepted { version, sdu } = accept;
                format!("{} accepted: protocol {version}, SDU {sdu}", self.endpoint())
            }
            None => format!("{} can be reached", self.endpoint()),
        };
        if let Some(tls) = &self.tls {
            let _ = write!(text, ", {}", tls.version);
        }
        let _ = write!(text, ", {}", took(self.took));
        text
    }
}

/// The JSON of a target.
#[derive(Serialize)]
pub(super) struct Outcome<'a> {
    target: &'a str,
    pub(super) answered: bool,
    ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'a Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Error<'a>>,
    /// Addresses of the plan that cannot be dialled.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    skipped: &'a [Failure],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    events: &'a [serde_json::Value],
}

impl<'a> Outcome<'a> {
    pub(super) fn new(target: &'a str, end: &'a Result<Answer, ConnectError>, took: Duration) -> Self {
        Self {
            target,
            answered: end.is_ok(),
            ms: millis(took),
            answer: end.as_ref().ok(),
            error: end.as_ref().err().map(Error::of),
            skipped: &[],
            events: &[],
        }
    }

    /// The same with what happened.
    pub(super) fn with(self, skipped: &'a [Failure], events: &'a [serde_json::Value]) -> Self {
        Self { skipped, events, ..self }
    }
}
