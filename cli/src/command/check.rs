//! `tnslint check`

mod around;
mod embedded;
mod fix;
mod huge;
mod included;
mod limit;
mod quiet;
mod report;
mod watch;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;
use tns_dsn::files::OsFiles;
use tns_lint::{Findings, Member, Project};
use tns_wallet::Wallets;

use self::embedded::{Content, Work};
use super::baseline;
use super::files::{self, Files};
use crate::args::CheckArgs;
use crate::exit::Status;
use crate::input::Input;
use crate::output::{be_quiet, complain};
use crate::progress::Progress;
use crate::render::{Checked, Run, plural};
use crate::setup::{self, Setups};
use tns_dsn::files::walk::Walking;

pub(crate) fn run(args: &CheckArgs) -> io::Result<Status> {
    if args.shown.quiet {
        be_quiet();
    }
    if args.shown.watch { watch::run(args) } else { once(args) }
}

/// One run over the files.
fn once(args: &CheckArgs) -> io::Result<Status> {
    let started = Instant::now();
    let Some((mut files, setups)) = prepare(args) else { return Ok(Status::Failed) };
    if let Some(reason) = &args.add_suppressions {
        return quiet::add(args, &setups, files, reason);
    }
    if args.diff {
        return fix::show_diffs(args, &setups, files);
    }
    let checked = match args.fixes() {
        true => {
            let mut fixed = fix::all(args, &setups, &mut files);
            fixed.extend(around::alone(args, &setups));
            fixed
        }
        false => check_all(args, &setups, &mut files),
    };
    let mut run = Run { files: checked, errors: files.errors, quiet: args.shown.quiet };
    limit::by_severity(args, &mut run);
    if let Some(path) = baseline::path(args, setups.here())
        && !baseline::apply(&path, &mut run)
    {
        return Ok(Status::Failed);
    }
    limit::by_count(args, &mut run);
    report::write(args, &run)?;
    if args.shown.verbose {
        tell(&setups, &run, started);
    }
    Ok(status(args, &run))
}

/// What `--verbose` says.
fn tell(setups: &Setups, run: &Run, started: Instant) {
    for Checked { input, found, .. } in &run.files {
        let found = found.len();
        let configuration = setups.of(input.path()).found.as_ref();
        let configuration =
            configuration.map_or("no configuration".to_owned(), |found| found.path.display().to_string());
        let findings = plural(found, "finding");
        complain(&format!("{}: {}, {configuration}, {found} {findings}", input.name, input.kind));
    }
    let count = run.files.len();
    complain(&format!("{count} {} in {:.0?}", plural(count, "file"), started.elapsed()));
}

/// The files and the rules for each; what is wrong goes to stderr.
fn prepare(args: &CheckArgs) -> Option<(Files, Setups)> {
    let only_strings = !args.connect_strings.is_empty() && args.input.paths.is_empty();
    let walking = Walking { below: &|dir| setup::below(args, dir), ..Walking::everything() };
    let mut files = match only_strings {
        true => Files::none(),
        false => files::find_also(&args.input, args.environment.tns_admin.as_deref(), &walking),
    };
    let setups = Setups::new(args, &files.paths)?;
    setups.keep_included(&mut files.paths, &args.input.paths, args.exclude.force_exclude);
    Some((files, setups))
}

/// Everything that is found; nothing where a file cannot be read.
pub(super) fn findings(args: &CheckArgs) -> io::Result<Option<Run>> {
    let Some((mut files, setups)) = prepare(args) else { return Ok(None) };
    let checked = check_all(args, &setups, &mut files);
    let mut run = Run { files: checked, errors: files.errors, quiet: args.shown.quiet };
    limit::by_severity(args, &mut run);
    Ok(run.errors.is_empty().then_some(run))
}

fn status(args: &CheckArgs, run: &Run) -> Status {
    let fails = |file: &Checked| file.counted().any(|found| file.fail_on.reached_by(found.severity));
    let mended = args.shown.exit_non_zero_on_fix && run.files.iter().any(|file| !file.fixed.is_empty());
    let found = !args.shown.exit_zero && run.files.iter().any(fails);
    match (run.errors.is_empty(), found || mended) {
        (false, _) => Status::Failed,
        (true, true) => Status::Found,
        (true, false) => Status::Clean,
    }
}

/// The files of a run, read and parsed, behind them those that they include; and how many are of the run.
fn read(args: &CheckArgs, setups: &Setups, files: &mut Files) -> (Vec<(Input, Content)>, usize) {
    let progress = Progress::new("reading", files.paths.len(), args.shown.quiet);
    let read = files.each_with(&args.input, &progress, |input| Content::of(setups, input));
    let given = read.len();
    (included::with(setups, read), given)
}

/// Checks the files beside each other, since some rules look at several of them,
/// then the connect strings and the environment.
fn check_all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
    let huge = huge::take(args, setups, files);
    let (read, given) = read(args, setups, files);
    let wallets = Wallets::default();
    let members = read.iter().filter_map(member).collect();
    let environment = setups.environment(args);
    let project = Project::new(members, &OsFiles, &wallets, &environment);
    let shown = if args.settings.report_included { read.len() } else { given };
    let mut members = project.members.iter();
    let work: Vec<_> =
        read.iter().filter_map(|(input, content)| Some((input, content.work(&mut members)?))).collect();
    let progress = Progress::new("checking", shown, args.shown.quiet);
    let found: Vec<_> = files::in_pool(args.input.jobs, || {
        let one = |(input, work): &(&Input, Work<'_>)| {
            progress.after(|| findings_of(setups, &project, work, input))
        };
        work.par_iter().take(shown).map(one).collect()
    });
    let mut rest = around::check(args, setups, &project);
    rest.extend(huge::check(args, setups, files, &huge));
    let files = read.into_iter().zip(found);
    files.map(|((input, _), findings)| checked(setups, input, findings)).chain(rest).collect()
}

/// A Net file as a member of the run.
fn member((input, content): &(Input, Content)) -> Option<Member<'_>> {
    Some(Member { path: place(input), file: content.net()? })
}

/// Where a file is; standard input is nowhere.
fn place(input: &Input) -> PathBuf {
    let path = input.path().unwrap_or(Path::new(""));
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn findings_of(setups: &Setups, project: &Project<'_>, work: &Work<'_>, input: &Input) -> Findings {
    let setup = setups.of(input.path());
    let mut findings = match work {
        Work::Net(member) => setup.linter.findings_in(project, member),
        Work::Outer(outer) => outer.findings(&setup.linter),
    };
    findings.active.retain_mut(|found| setup.admits(input.path(), found));
    findings
}

fn checked(setups: &Setups, input: Input, findings: Findings) -> Checked {
    let fail_on = setups.of(input.path()).fail_on;
    Checked::new(input, findings, fail_on)
}
