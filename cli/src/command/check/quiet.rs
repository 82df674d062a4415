//! `--add-suppressions`

use std::io::{self, Write};

use rayon::prelude::*;
use tns_dsn::files::OsFiles;
use tns_lint::{Diagnostic, LintFile, Member, Project, Quieted, add_suppressions};
use tns_wallet::Wallets;

use super::fix::keep_good;
use super::{place, read};
use crate::args::CheckArgs;
use crate::command::files::{Files, in_pool};
use crate::exit::Status;
use crate::input::Input;
use crate::output::note;
use crate::render::plural;
use crate::replace::replace;
use crate::setup::Setups;

/// Writes the comments; standard input is answered on stdout.
pub(super) fn add(args: &CheckArgs, setups: &Setups, mut files: Files, reason: &str) -> io::Result<Status> {
    let read = read(args, &mut files);
    let work = || {
        let numbers = (0..read.len()).into_par_iter();
        numbers.map(|at| one(args, setups, &read, at, reason)).collect()
    };
    let done = keep_good(in_pool(args.input.jobs, work), &mut files);
    let (quiet, left) = done.iter().fold((0, 0), |(quiet, left), done| (quiet + done.0, left + done.1));
    note(&format!("{quiet} {} kept quiet by new comments", plural(quiet, "finding")));
    if left > 0 {
        note(&format!("{left} {} cannot be kept quiet by a comment", plural(left, "finding")));
    }
    Ok(match (files.errors.is_empty(), left) {
        (false, _) => Status::Failed,
        (true, 0) => Status::Clean,
        (true, _) => Status::Found,
    })
}

/// Quietens the findings of one file; how many were, and how many are left.
fn one(
    args: &CheckArgs,
    setups: &Setups,
    read: &[(Input, LintFile)],
    at: usize,
    reason: &str,
) -> Result<(usize, usize), String> {
    let (input, file) = &read[at];
    let check = |file: &LintFile| findings(args, setups, read, at, file);
    let copy = LintFile::new(file.parse().clone());
    let quieted = add_suppressions(copy, reason, &check);
    let Quieted { file, count, left } = quieted.map_err(|error| format!("{}: {error}", input.name))?;
    let bytes = file.source().bytes();
    match input.path() {
        Some(path) if bytes != input.source.bytes() => {
            replace(path, bytes).map_err(|error| format!("cannot write `{}`: {error}", input.name))?;
        }
        Some(_) => {}
        None => io::stdout().write_all(bytes).map_err(|error| format!("cannot write: {error}"))?,
    }
    Ok((count, left.len()))
}

/// What counts of a new text of the file `at`, beside the others.
fn findings(
    args: &CheckArgs,
    setups: &Setups,
    read: &[(Input, LintFile)],
    at: usize,
    file: &LintFile,
) -> Vec<Diagnostic> {
    let wallets = Wallets::default();
    let others = read.iter().enumerate();
    let members: Vec<_> = others
        .map(|(nth, (input, old))| Member { path: place(input), file: if nth == at { file } else { old } })
        .collect();
    let project = Project { members, files: &OsFiles, wallets: &wallets };
    let path = read[at].0.path();
    let setup = setups.of(path);
    let mut found = setup.linter.findings_in(&project, &project.members[at]).active;
    let least = args.shown.min_severity;
    found.retain_mut(|found| setup.admits(path, found) && least.is_none_or(|least| found.severity >= least));
    found
}
