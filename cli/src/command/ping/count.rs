//! `--count`: the same question several times, and how long the answers took.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use serde::Serialize;
use tns_connect::error::ConnectError;
use tns_connect::trace::Quiet;

use super::answer::Answer;
use super::session::Session;
use crate::args::TextOrJson;
use crate::command::live::{Target, in_short, millis, unplanned};
use crate::exit::Status;
use crate::output::{clean, json, stdout};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    targets: Vec<Counted<'a>>,
}

/// The answers of one target.
#[derive(Serialize)]
struct Counted<'a> {
    target: &'a str,
    asked: usize,
    answered: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    ms: Option<Percentiles>,
    /// The latest failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Times in milliseconds, from the beginning of the attempt that came through.
#[derive(Serialize)]
struct Percentiles {
    min: f64,
    p50: f64,
    p90: f64,
    p99: f64,
    max: f64,
}

pub(super) fn run(session: &Session<'_>) -> io::Result<Status> {
    let mut out = stdout();
    let is_text = session.how().output == TextOrJson::Text;
    let mut counted = Vec::new();
    for (nth, target) in session.targets.iter().enumerate() {
        if is_text {
            writeln!(out, "{}", clean(&target.name))?;
        }
        let share = session.reach.share(session.targets.len() - nth, 1);
        let found = ask(session, target, share, &mut |number, end| {
            if is_text {
                let line = end.map_or_else(in_short, Answer::sentence);
                writeln!(out, "  {number:>3}  {}", clean(&line)).and_then(|()| out.flush())?;
            }
            Ok(())
        })?;
        if is_text {
            writeln!(out, "  {}", summary(&found))?;
        }
        counted.push(found);
    }
    let all_answered = counted.iter().all(|found| found.answered == found.asked);
    if !is_text {
        json(&mut out, &Document { version: 1, targets: counted })?;
    }
    out.flush()?;
    Ok(if all_answered { Status::Clean } else { Status::Found })
}

/// Is told the number of a ping and what came of it.
type Tell<'a> = &'a mut dyn FnMut(u32, Result<&Answer, &ConnectError>) -> io::Result<()>;

fn ask<'t>(
    session: &Session<'_>,
    target: &'t Target,
    share: Duration,
    tell: Tell<'_>,
) -> io::Result<Counted<'t>> {
    let start = Instant::now();
    let (mut times, mut asked, mut error) = (Vec::new(), 0, None);
    for number in 1..=session.args.count.unwrap_or(1) {
        let left = share.saturating_sub(start.elapsed());
        if left.is_zero() && asked > 0 {
            break;
        }
        let end = match session.reach.plan(target, left) {
            Ok(plan) => session.ping(target, plan, &mut Quiet),
            Err(failure) => Err(unplanned(failure)),
        };
        asked += 1;
        tell(number, end.as_ref())?;
        match end {
            Ok(answer) => times.push(answer.took),
            Err(failed) => error = Some(in_short(&failed)),
        }
    }
    times.sort();
    Ok(Counted { target: &target.name, asked, answered: times.len(), ms: percentiles(&times), error })
}

/// Of sorted times: the smallest one that so many percent do not exceed.
fn percentiles(times: &[Duration]) -> Option<Percentiles> {
    let (min, max) = (millis(*times.first()?), millis(*times.last()?));
    let at = |percent: usize| millis(times[(times.len() * percent).div_ceil(100).max(1) - 1]);
    Some(Percentiles { min, p50: at(50), p90: at(90), p99: at(99), max })
}

fn summary(found: &Counted<'_>) -> String {
    let Counted { asked, answered, ms, .. } = found;
    let head = format!("{answered} of {asked} answered");
    match ms {
        Some(Percentiles { min, p50, p90, p99, max }) => {
            format!("{head}; min {min:.1}, p50 {p50:.1}, p90 {p90:.1}, p99 {p99:.1}, max {max:.1} ms")
        }
        None => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_seen() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        let found = percentiles(&times).expect("times");
        assert_eq!(
            [found.min, found.p50, found.p90, found.p99, found.max],
            [1.0, 100.0, 180.0, 198.0, 200.0]
        );
        let one = percentiles(&times[..1]).expect("a time");
        assert_eq!([one.min, one.p50, one.p99, one.max], [1.0; 4]);
        assert!(percentiles(&[]).is_none());
    }
}
