//! `--fix` and `--diff`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use tns_dsn::files::OsFiles;
use tns_lint::{Diagnostic, FixError, Fixing, Job, Mended, RuleInfo, Safety, fix_project};
use tns_parser::Source;
use tns_wallet::Wallets;

use super::{place, read};
use crate::args::CheckArgs;
use crate::command::files::{Files, diff, in_pool};
use crate::exit::Status;
use crate::input::Input;
use crate::output::{complain, note, stdout};
use crate::render::{self, Checked};
use crate::replace::replace;
use crate::setup::Setups;

fn least_safety(args: &CheckArgs) -> Safety {
    if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe }
}

/// The files as they were, and with their fixes in their `source`.
fn mend(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<(Source, Checked)> {
    let (inputs, parsed): (Vec<_>, Vec<_>) = read(args, files).into_iter().unzip();
    let job = |(input, file)| {
        let setup = setups.of(Input::path(input));
        Job { path: place(input), file, linter: &setup.linter }
    };
    let jobs = inputs.iter().zip(parsed).map(job).collect();
    let wanted = |at: usize, found: &Diagnostic| {
        let path = inputs[at].path();
        setups.of(path).fixes(path, found)
    };
    let wallets = Wallets::default();
    let fixing = Fixing { files: &OsFiles, wallets: &wallets, least: least_safety(args), wanted: &wanted };
    let mended = in_pool(args.input.jobs, || fix_project(jobs, &fixing));
    let checked = inputs.into_iter().zip(mended).map(|(input, mended)| checked(setups, input, mended));
    keep_good(checked.collect(), files)
}

fn checked(
    setups: &Setups,
    mut input: Input,
    mended: Result<Mended, FixError>,
) -> Result<(Source, Checked), String> {
    let Mended { file, applied, mut left } = mended.map_err(|error| format!("{}: {error}", input.name))?;
    let setup = setups.of(input.path());
    left.active.retain_mut(|found| setup.admits(input.path(), found));
    let before = std::mem::replace(&mut input.source, file.source().clone());
    Ok((before, Checked { fixed: applied, ..Checked::new(input, left, setup.fail_on) }))
}

/// Mends each file in place; standard input is answered on stdout.
pub(super) fn all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
    let mended = mend(args, setups, files).into_iter().map(|(_, checked)| write(checked));
    let checked = keep_good(mended.collect(), files);
    if args.shown.show_fixes {
        list_fixes(&checked);
    }
    checked
}

fn write(checked: Checked) -> Result<Checked, String> {
    match &checked.input.path {
        Some(path) if !checked.fixed.is_empty() => replace(path, checked.input.source.bytes())
            .map_err(|error| format!("cannot write `{}`: {error}", checked.input.name))?,
        Some(_) => {}
        None => io::stdout()
            .write_all(checked.input.source.bytes())
            .map_err(|error| format!("cannot write: {error}"))?,
    }
    Ok(checked)
}

/// Tells how many findings of each rule were mended in each file.
fn list_fixes(checked: &[Checked]) {
    for file in checked {
        let mut counts: BTreeMap<&str, (&RuleInfo, usize)> = BTreeMap::new();
        file.fixed.iter().for_each(|rule| counts.entry(rule.code).or_insert((rule, 0)).1 += 1);
        for (code, (rule, count)) in counts {
            complain(&format!("{}: fixed {count} {code} {}", file.input.name, rule.name));
        }
    }
}

/// Tells what failed and keeps the rest.
pub(super) fn keep_good<T>(results: Vec<Result<T, String>>, files: &mut Files) -> Vec<T> {
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

pub(super) fn show_diffs(args: &CheckArgs, setups: &Setups, mut files: Files) -> io::Result<Status> {
    let (before, checked): (Vec<_>, Vec<_>) = mend(args, setups, &mut files).into_iter().unzip();
    let mut out = stdout();
    for (before, Checked { input, .. }) in before.iter().zip(&checked) {
        out.write_all(diff(&input.name, before.bytes(), input.source.bytes()).as_bytes())?;
    }
    out.flush()?;
    drop(out);
    if args.shown.show_fixes {
        list_fixes(&checked);
    }
    let count: usize = checked.iter().map(|file| file.fixed.len()).sum();
    note(&format!("{count} {} would be fixed", render::plural(count, "finding")));
    Ok(match (files.errors.is_empty(), count > 0 && !args.shown.exit_zero) {
        (false, _) => Status::Failed,
        (true, false) => Status::Clean,
        (true, true) => Status::Found,
    })
}
