//! Files that IFILE names.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use tns_lint::Member;

use super::embedded::Content;
use crate::input::{self, Input};
use crate::setup::Setups;

/// The files of a run, and behind them those that they include and that are not among them. What
/// cannot be read is left out: a rule tells of it.
pub(super) fn with(setups: &Setups, mut files: Vec<(Input, Content)>) -> Vec<(Input, Content)> {
    let paths = files.iter().filter_map(|(input, _)| input.path.as_deref());
    let mut known: HashSet<PathBuf> = paths.map(real).collect();
    let mut at = 0;
    while let Some((input, content)) = files.get(at) {
        at += 1;
        let kind = input.kind;
        let follows = setups.of(input.path.as_deref()).follows_ifile();
        let Some((path, file)) = input.path.clone().filter(|_| follows).zip(content.net()) else { continue };
        let included = Member { path, file }.included();
        let new = included.into_iter().filter(|path| known.insert(real(path)));
        let read = new.filter_map(|path| input::read_file(&path, Some(kind)).ok());
        files.extend(read.map(|input| Content::of(setups, input)).collect::<Vec<_>>());
    }
    files
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
