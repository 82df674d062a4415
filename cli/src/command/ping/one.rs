//! Targets one after the other, each with its timeline.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use serde::Serialize;
use tns_connect::diagnosis::Finding;
use tns_connect::error::{ConnectError, Failure};
use tns_connect::plan::Plan;

use super::answer::{Answer, Outcome, unplanned};
use super::events::{Kept, Told};
use super::session::{Session, Target};
use super::timeline::Timeline;
use super::words::{millis, sentence, time};
use crate::args::TextOrJson;
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
    match session.args.output {
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
        let plan = session.plan(target, session.share(session.targets.len() - nth, 1));
        plan.iter().try_for_each(|plan| remarks(&mut out, plan))?;
        let mut timeline = Timeline::new(&mut out);
        let end = match plan {
            Ok(plan) => session.ping(plan, &mut Told::new(session, &target.name, &mut timeline)),
            Err(failure) => Err(unplanned(failure)),
        };
        timeline.error.map_or(Ok(()), Err)?;
        match end {
            Ok(answer) => writeln!(out, "  answered: {}", clean(&answer.sentence()))?,
            Err(error) => {
                write!(out, "{}", clean(&diagnosis(session, &error)))?;
                status = Status::Found;
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn heading(out: &mut dyn Write, target: &Target) -> io::Result<()> {
    match target.place() {
        Some((path, line)) => writeln!(out, "{} ({}:{line})", clean(&target.name), path.display())?,
        None => writeln!(out, "{}", clean(&target.name))?,
    }
    out.flush()
}

/// What is worth telling before anything is tried.
fn remarks(out: &mut dyn Write, plan: &Plan) -> io::Result<()> {
    for failure in &plan.skipped {
        writeln!(out, "  passed over: {}", clean(&sentence(failure)))?;
    }
    plan.notes.iter().try_for_each(|note| writeln!(out, "  note: {}", clean(note)))
}

/// Why nobody answered: each failure once, the most telling first, with what is known about it.
fn diagnosis(session: &Session<'_>, error: &ConnectError) -> String {
    let mut text = match error.attempts.len() {
        0 => "  no answer: nothing could be tried\n".to_owned(),
        1 => "  no answer: the attempt failed\n".to_owned(),
        count => format!("  no answer: {count} attempts failed\n"),
    };
    let mut told = None;
    for finding in error.diagnosis() {
        // What is known about a number is told once.
        let known = told.replace(finding.failure.code.clone()) == Some(finding.failure.code.clone());
        of_finding(&mut text, &finding, !known);
    }
    if error.out_of_time {
        let deadline = time(session.args.deadline);
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
    cause.iter().for_each(|cause| line("cause:", cause));
    if with_causes {
        finding.meaning.iter().for_each(|meaning| line("means:", meaning));
        finding.causes.iter().zip(["likely:", "", ""]).for_each(|(cause, name)| line(name, cause));
    }
    hint.iter().for_each(|hint| line("help:", hint));
}

fn document(session: &Session<'_>) -> io::Result<Status> {
    let mut done = Vec::new();
    for (nth, target) in session.targets.iter().enumerate() {
        let start = Instant::now();
        let plan = session.plan(target, session.share(session.targets.len() - nth, 1));
        let skipped = plan.as_ref().map_or_else(|_| Vec::new(), |plan| plan.skipped.clone());
        let mut kept = Kept::default();
        let end = match plan {
            Ok(plan) => session.ping(plan, &mut Told::new(session, &target.name, &mut kept)),
            Err(failure) => Err(unplanned(failure)),
        };
        done.push((target, end, start.elapsed(), skipped, kept.0));
    }
    let targets = done.iter().map(|(target, end, took, skipped, events)| {
        Outcome::new(&target.name, end, *took).with(skipped, events)
    });
    let targets = targets.collect();
    let mut out = stdout();
    json(&mut out, &Document::new(targets, session.elapsed()))?;
    out.flush()?;
    Ok(status(done.iter().map(|(_, end, ..)| end)))
}

/// Exit code 1 where one did not answer.
pub(super) fn status<'e>(ends: impl IntoIterator<Item = &'e Result<Answer, ConnectError>>) -> Status {
    if ends.into_iter().all(Result::is_ok) { Status::Clean } else { Status::Found }
}
