//! `--fix` and `--diff`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use rayon::prelude::*;
use tns_dsn::files::OsFiles;
use tns_lint::embedded::{FixedOuter, Outer, fix_outer};
use tns_lint::{
    Diagnostic, Environment, Findings, FixError, Fixing, Job, LintFile, Member, Mended, RuleInfo, Safety,
    fix_project,
};
use tns_parser::Source;
use tns_wallet::Wallets;

use super::embedded::Content;
use super::{member, place, read};
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
    let (mut read, given) = read(args, setups, files);
    let included = read.split_off(given);
    let beside: Vec<_> = included.iter().filter_map(member).collect();
    let environment = setups.environment(args);
    let mending = Mending { args, setups, beside: &beside, environment: &environment };
    let mended = in_pool(args.input.jobs, || mending.all(read));
    files.keep_good(mended)
}

type Outcome = Result<(Source, Checked), String>;

/// What the fixes of a run depend on.
struct Mending<'a> {
    args: &'a CheckArgs,
    setups: &'a Setups,
    /// Included files: looked at, but not mended.
    beside: &'a [Member<'a>],
    environment: &'a Environment,
}

impl Mending<'_> {
    /// All files in their order.
    fn all(&self, read: Vec<(Input, Content)>) -> Vec<Outcome> {
        let (mut nets, mut outers) = (Vec::new(), Vec::new());
        for (at, (input, content)) in read.into_iter().enumerate() {
            match content {
                Content::Net(file) => nets.push((at, input, file)),
                Content::Outer(outer) => outers.push((at, input, outer)),
            }
        }
        let outers = outers.into_par_iter().map(|(at, input, outer)| (at, Ok(self.outer(input, outer))));
        let mut mended: Vec<_> = outers.collect();
        mended.extend(self.nets(nets));
        mended.sort_by_key(|(at, _)| *at);
        mended.into_iter().map(|(_, outcome)| outcome).collect()
    }

    fn nets(&self, nets: Vec<(usize, Input, LintFile)>) -> Vec<(usize, Outcome)> {
        let (inputs, parsed): (Vec<_>, Vec<_>) =
            nets.into_iter().map(|(at, input, file)| ((at, input), file)).unzip();
        let job = |((_, input), file): (&(_, Input), LintFile)| {
            let setup = self.setups.of(input.path());
            Job { path: place(input), file, linter: &setup.linter }
        };
        let jobs = inputs.iter().zip(parsed).map(job).collect();
        let wanted = |nth: usize, found: &Diagnostic| {
            let path = inputs[nth].1.path();
            self.setups.of(path).fixes(path, found)
        };
        let fixing = Fixing {
            files: &OsFiles,
            wallets: &Wallets::default(),
            environment: self.environment,
            beside: self.beside,
            least: least_safety(self.args),
            wanted: &wanted,
        };
        let mended = fix_project(jobs, &fixing);
        inputs.into_iter().zip(mended).map(|((at, input), mended)| (at, self.net(input, mended))).collect()
    }

    fn net(&self, input: Input, mended: Result<Mended, FixError>) -> Outcome {
        let Mended { file, applied, left } = mended.map_err(|error| format!("{}: {error}", input.name))?;
        Ok(self.checked(input, file.original().clone(), applied, left))
    }

    /// A file of another program.
    fn outer(&self, input: Input, outer: Outer) -> (Source, Checked) {
        let setup = self.setups.of(input.path());
        let wanted = |found: &Diagnostic| setup.fixes(input.path(), found);
        let FixedOuter { outer, applied, left } =
            fix_outer(&setup.linter, outer, least_safety(self.args), wanted);
        let left = Findings { active: left, suppressed: Vec::new() };
        self.checked(input, outer.source().clone(), applied, left)
    }

    fn checked(
        &self,
        mut input: Input,
        after: Source,
        fixed: Vec<&'static RuleInfo>,
        mut left: Findings,
    ) -> (Source, Checked) {
        let setup = self.setups.of(input.path());
        left.active.retain_mut(|found| setup.admits(input.path(), found));
        let before = std::mem::replace(&mut input.source, after);
        (before, Checked { fixed, ..Checked::new(input, left, setup.fail_on) })
    }
}

/// Mends each file in place; standard input is answered on stdout.
pub(super) fn all(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<Checked> {
    let mended = mend(args, setups, files).into_iter().map(|(_, checked)| write(checked));
    let checked = files.keep_good(mended.collect());
    if args.shown.show_fixes {
        list_fixes(&checked);
    }
    checked
}

fn write(checked: Checked) -> Result<Checked, String> {
    write_back(&checked.input, checked.input.source.bytes(), !checked.fixed.is_empty())?;
    Ok(checked)
}

/// Writes the new text of a file where it has changed; standard input is answered on stdout.
pub(super) fn write_back(input: &Input, bytes: &[u8], changed: bool) -> Result<(), String> {
    match input.path() {
        Some(path) if changed => {
            replace(path, bytes).map_err(|error| format!("cannot write `{}`: {error}", input.name))
        }
        Some(_) => Ok(()),
        None => io::stdout().write_all(bytes).map_err(|error| format!("cannot write: {error}")),
    }
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
