//! `tns_dsn::make_dsn` and `oracledb.makedsn`, byte for byte.

use std::io;

use serde_json::{Value as Json, json};
use tns_dsn::{InvalidArgument, make_dsn};

use super::compare::{Cases, Outcome, Report, compare};
use super::process::Process;
use super::python::Installation;
use crate::rng::Rng;
use crate::soak::Amount;

/// The arguments behind host and port, in their order.
const NAMES: [&str; 5] = ["sid", "service_name", "region", "sharding_key", "super_sharding_key"];

/// What people pass, and what they should not.
const WORDS: [&str; 20] = [
    "",
    " ",
    "db1.example.com",
    "localhost",
    "10.0.0.1",
    "::1",
    "[2001:db8::7]",
    "fe80::1%eth0",
    "sales.example.com",
    "ORCL",
    "eu-frankfurt-1",
    "bücher.example",
    "データベース",
    "🗝",
    "a b",
    " edge ",
    "\"quoted\"",
    "it's",
    "c:\\path,#1",
    "line\nbreak\ttab",
];

/// Characters that are forbidden, or nearly so.
const MARKS: [char; 10] = ['(', ')', '=', '（', '＝', '"', '\'', '\\', '\u{0}', '\u{a0}'];

/// Ports at the edges and in use.
const PORTS: [u16; 6] = [0, 1, 1521, 2484, 32_768, 65_535];

/// One call.
#[derive(Clone)]
struct Arguments {
    host: String,
    port: u16,
    texts: [Option<String>; 5],
}

/// Compares the calls of as many argument sets as asked for.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let mut python = installation.start(include_str!("make_dsn.py"))?;
    let cases = Cases { make: Arguments::random, smaller: Arguments::smaller };
    compare(&cases, amount, |arguments| {
        let difference = arguments.difference(&mut python)?;
        Ok(Outcome { difference, listed: Vec::new() })
    })
}

impl Arguments {
    fn random(rng: &mut Rng) -> Self {
        let host = text(rng);
        let port = PORTS.get(rng.below(PORTS.len() + 2)).copied().unwrap_or(rng.bits() as u16);
        let texts = NAMES.map(|_| rng.chance(50).then(|| text(rng)));
        Self { host, port, texts }
    }

    /// Without one argument, or without one character of one.
    fn smaller(&self) -> Vec<Self> {
        let hosts = shorter(&self.host).map(|host| Self { host, ..self.clone() });
        let mut found: Vec<_> = hosts.collect();
        for (at, text) in self.texts.iter().enumerate() {
            let Some(text) = text else { continue };
            for value in std::iter::once(None).chain(shorter(text).map(Some)) {
                let mut made = self.clone();
                made.texts[at] = value;
                found.push(made);
            }
        }
        found
    }

    fn difference(&self, python: &mut Process) -> io::Result<Option<String>> {
        let (ours, theirs) = (self.ours(), python.ask(&self.question())?);
        let same = match (&ours, &theirs) {
            (Ok(ours), Ok(theirs)) => theirs.as_str() == Some(ours),
            (Err(ours), Err(theirs)) => theirs.contains(&format!("\"{}\"", ours.name)),
            _ => false,
        };
        Ok((!same).then(|| format!("{}: ours {ours:?}, theirs {theirs:?}", self.question())))
    }

    fn ours(&self) -> Result<String, InvalidArgument> {
        let [sid, service, region, key, super_key] = self.texts.each_ref().map(Option::as_deref);
        make_dsn(&self.host, self.port, sid, service, region, key, super_key)
    }

    /// The arguments by name; those that are absent are not passed.
    fn question(&self) -> Json {
        let mut question = json!({ "host": self.host, "port": self.port });
        for (name, text) in NAMES.into_iter().zip(&self.texts) {
            if let Some(text) = text {
                question[name] = text.as_str().into();
            }
        }
        question
    }
}

/// A word, two of them, or one with a mark in it.
fn text(rng: &mut Rng) -> String {
    let mut text = rng.pick(&WORDS).copied().unwrap_or_default().to_owned();
    if rng.chance(20) {
        text += rng.pick(&WORDS).copied().unwrap_or_default();
    }
    if rng.chance(12) {
        let places: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (place, mark) = (rng.pick(&places), rng.pick(&MARKS));
        text.insert(place.copied().unwrap_or(0), mark.copied().unwrap_or('='));
    }
    text
}

/// A text without each of its characters in turn.
fn shorter(text: &str) -> impl Iterator<Item = String> {
    text.char_indices().map(|(at, left_out)| {
        let mut made = text.to_owned();
        made.replace_range(at..at + left_out.len_utf8(), "");
        made
    })
}
