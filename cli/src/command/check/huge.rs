//! Files that are too large to be held in memory with their trees: they are read in stretches.

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::OsFiles;
use tns_lint::{
    Diagnostic, Doubles, Environment, Findings, Member, Project, Stretch, Stretches, Suppressed, Suspects,
    in_order,
};
use tns_parser::FileKind;
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
    let mut reading =
        Reading { setup, environment, path, excerpt: Excerpt::default(), found: Findings::default() };
    let suspects = reading.stretches()?;
    reading.doubles(suspects)?;
    let Reading { excerpt, found: Findings { mut active, suppressed }, .. } = reading;
    let (source, pieces) = excerpt.finish().map_err(io::Error::other)?;
    in_order(&mut active);
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

/// A file on its way; its findings have their places in the file.
struct Reading<'a> {
    setup: &'a Setup,
    environment: &'a Environment,
    path: &'a Path,
    excerpt: Excerpt,
    found: Findings,
}

impl Reading<'_> {
    /// Checks one stretch after the other; gives the aliases that seem to stand in several.
    fn stretches(&mut self) -> io::Result<Suspects> {
        let mut doubles = Doubles::default();
        let wallets = Wallets::default();
        let path = std::path::absolute(self.path)?;
        for stretch in Stretches::new(File::open(self.path)?) {
            let stretch = stretch?;
            let stretch = Stretch { file: self.setup.configured(stretch.file), ..stretch };
            doubles.note(&stretch);
            let member = Member { path: path.clone(), file: &stretch.file };
            let project = Project::new(vec![member.clone()], &OsFiles, &wallets, self.environment);
            let found = self.setup.linter.findings_in(&project, &member);
            self.take(&stretch, found);
        }
        Ok(doubles.suspects())
    }

    fn take(&mut self, stretch: &Stretch, found: Findings) {
        if found.active.is_empty() && found.suppressed.is_empty() {
            return;
        }
        let page = Page::new(stretch);
        for found in found.active {
            let taken = self.excerpt.take(&page, found).and_then(|found| self.admitted(found));
            self.found.active.extend(taken);
        }
        for Suppressed { finding, reason } in found.suppressed {
            let taken = self.excerpt.take(&page, finding);
            self.found.suppressed.extend(taken.map(|finding| Suppressed { finding, reason }));
        }
    }

    /// A second pass for aliases that are defined again in another stretch.
    fn doubles(&mut self, mut suspects: Suspects) -> io::Result<()> {
        if suspects.is_empty() {
            return Ok(());
        }
        for stretch in Stretches::new(File::open(self.path)?) {
            let stretch = stretch?;
            let names = suspects.collect(&stretch);
            if !names.is_empty() {
                let page = Page::new(&stretch);
                names.into_iter().for_each(|name| self.excerpt.keep(&page, name));
            }
        }
        let found = suspects.findings(&self.setup.linter).map_err(io::Error::other)?;
        let places: HashSet<_> = found.iter().map(|found| (found.span, found.rule.code)).collect();
        self.found.active.retain(|known| !places.contains(&(known.span, known.rule.code)));
        let found = found.into_iter().filter_map(|found| self.admitted(found));
        self.found.active.extend(found.collect::<Vec<_>>());
        Ok(())
    }

    fn admitted(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        self.setup.admits(Some(self.path), &mut found).then_some(found)
    }
}
