//! The real drivers, in processes that live as long as they can.

use std::io;
use std::time::Duration;

use serde_json::Value as Json;
use tns_dsn::clients::Client;

use crate::clients::rendered;
use crate::clients::said::{Outcome, Said};
use crate::peers::clients::{Client as Peer, Clients};
use crate::peers::process::{Heard, Process};

/// How long one answer may take; after that the driver counts as hanging.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a pipe takes without anyone reading.
const PIPE: usize = 60_000;

/// The drivers that can be asked here.
pub(super) const DRIVERS: [Client; 3] = [Client::PythonThin, Client::NodeThin, Client::RustThin];

/// A driver that answers.
pub(super) struct Driver<'a> {
    pub(super) client: Client,
    installed: &'a Clients<'a>,
    process: Process,
    /// Whether the process has told that it ends.
    is_ending: bool,
    /// How often a process had to be started again.
    pub(super) restarts: u64,
}

impl<'a> Driver<'a> {
    pub(super) fn start(client: Client, installed: &'a Clients<'a>) -> io::Result<Self> {
        Ok(Self { client, installed, process: process(client, installed)?, is_ending: false, restarts: 0 })
    }

    /// What it says to each question. One that ends or silences the process is a crash, and a new
    /// process gets the rest.
    pub(super) fn answers(&mut self, questions: &[Json]) -> io::Result<Vec<Said>> {
        let mut answers: Vec<Said> = Vec::with_capacity(questions.len());
        let mut told = 0;
        while answers.len() < questions.len() {
            told += self.tell(&questions[told..], told > answers.len());
            let crash = match self.process.hear(PATIENCE)? {
                Heard::Answer(said) => {
                    answers.push(self.said(&said));
                    self.is_ending = said["ends"] == true;
                    continue;
                }
                // It has told that it would.
                Heard::End if self.is_ending => "",
                Heard::Nothing => "no answer",
                Heard::End => "the process ends",
            };
            if !crash.is_empty() {
                answers.push(crashed(crash, &questions[answers.len()]));
            }
            self.is_ending = false;
            self.process = process(self.client, self.installed)?;
            self.restarts += 1;
            told = answers.len();
        }
        Ok(answers)
    }

    /// Tells as many questions as a process that no longer listens cannot block on, at least one to a
    /// process that is not `busy`; how many these are.
    fn tell(&mut self, questions: &[Json], busy: bool) -> usize {
        if busy {
            return 0;
        }
        let mut room = PIPE;
        let fits = |question: &&Json| {
            let is_first = room == PIPE;
            let size = question["input"].as_str().map_or(0, str::len) * 6 + 1_000;
            room = room.saturating_sub(size);
            is_first || room > 0
        };
        let count = questions.iter().take_while(fits).count();
        self.process.tell(&questions[..count]);
        count
    }

    fn said(&self, told: &Json) -> Said {
        let read = told.get("read").map(|read| match (read.get("ok"), &read["error"]) {
            (Some(text), _) if self.client == Client::RustThin => from_text(text),
            (Some(reading), _) => Outcome::Taken(reading.clone()),
            (None, Json::String(error)) => Outcome::refused(error),
            (None, _) => Outcome::Crashed(read["crash"].as_str().unwrap_or_default().to_owned()),
        });
        let names = told.get("names").map(|names| match names["ok"].as_array() {
            Some(list) => Outcome::Taken(list.iter().filter_map(Json::as_str).map(str::to_owned).collect()),
            None => Outcome::refused(names["error"].as_str().unwrap_or_default()),
        });
        Said { read, names }
    }
}

/// The text that the Rust driver tells its settings by. Where it is not in the usual form only the
/// outcome counts.
fn from_text(text: &Json) -> Outcome<Json> {
    Outcome::Taken(text.as_str().and_then(rendered::read).unwrap_or_default())
}

fn crashed(how: &str, question: &Json) -> Said {
    let read = question["input"].is_string().then(|| Outcome::Crashed(how.to_owned()));
    let names = question["names"].as_bool().filter(|wanted| *wanted);
    Said { read, names: names.map(|_| Outcome::Crashed(how.to_owned())) }
}

fn process(client: Client, installed: &Clients<'_>) -> io::Result<Process> {
    match client {
        Client::PythonThin => installed.run(Peer::Python, include_str!("drivers/read.py")),
        Client::NodeThin => installed.run(Peer::Node, include_str!("drivers/read.js")),
        _ => installed.run(Peer::Rust, ""),
    }
}
