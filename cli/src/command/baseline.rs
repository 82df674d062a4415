//! `tnslint baseline`, and `tnslint check --baseline`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_lint::baseline::{Baseline, Stale};

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
    let read = fs::read_to_string(path).map_err(|error| error.to_string());
    match read.and_then(|text| Baseline::read(&text).map_err(|error| error.to_string())) {
        Ok(baseline) => Some(baseline),
        Err(error) => {
            complain(&format!("cannot read `{}`: {error}", path.display()));
            None
        }
    }
}

/// The baseline of a run: that of the command line, else that of the configuration.
pub(super) fn path(args: &CheckArgs, here: &Setup) -> Option<PathBuf> {
    let configured = || {
        let found = here.found.as_ref()?;
        Some(found.root().join(found.config.baseline.as_ref()?))
    };
    args.baseline.clone().or_else(configured)
}

/// Takes what a baseline knows out of a run. False where there is no baseline.
pub(super) fn apply(path: &Path, run: &mut Run) -> bool {
    let Some(mut baseline) = load(path) else { return false };
    for file in &mut run.files {
        let name = name(path, file);
        let all = std::mem::take(&mut file.found);
        (file.baselined, file.found) = all.into_iter().partition(|found| baseline.take(&name, found));
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

/// A file by its path from the directory of the baseline, so that the directory
/// in which tnslint is started does not matter.
fn name(baseline: &Path, file: &Checked) -> String {
    let Some(path) = &file.input.path else { return file.input.name.clone() };
    let folder = baseline.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let inside = || {
        let (folder, path) = (folder.canonicalize().ok()?, path.canonicalize().ok()?);
        Some(crate::input::display_name(path.strip_prefix(folder).ok()?))
    };
    inside().unwrap_or_else(|| file.input.name.clone())
}
