//! Targets one after the other, each with its timeline.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use serde::Serialize;
use tns_connect::error::ConnectError;

use super::answer::{Answer, Outcome};
use super::session::Session;
use crate::args::TextOrJson;
use crate::command::live::{Kept, Timeline, diagnosis, heading, millis, remarks, unplanned};
use crate::exit::Status;
use crate::output::{clean, json, stdout};

#[derive(Serialize)]
pub(super) struct Document<'a> {
    version: u8,
    targets: Vec<Outcome<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    targets: usize,
    answered: usize,
    failed: usize,
    ms: f64,
}

impl<'a> Document<'a> {
    pub(super) fn new(targets: Vec<Outcome<'a>>, took: Duration) -> Self {
        let answered = targets.iter().filter(|outcome| outcome.answered).count();
        let summary =
            Summary { targets: targets.len(), answered, failed: targets.len() - answered, ms: millis(took) };
        Self { version: 1, targets, summary }
    }
}

pub(super) fn run(session: &Session<'_>) -> io::Result<Status> {
    match session.how().output {
        TextOrJson::Text => text(session),
        TextOrJson::Json => document(session),
    }
}

fn text(session: &Session<'_>) -> io::Result<Status> {
    let mut out = stdout();
    let mut status = Status::Clean;
    for (nth, target) in session.targets.iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        heading(&mut out, target)?;
        let plan = session.reach.plan(target, session.reach.share(session.targets.len() - nth, 1));
        plan.iter().try_for_each(|plan| remarks(&mut out, plan))?;
        let mut timeline = Timeline::new(&mut out);
        let end = match plan {
            Ok(plan) => session.ping(target, plan, &mut timeline),
            Err(failure) => Err(unplanned(failure)),
        };
        timeline.error.map_or(Ok(()), Err)?;
        match end {
            Ok(answer) => writeln!(out, "  answered: {}", clean(&answer.sentence()))?,
            Err(error) => {
                write!(out, "{}", clean(&diagnosis("answer", &error, session.how().deadline)))?;
                status = Status::Found;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn document(session: &Session<'_>) -> io::Result<Status> {
    let mut done = Vec::new();
    for (nth, target) in session.targets.iter().enumerate() {
        let start = Instant::now();
        let plan = session.reach.plan(target, session.reach.share(session.targets.len() - nth, 1));
        let skipped = plan.as_ref().map_or_else(|_| Vec::new(), |plan| plan.skipped.clone());
        let mut kept = Kept::default();
        let end = match plan {
            Ok(plan) => session.ping(target, plan, &mut kept),
            Err(failure) => Err(unplanned(failure)),
        };
        done.push((target, end, start.elapsed(), skipped, kept.0));
    }
    let targets = done.iter().map(|(target, end, took, skipped, events)| {
        Outcome::new(&target.name, end, *took).with(skipped, events)
    });
    let targets = targets.collect();
    let mut out = stdout();
    json(&mut out, &Document::new(targets, session.reach.elapsed()))?;
    out.flush()?;
    Ok(status(done.iter().map(|(_, end, ..)| end)))
}

/// Exit code 1 where one did not answer.
pub(super) fn status<'e>(ends: impl IntoIterator<Item = &'e Result<Answer, ConnectError>>) -> Status {
    if ends.into_iter().all(Result::is_ok) { Status::Clean } else { Status::Found }
}
