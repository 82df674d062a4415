//! What is around the input of a page: files and wallets in memory.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::{FileFacts, Files};
use tns_dsn::wallet::{WalletFacts, WalletSummary};
use tns_lint::{Diagnostic, Environment, LintFile, Linter, Member, Project};
use tns_parser::{Source, parse};

use super::block::{Case, What};

/// Files and wallets by path.
#[derive(Default)]
struct World {
    files: HashMap<PathBuf, Vec<u8>>,
    modes: HashMap<PathBuf, u32>,
    wallets: HashMap<PathBuf, WalletSummary>,
}

impl Files for World {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        let is_directory = self.wallets.contains_key(path)
            || self.files.keys().any(|file| file != path && file.starts_with(path));
        match (is_directory, self.files.contains_key(path)) {
            (true, _) => Ok(FileFacts { is_directory, mode: Some(0o700) }),
            (false, true) => {
                Ok(FileFacts { is_directory, mode: Some(self.modes.get(path).copied().unwrap_or(0o644)) })
            }
            (false, false) => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl WalletFacts for World {
    fn look(&self, place: &Path) -> Result<WalletSummary, String> {
        self.wallets.get(place).cloned().ok_or_else(|| "there is no wallet".to_owned())
    }
}

/// An environment of lines NAME=VALUE.
fn variables(text: &str) -> Environment {
    let lines = text.lines().filter_map(|line| line.split_once('='));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What is found in an environment.
fn in_environment(linter: &Linter, case: &Case) -> Vec<Diagnostic> {
    let text = String::from_utf8(case.input.clone()).expect("UTF-8");
    let environment = variables(&text);
    assert_eq!(environment.text(), text, "variables stand by name");
    let files = case.beside.iter().map(|beside| (beside.path.clone(), beside.bytes.clone()));
    let world = World { files: files.collect(), ..World::default() };
    linter.environment(&Project::new(Vec::new(), &world, &world, &environment))
}

/// What is found in the input of a case, beside what stands around it.
pub(crate) fn findings(linter: &Linter, case: &Case, file: &LintFile) -> Vec<Diagnostic> {
    if case.environment {
        return in_environment(linter, case);
    }
    let Some(path) = &case.path else { return linter.check(file) };
    let mut world = World::default();
    world.files.insert(path.clone(), case.input.clone());
    world.modes.insert(path.clone(), case.mode);
    let mut others = Vec::new();
    let mut environment = Environment::unknown();
    for beside in &case.beside {
        match beside.what {
            What::File(kind) => {
                let source = Source::new(beside.text.as_str()).expect("small");
                others.push((beside.path.clone(), LintFile::new(parse(source, kind))));
                world.files.insert(beside.path.clone(), beside.text.clone().into_bytes());
            }
            What::Environment => environment = variables(&beside.text),
            What::Bytes => {
                world.files.insert(beside.path.clone(), beside.bytes.clone());
            }
            What::Wallet => {
                let summary = serde_json::from_str(&beside.text).expect("a wallet as JSON");
                world.wallets.insert(beside.path.clone(), summary);
            }
        }
    }
    let member = Member { path: path.clone(), file };
    let rest = others.iter().map(|(path, file)| Member { path: path.clone(), file });
    let mut members: Vec<_> = std::iter::once(member.clone()).chain(rest).collect();
    members.sort_by(|a, b| a.path.cmp(&b.path));
    let project = Project::new(members, &world, &world, &environment);
    linter.findings_in(&project, &member).active
}
