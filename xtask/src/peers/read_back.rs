//! Descriptors that we write, read by `ConnectParams.parse_connect_string`.

mod facts;
mod known;
mod random;
mod smaller;

use std::io;

use serde_json::Value as Json;
use tns_dsn::{Descriptor, Form};

use super::compare::{Cases, Outcome, Report, compare};
use super::python::{Installation, Python};
use crate::soak::Amount;

/// A fact that we and python-oracledb see differently.
struct Disagreement {
    /// The form that was read.
    form: Form,
    /// The fact; [`REFUSED`] where there is none.
    fact: &'static str,
    ours: String,
    theirs: String,
}

/// Stands for a fact where a text is not read at all.
const REFUSED: &str = "refused";

/// Compares the readings of as many descriptors as asked for.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let mut python = installation.start(include_str!("read_back.py"))?;
    let cases = Cases { make: random::descriptor, smaller: smaller::descriptors };
    compare(&cases, amount, |descriptor| outcome(descriptor, &mut python))
}

/// Compares the canonical text, and the Easy Connect string where that says the same.
fn outcome(descriptor: &Descriptor, python: &mut Python) -> io::Result<Outcome> {
    let mut outcome = Outcome::default();
    let easy = descriptor.to_easy_connect().ok().filter(|made| made.lost.is_empty());
    let texts =
        [Some((Form::Descriptor, descriptor.to_string())), easy.map(|made| (Form::EasyConnect, made.value))];
    for (form, text) in texts.into_iter().flatten() {
        for found in disagreements(descriptor, form, &text, python)? {
            match known::reason(descriptor, &found) {
                Some(reason) if outcome.listed.contains(&reason) => {}
                Some(reason) => outcome.listed.push(reason),
                None => {
                    let Disagreement { fact, ours, theirs, .. } = found;
                    outcome.difference = Some(format!("{fact} is {ours}, theirs {theirs}: {text}"));
                }
            }
        }
    }
    Ok(outcome)
}

/// What of a text python-oracledb reads differently from what the descriptor says.
fn disagreements(
    descriptor: &Descriptor,
    form: Form,
    text: &str,
    python: &mut Python,
) -> io::Result<Vec<Disagreement>> {
    let read = match python.ask(&Json::from(text))? {
        Ok(read) => read,
        Err(theirs) => {
            return Ok(vec![Disagreement { form, fact: REFUSED, ours: "no error".to_owned(), theirs }]);
        }
    };
    let differing = facts::of(descriptor).into_iter().filter_map(|(fact, ours)| {
        let (ours, theirs) = (Json::from(ours).to_string(), read["facts"][fact].to_string());
        (ours != theirs).then_some(Disagreement { form, fact, ours, theirs })
    });
    let mut found: Vec<_> = differing.collect();
    // Easy Connect drops what python-oracledb does not use itself.
    if form == Form::Descriptor {
        let again = read["text"].as_str().unwrap_or_default();
        let missing = facts::passed_on(descriptor).into_iter().filter(|part| !again.contains(part));
        found.extend(missing.map(|ours| Disagreement {
            form,
            fact: "passed on",
            ours,
            theirs: again.to_owned(),
        }));
    }
    Ok(found)
}
