//! `--dry-run`: the plan, and nothing else.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use tns_connect::error::Failure;
use tns_connect::plan::{Attempt, NameCheck, Plan, Rounds, Tls, Trust};

use super::session::{Session, Target};
use super::words::{endpoint, place, sentence, time};
use crate::args::TextOrJson;
use crate::exit::Status;
use crate::output::{clean, json, stdout};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    dry_run: bool,
    targets: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    target: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<&'a Plan>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Failure>,
}

/// Prints the plan of each target.
pub(super) fn run(session: &Session<'_>) -> io::Result<Status> {
    let mut out = stdout();
    let plan = |target| (target, session.plan(target, session.args.deadline));
    let plans: Vec<(&Target, _)> = session.targets.iter().map(plan).collect();
    match session.args.output {
        TextOrJson::Json => {
            let targets = plans.iter().map(|(target, plan)| Shown {
                target: &target.name,
                plan: plan.as_ref().ok(),
                error: plan.as_ref().err(),
            });
            json(&mut out, &Document { version: 1, dry_run: true, targets: targets.collect() })?;
        }
        TextOrJson::Text => {
            let texts: Vec<_> = plans.iter().map(|(target, plan)| clean(&text(target, plan))).collect();
            write!(out, "{}", texts.join("\n"))?;
        }
    }
    out.flush()?;
    let all_planned = plans.iter().all(|(_, plan)| plan.is_ok());
    Ok(if all_planned { Status::Clean } else { Status::Found })
}

fn text(target: &Target, plan: &Result<Plan, Failure>) -> String {
    let mut text = target.name.clone();
    if let Some((path, line)) = target.place() {
        let _ = write!(text, " ({}:{line})", path.display());
    }
    text.push('\n');
    match plan {
        Ok(plan) => of_plan(&mut text, plan),
        Err(failure) => refused(&mut text, failure, "  "),
    }
    text
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
