//! What the rules find in a document.

pub(crate) mod convert;
mod stretched;

use std::path::{Path, PathBuf};

use tns_dsn::wallet::NoWallets;
use tns_lint::config::Setup;
use tns_lint::{Diagnostic, Environment, LintFile, Member, Passes, Project};
use tns_parser::{FileKind, Source};

use crate::document::Document;
use crate::known::{Aside, Carried};
use crate::view::{Cancel, Cancelled};
use crate::workspace::Workspace;

/// Bytes from which on a tnsnames.ora is checked in stretches: read at once, its tree would take
/// more memory than the document.
const HUGE: u32 = 8 << 20;

/// What a check of a whole document finds.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    /// Everything that counts, in the order of the text.
    pub(crate) findings: Vec<Diagnostic>,
    /// What else it leaves for the keystrokes that follow.
    pub(crate) aside: Aside,
    /// The other files that it looks at, without those of the disk that rules ask for.
    pub(crate) near: Vec<PathBuf>,
}

/// Everything that is found in a document beside its neighbours.
///
/// # Errors
/// [`Cancelled`] where nobody waits for it any more.
pub(crate) fn whole(
    setup: &Setup,
    workspace: &Workspace,
    path: Option<&Path>,
    document: &Document,
    cancel: &Cancel,
) -> Result<Whole, Cancelled> {
    let environment = environment(setup);
    let is_template = path.is_some_and(|path| setup.is_template(path));
    if document.len() >= HUGE && document.kind() == FileKind::Tnsnames && !is_template {
        let passes = Passes { setup, path, files: workspace, wallets: &NoWallets, environment: &environment };
        return stretched::whole(&passes, document, cancel);
    }
    let mut files = vec![(path.map(Path::to_owned).unwrap_or_default(), read(setup, path, document))];
    let near = match path {
        Some(path) if setup.follows_ifile() => workspace.related(path),
        Some(path) => workspace.neighbours(path),
        None => Vec::new(),
    };
    for (near, document) in near.into_iter().filter(|(near, _)| Some(near.as_path()) != path) {
        cancel.check()?;
        let file = read(setup, Some(&near), &document);
        files.push((near, file));
    }
    cancel.check()?;
    let carried = files.first().map(|(_, file)| Carried::of(file)).unwrap_or_default();
    let findings = beside(setup, workspace, path, &files, &environment);
    let near = files.into_iter().skip(1).map(|(path, _)| path).collect();
    Ok(Whole { findings, aside: carried.into(), near })
}

/// What is found in the first file beside the others.
fn beside(
    setup: &Setup,
    workspace: &Workspace,
    path: Option<&Path>,
    files: &[(PathBuf, LintFile)],
    environment: &Environment,
) -> Vec<Diagnostic> {
    let members = files.iter().map(|(path, file)| Member { path: path.clone(), file }).collect();
    let project = Project::new(members, workspace, &NoWallets, environment);
    let Some(member) = project.members.first() else { return Vec::new() };
    let mut found = setup.linter.findings_in(&project, member).active;
    found.retain_mut(|found| setup.admits(path, found));
    found
}

/// The environment of the clients, as far as the configuration tells it.
fn environment(setup: &Setup) -> Environment {
    let configured = setup.found.iter().flat_map(|found| found.config.environment.clone());
    Environment::unknown().with(configured)
}

fn read(setup: &Setup, path: Option<&Path>, document: &Document) -> LintFile {
    match path.filter(|path| setup.is_template(path)) {
        // It was small enough as a document.
        Some(path) => {
            setup.lint_file(Source::new(document.text()).unwrap_or_default(), document.kind(), path)
        }
        None => setup.configured(document.lint_file()),
    }
}
