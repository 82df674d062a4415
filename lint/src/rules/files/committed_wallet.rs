use std::path::Path;

use tns_parser::{FileKind, Span};

use crate::lines::and_more;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

use super::{git_index, places};

rule! {
    /// A wallet is kept in a git repository.
    ///
    /// ## What it does
    /// Reports cwallet.sso, ewallet.p12 and ewallet.pem that git keeps: beside a
    /// sqlnet.ora, or a tnsnames.ora without one, and in wallet directories that a
    /// file names.
    ///
    /// ## Why is this bad?
    /// Nothing fails. Whoever has a copy of the repository has the key and the
    /// credentials in the wallet: cwallet.sso opens without a password. Taking the
    /// file out of the next commit does not take it out of the history.
    COMMITTED_WALLET = "TNS610", "committed-wallet", Files, Warning,
    fix: None, mistakes: ["W16"], check: Check::Project(check)
}

const WALLETS: [&str; 3] = ["cwallet.sso", "ewallet.p12", "ewallet.pem"];

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let kind = member.file.kind();
    let client = matches!(kind, FileKind::Sqlnet | FileKind::Tnsnames);
    if !client && kind != FileKind::Listener {
        return;
    }
    let here = member.directory();
    let mut places: Vec<_> = places::wallets(member);
    places.retain(|(_, directory)| directory != here);
    for (node, directory) in places {
        tell(project, &directory, node.value_span(), report);
    }
    let first = kind == FileKind::Sqlnet || !places::exists(project, &here.join("sqlnet.ora"));
    if client && places::has_own_name(member) && first {
        tell(project, here, Span::new(0, 0), report);
    }
}

fn tell(project: &Project<'_>, directory: &Path, at: Span, report: &mut Report<'_>) {
    if !WALLETS.iter().any(|name| places::exists(project, &directory.join(name))) {
        return;
    }
    let mut kept = git_index::tracked_in(project.files, directory);
    kept.retain(|name| WALLETS.contains(&name.as_str()));
    let Some(first) = kept.first() else { return };
    let more = and_more(kept.len() - 1, "file", "files");
    let message = format!(
        "{first}{more} in {} is kept by git: every copy of the repository has the key",
        directory.display()
    );
    report
        .at(at, message)
        .help("make a new wallet with another key, take this one out and list it in .gitignore");
}
