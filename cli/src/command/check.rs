//! `tnslint check`

mod around;
mod fix;
mod report;

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tns_dsn::files::OsFiles;
use tns_lint::{Findings, LintFile, Member, Project};
use tns_parser::parse;
use tns_wallet::Wallets;

use super::baseline;
use super::files::{self, Files};
use crate::args::CheckArgs;
use crate::exit::Status;
use crate::input::Input;
use crate::render::{Checked, Run};
use crate::setup::Setups;

pub(crate) fn run(args: &CheckArgs) -> io::Result<Status> {
    let Some((mut files, setups)) = prepare(args) else { return Ok(Status::Failed) };
    if args.diff {
        return fix::show_diffs(args, &setups, files);
    }
    let checked = match args.fix {
        true => {
            let mut fixed = fix::all(args, &setups, &mut files);
            fixed.extend(around::alone(args, &setups));
            fixed
        }
        false => check_all(args, &setups, &mut files),
    };
    let mut run = Run { files: checked, errors: files.errors };
    if let Some(path) = baseline::path(args, setups.here())
        && !baseline::apply(&path, &mut run)
    {
        return Ok(Status::Failed);
    }
    report::write(args, &run)?;
    Ok(status(&run))
}

/// The files and the rules for each; what is wrong goes to stderr.
fn prepare(args: &CheckArgs) -> Option<(Files, Setups)> {
    let only_strings = !args.connect_strings.is_empty() && args.input.paths.is_empty();
    let mut files =
        if only_strings { Files::none() } else { files::find_also(&args.input, &args.environment.tns_admin) };
    let setups = Setups::new(args, &files.paths)?;
    setups.keep_included(&mut files.paths, &args.input.paths);
    Some((files, setups))
}

/// Everything that is found; nothing where a file cannot be read.
pub(super) fn findings(args: &CheckArgs) -> io::Result<Option<Run>> {
    let Some((mut files, setups)) = prepare(args) else { return Ok(None) };
    let checked = check_all(args, &setups, &mut files);
    let run = Run { files: checked, errors: files.errors };
    Ok(run.errors.is_empty().then_some(run))
}

fn status(run: &Run) -> Status {
    let fails = |file: &Checked| file.found.iter().any(|found| file.fail_on.reached_by(found.severity));
    match (run.errors.is_empty(), run.files.iter().any(fails)) {
        (false, _) => Status::Failed,
        (true, true) => Status::Found,
        (true, false) => Status::Clean,
    }
}

/// Checks the files beside each other, since some rules look at several of them,
/// then the connect strings and the environment.
fn check_all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
    let read = files.each(&args.input, |input| {
        let file = LintFile::new(parse(input.source.clone(), input.kind));
        (input, file)
    });
    let wallets = Wallets::default();
    let members = read.iter().map(|(input, file)| Member { path: place(input), file }).collect();
    let environment = setups.environment(args);
    let project = Project::new(members, &OsFiles, &wallets, &environment);
    let found: Vec<_> = files::in_pool(args.input.jobs, || {
        let pairs = project.members.par_iter().zip(&read);
        pairs.map(|(member, (input, _))| findings_of(args, setups, &project, member, input)).collect()
    });
    let around = around::check(args, setups, &project);
    let files = read.into_iter().zip(found);
    files.map(|((input, _), findings)| checked(setups, input, findings)).chain(around).collect()
}

/// Where a file is; standard input is nowhere.
fn place(input: &Input) -> PathBuf {
    let path = input.path.as_deref().unwrap_or(Path::new(""));
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn findings_of(
    args: &CheckArgs,
    setups: &Setups,
    project: &Project<'_>,
    member: &Member<'_>,
    input: &Input,
) -> Findings {
    let setup = setups.of(input.path.as_deref());
    let mut findings = match args.ignore_suppressions {
        true => {
            let active = setup.linter.everything_in(project, member);
            Findings { active, suppressed: Vec::new() }
        }
        false => setup.linter.findings_in(project, member),
    };
    findings.active.retain_mut(|found| setup.admits(input.path.as_deref(), found));
    findings
}

fn checked(setups: &Setups, input: Input, findings: Findings) -> Checked {
    let fail_on = setups.of(input.path.as_deref()).fail_on;
    let Findings { active: found, suppressed } = findings;
    Checked { input, found, suppressed, fail_on, baselined: 0, fixed: 0 }
}
