//! `--fix` and `--diff`.

use std::io::{self, Write};

use tns_lint::embedded::{Format, Outer, fix_outer};
use tns_lint::{Diagnostic, Safety, fix_some};

use crate::args::CheckArgs;
use crate::command::files::{Files, diff};
use crate::exit::Status;
use crate::input::Input;
use crate::output::{complain, stdout};
use crate::render::{self, Checked};
use crate::replace::replace;
use crate::setup::{Setup, Setups};

fn least_safety(args: &CheckArgs) -> Safety {
    if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe }
}

/// The file with its fixes in its `source`.
fn mend(args: &CheckArgs, setups: &Setups, mut input: Input) -> Result<Checked, String> {
    let setup = setups.of(input.path.as_deref());
    let path = input.path.clone();
    if let Some(format) = input.outer {
        return Ok(mend_outer(args, setup, input, format));
    }
    let wanted = |found: &Diagnostic| setup.fixes(path.as_deref(), found);
    let file = setup.lint_file(&input);
    let fixed = fix_some(&setup.linter, file, least_safety(args), wanted)
        .map_err(|error| format!("{}: {error}", input.name))?;
    input.source = fixed.source;
    let mut found = fixed.left;
    found.retain_mut(|found| setup.admits(path.as_deref(), found));
    let (fail_on, fixed) = (setup.fail_on, fixed.applied);
    Ok(Checked { input, found, suppressed: Vec::new(), fail_on, baselined: 0, fixed })
}

/// The same for a file of another program.
fn mend_outer(args: &CheckArgs, setup: &Setup, mut input: Input, format: Format) -> Checked {
    let path = input.path.clone();
    let wanted = |found: &Diagnostic| setup.fixes(path.as_deref(), found);
    let outer = Outer::read(input.source, format);
    let fixed = fix_outer(&setup.linter, outer, least_safety(args), wanted);
    input.source = fixed.outer.source().clone();
    let mut found = fixed.left;
    found.retain_mut(|found| setup.admits(path.as_deref(), found));
    let (fail_on, fixed) = (setup.fail_on, fixed.applied);
    Checked { input, found, suppressed: Vec::new(), fail_on, baselined: 0, fixed }
}

/// Mends each file in place; standard input is answered on stdout.
pub(super) fn all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
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

pub(super) fn show_diffs(args: &CheckArgs, setups: &Setups, mut files: Files) -> io::Result<Status> {
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
