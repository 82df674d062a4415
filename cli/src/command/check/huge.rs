//! Files that are too large to be held in memory with their trees: they are read in stretches.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::OsFiles;
use tns_lint::{Diagnostic, Environment, Findings, Passes, Placing, Stretch, Suppressed};
use tns_parser::{FileKind, Span};
use tns_wallet::Wallets;

use crate::args::CheckArgs;
use crate::command::files::{Files, in_pool};
use crate::excerpt::{Excerpt, Page, in_excerpt};
use crate::input::{Input, display_name, kind_of_name};
use crate::render::Checked;
use crate::setup::{Setup, Setups};

/// Bytes from which on a file is huge.
const HUGE: u64 = 64 << 20;

/// Takes the huge files out of a run: tnsnames.ora, whose entries stand by themselves.
pub(super) fn take(args: &CheckArgs, setups: &Setups, files: &mut Files) -> Vec<PathBuf> {
    let is_list = |path: &Path| args.input.kind.or_else(|| kind_of_name(path)) == Some(FileKind::Tnsnames);
    let is_huge = |path: &Path| path.metadata().is_ok_and(|metadata| metadata.len() >= HUGE);
    let taken = |path: &Path| is_list(path) && is_huge(path) && !setups.of(Some(path)).is_template(path);
    let (huge, others) = std::mem::take(&mut files.paths).into_iter().partition(|path: &PathBuf| taken(path));
    files.paths = others;
    huge
}

/// Checks them; what cannot be read is told and kept in `errors`.
pub(super) fn check(args: &CheckArgs, setups: &Setups, files: &mut Files, huge: &[PathBuf]) -> Vec<Checked> {
    let environment = setups.environment(args);
    let checked = |path: &PathBuf| {
        let checked = in_pool(args.input.jobs, || one(setups.of(Some(path)), &environment, path));
        checked.map_err(|error| format!("cannot read `{}`: {error}", display_name(path)))
    };
    files.keep_good(huge.iter().map(checked).collect())
}

fn one(setup: &Setup, environment: &Environment, path: &Path) -> io::Result<Checked> {
    let (mut excerpt, wallets, whole) = (Excerpt::default(), Wallets::default(), std::path::absolute(path)?);
    let passes = Passes { setup, path: Some(&whole), files: &OsFiles, wallets: &wallets, environment };
    let Findings { active, suppressed } = passes.findings(|| File::open(path), &mut excerpt)?;
    let (source, pieces) = excerpt.finish().map_err(io::Error::other)?;
    let placed = |found: Diagnostic| found.moved(|span| in_excerpt(&pieces, span));
    let quiet = |quiet: Suppressed| Suppressed { finding: placed(quiet.finding), ..quiet };
    let found = Findings {
        active: active.into_iter().map(placed).collect(),
        suppressed: suppressed.into_iter().map(quiet).collect(),
    };
    let (name, path) = (display_name(path), Some(path.to_owned()));
    let input = Input { path, name, kind: FileKind::Tnsnames, outer: None, source, pieces };
    Ok(Checked::new(input, found, setup.fail_on))
}

/// Keeps the lines of what is found.
impl Placing for Excerpt {
    fn place(&mut self, stretch: &Stretch, found: Findings) -> Findings {
        if found.active.is_empty() && found.suppressed.is_empty() {
            return found;
        }
        let page = Page::new(stretch);
        let active = found.active.into_iter().filter_map(|found| self.take(&page, found)).collect();
        let quiet = |Suppressed { finding, reason }| {
            self.take(&page, finding).map(|finding| Suppressed { finding, reason })
        };
        Findings { active, suppressed: found.suppressed.into_iter().filter_map(quiet).collect() }
    }

    fn doubled(&mut self, stretch: &Stretch, names: &[Span]) {
        let page = Page::new(stretch);
        names.iter().for_each(|name| self.keep(&page, *name));
    }
}
