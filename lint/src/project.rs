//! The files of a run together, and what is around them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tns_dsn::files::Files;
use tns_dsn::wallet::WalletFacts;
use tns_parser::{FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::environment::Environment;
use crate::rules::files::ifile_target::target;
use crate::template::agreed;

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
    /// For each alias the member and the byte of its first entry; made when it is asked for.
    aliases: OnceLock<HashMap<String, (usize, u32)>>,
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
    /// The same file with other values for its placeholders.
    fn twin(&self, nth: usize) -> Member<'_> {
        Member { path: self.path.clone(), file: self.file.twins().get(nth).unwrap_or(self.file) }
    }

    /// The files that its IFILE lines name, as far as that does not depend on the client.
    pub fn included(&self) -> Vec<PathBuf> {
        let lines = self.file.parse().entries().filter(|entry| entry.keyword() == Keyword::IFILE);
        lines.filter_map(|entry| target(&self.path, entry)).collect()
    }

    /// Its directory.
    pub fn directory(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}

impl<'a> Project<'a> {
    /// The files of a run, what else there is to see, and the environment.
    pub fn new(
        members: Vec<Member<'a>>,
        files: &'a (dyn Files + Sync),
        wallets: &'a (dyn WalletFacts + Sync),
        environment: &'a Environment,
    ) -> Self {
        Self { members, files, wallets, environment, aliases: OnceLock::new() }
    }

    /// The first entry of the run that carries an alias, in any case.
    pub fn first_alias(&self, alias: &str) -> Option<(&Member<'a>, Node<'a>)> {
        let aliases = self.aliases.get_or_init(|| self.aliases());
        let &(member, start) = aliases.get(&alias.to_ascii_uppercase())?;
        let member = self.members.get(member)?;
        Some((member, member.file.parse().entry_at(start)?))
    }

    fn aliases(&self) -> HashMap<String, (usize, u32)> {
        let mut aliases = HashMap::new();
        let files =
            self.members.iter().enumerate().filter(|(_, member)| member.file.kind() == FileKind::Tnsnames);
        for (at, member) in files {
            for entry in member.file.parse().entries().filter(|entry| entry.keyword() != Keyword::IFILE) {
                for name in entry.names() {
                    aliases.entry(name.name().to_ascii_uppercase()).or_insert((at, entry.span().start));
                }
            }
        }
        aliases
    }

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

impl Project<'_> {
    /// What `check` finds in `member` whatever the placeholders of the templates stand for.
    pub(crate) fn whatever_stands_in_templates(
        &self,
        member: &Member<'_>,
        check: impl Fn(&Project<'_>, &Member<'_>) -> Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let mut found = check(self, member);
        if found.is_empty() {
            return found;
        }
        let twins = self.members.iter().map(|member| member.file.twins().len()).max().unwrap_or_default();
        for nth in 0..twins {
            let members = self.members.iter().map(|member| member.twin(nth)).collect();
            let project = Project::new(members, self.files, self.wallets, self.environment);
            found = agreed(found, &check(&project, &member.twin(nth)));
        }
        found.retain(|found| !member.file.is_due_to_placeholder(found));
        found
    }
}

impl std::fmt::Debug for Project<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Project").field("members", &self.members).finish_non_exhaustive()
    }
}
