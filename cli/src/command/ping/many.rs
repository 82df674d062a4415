//! `--all`: every alias, many at a time, and a table.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tns_connect::error::ConnectError;
use tns_connect::trace::Quiet;

use super::answer::{Answer, Outcome};
use super::one::{Document, status};
use super::session::Session;
use crate::args::TextOrJson;
use crate::command::live::{Target, in_short, unplanned};
use crate::exit::Status;
use crate::output::{clean, json, stdout};
use crate::progress::Progress;

/// What a name came to, and how long that took.
type Done = (Result<Answer, ConnectError>, Duration);

pub(super) fn run(session: &Session<'_>) -> io::Result<Status> {
    let done = ask(session);
    let rows: Vec<_> = session.targets.iter().zip(&done).collect();
    match session.how().output {
        TextOrJson::Text => table(session, &rows)?,
        TextOrJson::Json => {
            let targets = rows.iter().map(|(target, (end, took))| Outcome::new(&target.name, end, *took));
            let mut out = stdout();
            json(&mut out, &Document::new(targets.collect(), session.reach.elapsed()))?;
            out.flush()?;
        }
    }
    Ok(status(done.iter().map(|(end, _)| end)))
}

/// Asks for all names; the threads take one after the other.
fn ask(session: &Session<'_>) -> Vec<Done> {
    let targets = &session.targets;
    let threads = usize::from(session.args.jobs).min(targets.len());
    let progress = Progress::of("asking", targets.len(), "names", false);
    let done: Vec<OnceLock<Done>> = targets.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((nth, target)) = take(&next, targets) {
            let share = session.reach.share(targets.len() - nth, threads);
            done[nth].get_or_init(|| progress.after(|| one(session, target, share)));
        }
    };
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    done.into_iter().filter_map(OnceLock::into_inner).collect()
}

fn take<'t>(next: &AtomicUsize, targets: &'t [Target]) -> Option<(usize, &'t Target)> {
    let nth = next.fetch_add(1, Ordering::Relaxed);
    targets.get(nth).map(|target| (nth, target))
}

fn one(session: &Session<'_>, target: &Target, share: Duration) -> Done {
    let start = Instant::now();
    let end = match session.reach.plan(target, share) {
        Ok(plan) => session.ping(target, plan, &mut Quiet),
        Err(failure) => Err(unplanned(failure)),
    };
    (end, start.elapsed())
}

fn table(session: &Session<'_>, rows: &[(&Target, &Done)]) -> io::Result<()> {
    let mut out = stdout();
    let names: Vec<_> = rows.iter().map(|(target, _)| clean(&target.name)).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default().min(40);
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    for (name, (_, (end, _))) in names.iter().zip(rows) {
        match end {
            Ok(answer) => writeln!(out, "{name:<width$}  answered  {}", clean(&answer.sentence()))?,
            Err(error) => {
                let text = in_short(error);
                *codes.entry(text.split(':').next().unwrap_or_default().to_owned()).or_default() += 1;
                writeln!(out, "{name:<width$}  failed    {}", clean(&text))?;
            }
        }
    }
    let failed: usize = codes.values().sum();
    let mut parts: Vec<_> = codes.iter().map(|(code, count)| format!("{count} {code}")).collect();
    parts.sort_by_key(|part| part.len());
    let why = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let seconds = session.reach.elapsed().as_secs_f64();
    writeln!(
        out,
        "{} names: {} answered, {failed} did not{why}, {seconds:.1} s",
        rows.len(),
        rows.len() - failed
    )?;
    out.flush()
}
