//! `--add-suppressions`

use std::io;

use rayon::prelude::*;
use tns_dsn::files::OsFiles;
use tns_lint::{Diagnostic, LintFile, Member, Project, Quieted, add_suppressions};
use tns_wallet::Wallets;

use super::embedded::Content;
use super::fix::write_back;
use super::{member, place, read};
use crate::args::CheckArgs;
use crate::command::files::{Files, in_pool};
use crate::exit::Status;
use crate::input::Input;
use crate::output::note;
use crate::render::plural;
use crate::setup::{self, Setups};

/// Writes the comments; standard input is answered on stdout.
pub(super) fn add(args: &CheckArgs, setups: &Setups, mut files: Files, reason: &str) -> io::Result<Status> {
    let (read, given) = read(args, setups, &mut files);
    let work = || {
        let numbers = (0..given).into_par_iter();
        numbers.map(|at| one(args, setups, &read, at, reason)).collect()
    };
    let done: Vec<(usize, usize)> = files.keep_good(in_pool(args.input.jobs, work));
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

/// Quietens the findings of one file; how many were, and how many are left. Comments of files of
/// other programs are not read, so that nothing can be done there.
fn one(
    args: &CheckArgs,
    setups: &Setups,
    read: &[(Input, Content)],
    at: usize,
    reason: &str,
) -> Result<(usize, usize), String> {
    let input = &read[at].0;
    let setup = setups.of(input.path());
    let counts = |found: &mut Diagnostic| {
        let least = args.shown.min_severity;
        setup.admits(input.path(), found) && least.is_none_or(|least| found.severity >= least)
    };
    if let Content::Outer(outer) = &read[at].1 {
        let left = outer.findings(&setup.linter).active.into_iter();
        return Ok((0, left.filter_map(|mut found| counts(&mut found).then_some(())).count()));
    }
    let check = |file: &LintFile| {
        let mut found = findings(args, setups, read, at, file);
        found.retain_mut(|found| counts(found));
        found
    };
    let quieted = add_suppressions(setup::lint_file(setup, input), reason, &check);
    let Quieted { file, count, left } = quieted.map_err(|error| format!("{}: {error}", input.name))?;
    let bytes = file.original().bytes();
    write_back(input, bytes, bytes != input.source.bytes())?;
    Ok((count, left.len()))
}

/// What is found in a new text of the file `at`, beside the others.
fn findings(
    args: &CheckArgs,
    setups: &Setups,
    read: &[(Input, Content)],
    at: usize,
    file: &LintFile,
) -> Vec<Diagnostic> {
    let (wallets, environment) = (Wallets::default(), setups.environment(args));
    let this = Member { path: place(&read[at].0), file };
    let others = read.iter().enumerate().filter(|(nth, _)| *nth != at).filter_map(|(_, read)| member(read));
    let members = std::iter::once(this).chain(others).collect();
    let project = Project::new(members, &OsFiles, &wallets, &environment);
    setups.of(read[at].0.path()).linter.findings_in(&project, &project.members[0]).active
}
