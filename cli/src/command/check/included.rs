//! Files that IFILE names.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use tns_lint::{LintFile, Member};

use crate::input::{self, Input};
use crate::setup::Setups;

/// The files of a run, and behind them those that they include and that are not among them. What
/// cannot be read is left out: a rule tells of it.
pub(super) fn with(setups: &Setups, mut files: Vec<(Input, LintFile)>) -> Vec<(Input, LintFile)> {
    let paths = files.iter().filter_map(|(input, _)| input.path.as_deref());
    let mut known: HashSet<PathBuf> = paths.map(real).collect();
    let mut at = 0;
    while let Some((input, file)) = files.get(at) {
        at += 1;
        let kind = input.kind;
        let follows = setups.of(input.path.as_deref()).follows_ifile();
        let Some(path) = input.path.clone().filter(|_| follows) else { continue };
        let included = Member { path, file }.included();
        let new = included.into_iter().filter(|path| known.insert(real(path)));
        let read = new.filter_map(|path| input::read_file(&path, Some(kind)).ok());
        let read = read.map(|input| {
            let file = setups.of(input.path.as_deref()).lint_file(&input);
            (input, file)
        });
        files.extend(read.collect::<Vec<_>>());
    }
    files
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
