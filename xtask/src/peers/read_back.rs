//! Descriptors that we write, read by `ConnectParams.parse_connect_string`.

mod facts;
mod known;
pub(super) mod random;
pub(super) mod smaller;

use std::fmt;
use std::io;

use serde_json::Value as Json;
use tns_dsn::{Descriptor, Form};

use super::compare::{Cases, Outcome, Report, compare};
use super::process::Process;
use super::python::Installation;
use crate::soak::Amount;

/// A fact that we and python-oracledb see differently.
struct Disagreement {
    form: Form,
    text: String,
    fact: &'static str,
    ours: String,
    theirs: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, fact, ours, theirs, .. } = self;
        write!(f, "{fact}: ours {ours}, theirs {theirs}, in {text}")
    }
}

/// Compares the readings of as many descriptors as asked for.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let mut python = installation.start(include_str!("read_back.py"))?;
    let cases = Cases { make: random::descriptor, smaller: smaller::descriptors };
    compare(&cases, amount, |descriptor| outcome(descriptor, &mut python))
}

/// Compares the canonical text, and the Easy Connect string where that says the same.
fn outcome(descriptor: &Descriptor, python: &mut Process) -> io::Result<Outcome> {
    let mut outcome = Outcome::default();
    let easy = descriptor.to_easy_connect().ok().filter(|made| made.lost.is_empty());
    let easy = easy.map(|made| (Form::EasyConnect, made.value));
    for (form, text) in [(Form::Descriptor, descriptor.to_string())].into_iter().chain(easy) {
        for found in disagreements(descriptor, form, &text, python)? {
            match known::reason(descriptor, &found) {
                Some(reason) => outcome.listed.push(reason),
                None => outcome.difference = Some(found.to_string()),
            }
        }
    }
    outcome.listed.sort_unstable();
    outcome.listed.dedup();
    Ok(outcome)
}

/// What of a text python-oracledb reads differently from what the descriptor says.
fn disagreements(
    descriptor: &Descriptor,
    form: Form,
    text: &str,
    python: &mut Process,
) -> io::Result<Vec<Disagreement>> {
    let disagreement = |fact, ours, theirs| Disagreement { form, text: text.to_owned(), fact, ours, theirs };
    let read = match python.ask(&Json::from(text))? {
        Ok(read) => read,
        Err(error) => return Ok(vec![disagreement("the reading", "no error".to_owned(), error)]),
    };
    let differing = facts::of(descriptor).into_iter().filter_map(|(fact, ours)| {
        let (ours, theirs) = (Json::from(ours).to_string(), read["facts"][fact].to_string());
        (ours != theirs).then(|| disagreement(fact, ours, theirs))
    });
    let mut found: Vec<_> = differing.collect();
    // From an Easy Connect string it hands nothing on.
    if form == Form::Descriptor {
        let again = read["text"].as_str().unwrap_or_default();
        let missing = facts::passed_on(descriptor).into_iter().filter(|part| !again.contains(part));
        found.extend(missing.map(|ours| disagreement("what is handed on", ours, again.to_owned())));
    }
    Ok(found)
}
