//! The JSON of a call.

use serde::Serialize;
use serde_json::Value;
use tns_connect::error::{ConnectError, Failure};
use tns_connect::session::{CallError, Remark};

use super::facts::Facts;
use super::table::Table;
use super::visit::Answered;
use crate::command::live::{Error, millis};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    version: u8,
    target: &'a str,
    /// Whether there was a session.
    connected: bool,
    ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<Facts<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    warnings: &'a [Remark],
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<Table<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Why<'a>>,
    /// Addresses of the plan that cannot be dialled.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    skipped: &'a [Failure],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    events: &'a [Value],
}

/// What went wrong.
#[derive(Serialize)]
#[serde(untagged)]
enum Why<'a> {
    /// Nobody could be asked.
    Use { message: &'a str },
    /// There is no session.
    Login(Error<'a>),
    /// There is one, and the query failed.
    Query {
        phase: &'static str,
        #[serde(flatten)]
        error: &'a CallError,
        out_of_time: bool,
        ms: f64,
    },
}

impl<'a> Document<'a> {
    pub(super) fn new(target: &'a str, ms: f64) -> Self {
        Self {
            version: 1,
            target,
            connected: false,
            ms,
            session: None,
            warnings: &[],
            query: None,
            error: None,
            skipped: &[],
            events: &[],
        }
    }

    /// The same with what happened.
    pub(super) fn with(self, skipped: &'a [Failure], events: &'a [Value]) -> Self {
        Self { skipped, events, ..self }
    }

    /// Wrong use.
    pub(super) fn wrong(self, message: &'a str) -> Self {
        Self { error: Some(Why::Use { message }), ..self }
    }

    /// No session; `is_over` where there was no more time.
    pub(super) fn failed(self, error: &'a ConnectError, is_over: bool) -> Self {
        Self { error: Some(Why::Login(Error::of(error).late(is_over))), ..self }
    }

    /// A session.
    pub(super) fn session(self, facts: Facts<'a>, warnings: &'a [Remark]) -> Self {
        Self { connected: true, session: Some(facts), warnings, ..self }
    }

    /// What the query came to.
    pub(super) fn query(self, answered: &'a Answered) -> Self {
        let ms = millis(answered.took);
        match &answered.rows {
            Ok(rows) => Self { query: Some(Table::new(rows, ms)), ..self },
            Err(error) => {
                let out_of_time = answered.out_of_time;
                Self { error: Some(Why::Query { phase: "query", error, out_of_time, ms }), ..self }
            }
        }
    }
}
