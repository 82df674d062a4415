//! `tnslint baseline`, and `tnslint check --baseline`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_dsn::files::OsFiles;
use tns_lint::baseline::{Baseline, Stale, name_of};

use super::check;
use crate::args::{BaselineArgs, BaselineCommand, CheckArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, note, stdout};
use crate::render::{Checked, Run, plural};
use crate::replace::write_file;
use crate::setup::Setup;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    known: usize,
    stale: &'a [Stale],
}

pub(crate) fn run(command: &BaselineCommand) -> io::Result<Status> {
    match command {
        BaselineCommand::Write(args) => write(args),
        BaselineCommand::Prune(args) => prune(args),
        BaselineCommand::Show(args) => show(args),
    }
}

fn write(args: &BaselineArgs) -> io::Result<Status> {
    let Some(run) = check::findings(&args.check)? else { return Ok(Status::Failed) };
    let baseline = of(&run, &args.check.baseline_path());
    save(args, &baseline)
}

fn prune(args: &BaselineArgs) -> io::Result<Status> {
    match compared(args)? {
        Some((before, left)) => save(args, &before.without(&left)),
        None => Ok(Status::Failed),
    }
}

fn show(args: &BaselineArgs) -> io::Result<Status> {
    let Some((before, left)) = compared(args)? else { return Ok(Status::Failed) };
    let stale = left.stale();
    let mut out = stdout();
    match args.format {
        TextOrJson::Json => json(&mut out, &Document { version: 1, known: before.len(), stale: &stale })?,
        TextOrJson::Text => {
            writeln!(out, "{} known {}", before.len(), plural(before.len(), "finding"))?;
            for Stale { file, code, path, count } in &stale {
                writeln!(out, "stale: {file}: {code} {path} ({count})")?;
            }
        }
    }
    out.flush()?;
    Ok(if stale.is_empty() { Status::Clean } else { Status::Found })
}

/// The baseline, and what of it is not found any more.
fn compared(args: &BaselineArgs) -> io::Result<Option<(Baseline, Baseline)>> {
    let path = args.check.baseline_path();
    let (Some(before), Some(run)) = (load(&path), check::findings(&args.check)?) else { return Ok(None) };
    let mut left = before.clone();
    for file in &run.files {
        let name = name(&path, file);
        file.found.iter().for_each(|found| {
            left.take(&name, found);
        });
    }
    Ok(Some((before, left)))
}

fn save(args: &BaselineArgs, baseline: &Baseline) -> io::Result<Status> {
    let path = args.check.baseline_path();
    if let Err(error) = write_file(&path, baseline.write().as_bytes()) {
        complain(&format!("cannot write `{}`: {error}", path.display()));
        return Ok(Status::Failed);
    }
    complain(&format!(
        "`{}`: {} known {}",
        path.display(),
        baseline.len(),
        plural(baseline.len(), "finding")
    ));
    Ok(Status::Clean)
}

fn of(run: &Run, path: &Path) -> Baseline {
    let names: Vec<_> = run.files.iter().map(|file| name(path, file)).collect();
    let pairs = run.files.iter().zip(&names);
    Baseline::of(pairs.flat_map(|(file, name)| file.found.iter().map(move |found| (name.as_str(), found))))
}

/// Reads a baseline; what is wrong with it goes to stderr.
fn load(path: &Path) -> Option<Baseline> {
    Baseline::load(&OsFiles, path).inspect_err(|error| complain(&error.to_string())).ok()
}

/// The baseline of a run: that of the command line, else that of the configuration.
pub(super) fn path(args: &CheckArgs, here: &Setup) -> Option<PathBuf> {
    args.baseline.clone().or_else(|| here.baseline())
}

/// Takes what a baseline knows out of a run. False where there is no baseline.
pub(super) fn apply(path: &Path, run: &mut Run) -> bool {
    let Some(mut baseline) = load(path) else { return false };
    for file in &mut run.files {
        let name = name(path, file);
        (file.baselined, file.found) = baseline.sort_out(&name, std::mem::take(&mut file.found));
    }
    let stale: u32 = baseline.stale().iter().map(|stale| stale.count).sum();
    if stale > 0 {
        note(&format!(
            "{stale} {} of the baseline are not there any more: `tnslint baseline prune` removes them",
            plural(stale as usize, "finding")
        ));
    }
    true
}

/// What a file is called in a baseline.
fn name(baseline: &Path, file: &Checked) -> String {
    let below = file.input.path.as_deref().and_then(|path| name_of(path, baseline));
    below.unwrap_or_else(|| file.input.name.clone())
}
