//! The files of a run together, and what is around them.

use std::path::{Path, PathBuf};

use tns_dsn::files::Files;
use tns_dsn::wallet::WalletFacts;
use tns_parser::FileKind;

use crate::context::LintFile;
use crate::environment::Environment;

/// The files of a run, and the ways to see anything else.
pub struct Project<'a> {
    /// The files, in the order of the run.
    pub members: Vec<Member<'a>>,
    /// Other files.
    pub files: &'a (dyn Files + Sync),
    /// Wallets, never their secrets.
    pub wallets: &'a (dyn WalletFacts + Sync),
    /// The environment of the clients, as far as it is known.
    pub environment: &'a Environment,
}

/// A file of a run.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub file: &'a LintFile,
}

impl Member<'_> {
    /// Its directory.
    pub fn directory(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

impl<'a> Project<'a> {
    /// The files of a kind in the directory of `member`: a client reads them together.
    pub fn beside<'p>(
        &'p self,
        member: &'p Member<'a>,
        kind: FileKind,
    ) -> impl Iterator<Item = &'p Member<'a>> {
        let is_it = move |other: &&Member<'_>| {
            other.file.kind() == kind && other.directory() == member.directory() && !other.file.is_string()
        };
        self.members.iter().filter(is_it)
    }
}

impl std::fmt::Debug for Project<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Project").field("members", &self.members).finish_non_exhaustive()
    }
}
