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
    wallets: HashMap<PathBuf, WalletSummary>,
}

impl Files for World {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        match (self.wallets.contains_key(path), self.files.contains_key(path)) {
            (true, _) => Ok(FileFacts { is_directory: true, mode: Some(0o700) }),
            (false, true) => Ok(FileFacts { is_directory: false, mode: Some(0o644) }),
            (false, false) => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl WalletFacts for World {
    fn look(&self, place: &Path) -> Result<WalletSummary, String> {
        self.wallets.get(place).cloned().ok_or_else(|| "there is no wallet".to_owned())
    }
}

/// What is found in the input of a case, beside what stands around it.
pub(crate) fn findings(linter: &Linter, case: &Case, file: &LintFile) -> Vec<Diagnostic> {
    let Some(path) = &case.path else { return linter.check(file) };
    let mut world = World::default();
    world.files.insert(path.clone(), case.input.clone());
    let mut others = Vec::new();
    let mut environment = Environment::unknown();
    for beside in &case.beside {
        match beside.what {
            What::File(kind) => {
                let source = Source::new(beside.text.as_str()).expect("small");
                others.push((beside.path.clone(), LintFile::new(parse(source, kind))));
                world.files.insert(beside.path.clone(), beside.text.clone().into_bytes());
            }
            What::Environment => {
                let lines = beside.text.lines().filter_map(|line| line.split_once('='));
                environment = lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            }
            What::Wallet => {
                let summary = serde_json::from_str(&beside.text).expect("a wallet as JSON");
                world.wallets.insert(beside.path.clone(), summary);
            }
        }
    }
    let member = Member { path: path.clone(), file };
    let rest = others.iter().map(|(path, file)| Member { path: path.clone(), file });
    let members = std::iter::once(member.clone()).chain(rest).collect();
    let project = Project { members, files: &world, wallets: &world, environment: &environment };
    linter.findings_in(&project, &member).active
}
