//! `tnslint check`

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tns_dsn::files::OsFiles;
use tns_dsn::mask;
use tns_lint::{Diagnostic, Findings, LintFile, Member, Project, Safety, fix_some};
use tns_parser::{FileKind, Source, parse};
use tns_wallet::Wallets;

use super::baseline;
use super::files::{self, Files, diff};
use crate::args::{CheckArgs, Format, Output};
use crate::exit::Status;
use crate::input::Input;
use crate::output::{complain, stdout};
use crate::render::{self, Checked, Run};
use crate::replace::replace;
use crate::setup::Setups;

pub(crate) fn run(args: &CheckArgs) -> io::Result<Status> {
    let Some((mut files, setups)) = prepare(args) else { return Ok(Status::Failed) };
    if args.diff {
        return show_diffs(args, &setups, files);
    }
    let checked = match args.fix {
        true => fix_all(args, &setups, &mut files),
        false => check_all(args, &setups, &mut files),
    };
    let mut run = Run { files: checked, errors: files.errors };
    run.files.extend(args.connect_strings.iter().map(|text| check_string(&setups, text)));
    if let Some(path) = baseline::path(args, setups.here())
        && !baseline::apply(&path, &mut run)
    {
        return Ok(Status::Failed);
    }
    report(args, &run)?;
    Ok(status(&run))
}

/// The files and the rules for each; what is wrong goes to stderr.
fn prepare(args: &CheckArgs) -> Option<(Files, Setups)> {
    let only_strings = !args.connect_strings.is_empty() && args.input.paths.is_empty();
    let mut files = if only_strings { Files::none() } else { files::find(&args.input) };
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

/// One connect string; what may be a password is not shown.
fn check_string(setups: &Setups, text: &str) -> Checked {
    let setup = setups.here();
    let mut found = LintFile::connect_string(text).map(|file| setup.linter.check(&file)).unwrap_or_default();
    found.retain_mut(|found| setup.admits(None, found));
    let source = Source::new(mask(text)).unwrap_or_default();
    let input = Input { path: None, name: "<connect-string>".to_owned(), kind: FileKind::Descriptor, source };
    Checked { input, found, suppressed: Vec::new(), fail_on: setup.fail_on, baselined: 0, fixed: 0 }
}

/// Checks the files beside each other: some rules look at several of them.
fn check_all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
    let read = files.each(&args.input, |input| {
        let file = LintFile::new(parse(input.source.clone(), input.kind));
        (input, file)
    });
    let wallets = Wallets::default();
    let members = read.iter().map(|(input, file)| Member { path: place(input), file }).collect();
    let project = Project { members, files: &OsFiles, wallets: &wallets };
    let found: Vec<_> = files::in_pool(args.input.jobs, || {
        let pairs = project.members.par_iter().zip(&read);
        pairs.map(|(member, (input, _))| findings_of(args, setups, &project, member, input)).collect()
    });
    read.into_iter().zip(found).map(|((input, _), findings)| checked(setups, input, findings)).collect()
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

fn least_safety(args: &CheckArgs) -> Safety {
    if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe }
}

/// The file with its fixes in its `source`.
fn mend(args: &CheckArgs, setups: &Setups, mut input: Input) -> Result<Checked, String> {
    let setup = setups.of(input.path.as_deref());
    let path = input.path.clone();
    let wanted = |found: &Diagnostic| setup.admits(path.as_deref(), &mut found.clone());
    let file = LintFile::new(parse(input.source.clone(), input.kind));
    let fixed = fix_some(&setup.linter, file, least_safety(args), wanted)
        .map_err(|error| format!("{}: {error}", input.name))?;
    input.source = fixed.source;
    let mut found = fixed.left;
    found.retain_mut(|found| setup.admits(path.as_deref(), found));
    let (fail_on, fixed) = (setup.fail_on, fixed.applied);
    Ok(Checked { input, found, suppressed: Vec::new(), fail_on, baselined: 0, fixed })
}

/// Mends each file in place; standard input is answered on stdout.
fn fix_all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
    let mended = files.each(&args.input, |input| {
        let checked = mend(args, setups, input)?;
        match &checked.input.path {
            Some(path) if checked.fixed > 0 => replace(path, checked.input.source.bytes())
                .map_err(|error| format!("cannot write `{}`: {error}", checked.input.name))?,
            Some(_) => {}
            None => io::stdout()
                .write_all(checked.input.source.bytes())
                .map_err(|error| format!("cannot write: {error}"))?,
        }
        Ok(checked)
    });
    keep_good(mended, files)
}

/// Tells what failed and keeps the rest.
fn keep_good<T>(results: Vec<Result<T, String>>, files: &mut Files) -> Vec<T> {
    let mut good = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(value) => good.push(value),
            Err(error) => {
                complain(&error);
                files.errors.push(error);
            }
        }
    }
    good
}

fn show_diffs(args: &CheckArgs, setups: &Setups, mut files: Files) -> io::Result<Status> {
    let diffs = files.each(&args.input, |input| {
        let before = input.source.clone();
        let checked = mend(args, setups, input)?;
        Ok((diff(&checked.input.name, before.bytes(), checked.input.source.bytes()), checked.fixed))
    });
    let diffs = keep_good(diffs, &mut files);
    let mut out = stdout();
    diffs.iter().try_for_each(|(text, _)| out.write_all(text.as_bytes()))?;
    out.flush()?;
    drop(out);
    let count: usize = diffs.iter().map(|(_, count)| count).sum();
    complain(&format!("{count} {} would be fixed", render::plural(count, "finding")));
    Ok(match (files.errors.is_empty(), count) {
        (false, _) => Status::Failed,
        (true, 0) => Status::Clean,
        (true, _) => Status::Found,
    })
}

/// Writes every report that was asked for.
fn report(args: &CheckArgs, run: &Run) -> io::Result<()> {
    let stdin_answered = args.fix && args.input.paths.iter().any(|path| files::is_stdin(path));
    for Output { format, path } in &args.outputs {
        match path {
            Some(path) => write_to(*format, run, &mut report_file(path)?)?,
            // The mended text is on stdout: the report must not mix with it.
            None if stdin_answered => write_to(*format, run, &mut anstream::stderr())?,
            None => write_to(*format, run, &mut stdout())?,
        }
    }
    Ok(())
}

/// A report in a file has no colour.
fn report_file(path: &Path) -> io::Result<anstream::StripStream<fs::File>> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display()));
    fs::File::create(path).map(anstream::StripStream::new).map_err(named)
}

/// The format that the service around this run understands.
fn by_surroundings() -> Format {
    let set = |name| std::env::var_os(name).is_some_and(|value| value.eq_ignore_ascii_case("true"));
    match () {
        () if set("GITHUB_ACTIONS") => Format::Github,
        () if set("TF_BUILD") => Format::Azure,
        () => Format::Human,
    }
}

fn write_to(format: Format, run: &Run, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Auto => return write_to(by_surroundings(), run, out),
        Format::Human => render::human::write(run, out)?,
        Format::Concise => render::concise::write(run, out)?,
        Format::Grouped => render::grouped::write(run, out)?,
        Format::Json => render::json::write(run, out)?,
        Format::JsonLines => render::json::write_lines(run, out)?,
        Format::Sarif => render::sarif::write(run, out)?,
        Format::Github => render::github::write(run, out)?,
        Format::Gitlab => render::gitlab::write(run, out)?,
        Format::Junit => render::junit::write(run, out)?,
        Format::Checkstyle => render::checkstyle::write(run, out)?,
        Format::Rdjson => render::rdjson::write(run, out)?,
        Format::Azure => render::azure::write(run, out)?,
    }
    out.flush()
}
