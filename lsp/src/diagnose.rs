//! What the rules find in a document.

pub(crate) mod convert;

use std::path::{Path, PathBuf};

use tns_dsn::wallet::NoWallets;
use tns_lint::config::Setup;
use tns_lint::{Diagnostic, Environment, LintFile, Member, Project};
use tns_parser::Source;

use crate::document::Document;
use crate::view::{Cancel, Cancelled};
use crate::workspace::Workspace;

/// Everything that is found in a document beside its neighbours, in the order of the text.
///
/// # Errors
/// [`Cancelled`] where nobody waits for it any more.
pub(crate) fn whole(
    setup: &Setup,
    workspace: &Workspace,
    path: Option<&Path>,
    document: &Document,
    cancel: &Cancel,
) -> Result<Vec<Diagnostic>, Cancelled> {
    let mut files = vec![(path.map(Path::to_owned).unwrap_or_default(), read(setup, path, document))];
    let near = path.map(|path| workspace.together(path)).unwrap_or_default();
    for (near, document) in near.into_iter().filter(|(near, _)| Some(near.as_path()) != path) {
        cancel.check()?;
        let file = read(setup, Some(&near), &document);
        files.push((near, file));
    }
    cancel.check()?;
    Ok(beside(setup, workspace, path, &files))
}

/// What is found in the first file beside the others.
fn beside(
    setup: &Setup,
    workspace: &Workspace,
    path: Option<&Path>,
    files: &[(PathBuf, LintFile)],
) -> Vec<Diagnostic> {
    let members = files.iter().map(|(path, file)| Member { path: path.clone(), file }).collect();
    let configured = setup.found.iter().flat_map(|found| found.config.environment.clone());
    let environment = Environment::unknown().with(configured);
    let project = Project::new(members, workspace, &NoWallets, &environment);
    let Some(member) = project.members.first() else { return Vec::new() };
    let mut found = setup.linter.findings_in(&project, member).active;
    found.retain_mut(|found| setup.admits(path, found));
    found
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
