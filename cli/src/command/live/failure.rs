//! Why nobody answered.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;
use tns_connect::diagnosis::Finding;
use tns_connect::error::{ConnectError, Failure, Phase};

use super::words::{sentence, time};

/// The JSON of it.
#[derive(Serialize)]
pub(crate) struct Error<'a> {
    phase: Phase,
    code: Option<&'a str>,
    message: &'a str,
    out_of_time: bool,
    findings: Vec<Finding<'a>>,
}

impl<'a> Error<'a> {
    pub(crate) fn of(error: &'a ConnectError) -> Self {
        let findings = error.diagnosis();
        // What is told in one line is what tells most.
        let first = findings.first().map_or(&error.last, |finding| finding.failure);
        Self {
            phase: first.phase,
            code: first.code.as_deref(),
            message: &first.message,
            out_of_time: error.out_of_time,
            findings,
        }
    }
}

impl Error<'_> {
    /// The same where the time of the whole call is over.
    pub(crate) fn late(self, is_over: bool) -> Self {
        Self { out_of_time: self.out_of_time || is_over, ..self }
    }
}

/// What tells most of an error, in one line.
pub(crate) fn in_short(error: &ConnectError) -> String {
    let findings = error.diagnosis();
    sentence(findings.first().map_or(&error.last, |finding| finding.failure))
}

/// The error of a target for which there is no plan.
pub(crate) fn unplanned(failure: Failure) -> ConnectError {
    ConnectError { last: failure, attempts: Vec::new(), out_of_time: false }
}

/// Why there is no `thing`: each failure once, the most telling first, with what is known about it.
pub(crate) fn diagnosis(thing: &str, error: &ConnectError, deadline: Duration) -> String {
    let mut text = match error.attempts.len() {
        0 => format!("  no {thing}: nothing could be tried\n"),
        1 => format!("  no {thing}: the attempt failed\n"),
        count => format!("  no {thing}: {count} attempts failed\n"),
    };
    let mut told = None;
    for finding in error.diagnosis() {
        // What is known about a number is told once.
        let known = told.replace(finding.failure.code.clone()) == Some(finding.failure.code.clone());
        of_finding(&mut text, &finding, !known);
    }
    if error.out_of_time {
        let deadline = time(deadline);
        let _ = writeln!(text, "  there was no time for further attempts: --deadline is {deadline}");
    }
    text
}

fn of_finding(text: &mut String, finding: &Finding<'_>, with_causes: bool) {
    let Failure { cause, hint, .. } = finding.failure;
    let times = if finding.count > 1 { format!(", {} times", finding.count) } else { String::new() };
    let _ = writeln!(text, "  {}{times}", sentence(finding.failure));
    let mut line = |name: &str, words: &str| {
        let _ = writeln!(text, "    {name:<7} {words}");
    };
    line("phase:", phase(finding.failure.phase));
    cause.iter().for_each(|cause| line("cause:", cause));
    if with_causes {
        finding.meaning.iter().for_each(|meaning| line("means:", meaning));
        finding.causes.iter().zip(["likely:", "", ""]).for_each(|(cause, name)| line(name, cause));
    }
    hint.iter().for_each(|hint| line("help:", hint));
}

/// How far an attempt came.
fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Plan => "plan, before anybody was asked",
        Phase::Dns => "name of the host",
        Phase::Tcp => "TCP",
        Phase::Proxy => "HTTPS proxy",
        Phase::Tls => "TLS",
        Phase::Tns => "answer of the listener",
        Phase::Native => "native encryption",
        Phase::Negotiate => "negotiation behind the ACCEPT",
        Phase::Auth => "login",
        Phase::Session => "session",
    }
}
