//! A plan in words: what would be tried, and in which order.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use tns_connect::error::Failure;
use tns_connect::plan::{Attempt, NameCheck, Plan, Rounds, Tls, Trust};

use super::reach::Target;
use super::words::{endpoint, place, sentence, time};
use crate::output::clean;

/// What was planned for a target; its JSON is that of a dry run.
#[derive(Serialize)]
pub(crate) struct Planned<'a> {
    #[serde(serialize_with = "name")]
    target: &'a Target,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'a Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Failure>,
}

fn name<S: serde::Serializer>(target: &Target, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&target.name)
}

impl<'a> Planned<'a> {
    pub(crate) fn new(target: &'a Target, plan: &'a Result<Plan, Failure>) -> Self {
        Self { target, plan: plan.as_ref().ok(), error: plan.as_ref().err() }
    }

    /// The text of a dry run.
    pub(crate) fn text(&self) -> String {
        let mut text = title(self.target);
        text.push('\n');
        self.plan.iter().for_each(|plan| of_plan(&mut text, plan));
        self.error.iter().for_each(|failure| refused(&mut text, failure, "  "));
        clean(&text)
    }
}

/// `sales (tnsnames.ora:3)`
fn title(target: &Target) -> String {
    match target.place() {
        Some((path, line)) => format!("{} ({}:{line})", target.name, path.display()),
        None => target.name.clone(),
    }
}

/// The first line of a report.
pub(crate) fn heading(out: &mut dyn Write, target: &Target) -> io::Result<()> {
    writeln!(out, "{}", clean(&title(target)))?;
    out.flush()
}

/// What is worth telling before anything is tried.
pub(crate) fn remarks(out: &mut dyn Write, plan: &Plan) -> io::Result<()> {
    for failure in &plan.skipped {
        writeln!(out, "  passed over: {}", clean(&sentence(failure)))?;
    }
    plan.notes.iter().try_for_each(|note| writeln!(out, "  note: {}", clean(note)))
}

fn of_plan(text: &mut String, plan: &Plan) {
    let several = plan.descriptions.len() > 1;
    for (rounds, number) in plan.descriptions.iter().zip(1..) {
        if several {
            let _ = writeln!(text, "  description {number} of {}", plan.descriptions.len());
        }
        of_rounds(text, rounds);
    }
    if !plan.skipped.is_empty() {
        text.push_str("  passed over:\n");
        plan.skipped.iter().for_each(|failure| refused(text, failure, "    "));
    }
    plan.notes.iter().for_each(|note| {
        let _ = writeln!(text, "  note: {note}");
    });
    if let Some(deadline) = plan.deadline {
        let _ = writeln!(text, "  all of it: at most {}", time(deadline));
    }
}

fn of_rounds(text: &mut String, rounds: &Rounds) {
    let width = rounds.attempts.iter().map(|attempt| address(attempt).len()).max().unwrap_or_default();
    for attempt in &rounds.attempts {
        let origin = place(attempt.origin.as_ref(), "  ", "");
        let line = format!("  {:>3}  {:<width$}{origin}", attempt.number, address(attempt));
        let _ = writeln!(text, "{}", line.trim_end());
    }
    if rounds.retries > 0 {
        let pause =
            rounds.delay.map_or_else(|| "at once".to_owned(), |delay| format!("{} later", time(delay)));
        let times = if rounds.retries == 1 { "once".to_owned() } else { format!("{} times", rounds.retries) };
        let _ = writeln!(text, "       and again {times}, each {pause}");
    }
    let Some(first) = rounds.attempts.first() else { return };
    rounds.attempts.iter().find_map(|attempt| attempt.tls.as_ref()).iter().for_each(|tls| {
        let _ = writeln!(text, "       {}", of_tls(tls));
    });
    let native = rounds.attempts.iter().find_map(|attempt| attempt.native.as_ref());
    native.filter(|native| native.named).iter().for_each(|native| {
        let _ = writeln!(text, "       {native}");
    });
    let _ = writeln!(text, "       {}", limits(first));
    let _ = writeln!(text, "       connect data: {}", first.connect_data);
}

/// `db1.example.com:2484 over TLS, through proxy:8080`
fn address(attempt: &Attempt) -> String {
    let mut text = endpoint(&attempt.host, attempt.port);
    if attempt.tls.is_some() {
        text.push_str(" over TLS");
    }
    if let Some(proxy) = &attempt.proxy {
        let _ = write!(text, " through the proxy {}", endpoint(&proxy.host, proxy.port));
    }
    text
}

fn of_tls(tls: &Tls) -> String {
    let versions = match (tls.versions.tls12, tls.versions.tls13) {
        (true, false) => "TLS 1.2",
        (false, _) => "TLS 1.3",
        (true, true) => "TLS 1.2 or 1.3",
    };
    let trust = match &tls.trust {
        Trust::System => "certificates of the system".to_owned(),
        Trust::Wallet(folder) => format!("wallet {}", folder.display()),
    };
    let names = match &tls.names {
        NameCheck::Dn(name) => format!("the server is {name}"),
        NameCheck::Host => "the certificate names the host".to_owned(),
        NameCheck::HostOrService(service) => format!("the certificate names the host or {service}"),
        NameCheck::Off => "any name in the certificate".to_owned(),
    };
    let sni = tls.sni.as_ref().map(|name| format!(", SNI {name}")).unwrap_or_default();
    format!("{versions}, {trust}, {names}{sni}")
}

fn limits(attempt: &Attempt) -> String {
    let mut parts = vec![match attempt.transport_timeout {
        Some(limit) => format!("TCP within {}", time(limit)),
        None => "TCP without a limit".to_owned(),
    }];
    parts.extend(attempt.connect_timeout.map(|limit| format!("the answer within {}", time(limit))));
    parts.extend(attempt.keep_alive.map(|quiet| format!("keep-alive after {}", time(quiet))));
    parts.push(format!("SDU {}", attempt.sdu));
    parts.join(", ")
}

fn refused(text: &mut String, failure: &Failure, indent: &str) {
    let _ = writeln!(text, "{indent}{}", sentence(failure));
    failure.cause.iter().for_each(|cause| {
        let _ = writeln!(text, "{indent}  also: {cause}");
    });
    failure.hint.iter().for_each(|hint| {
        let _ = writeln!(text, "{indent}  help: {hint}");
    });
}
