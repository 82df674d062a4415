use tns_parser::{FileKind, Keyword, Node};

use crate::clients::OCI;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};
use crate::suggest::nearest;

rule! {
    /// A tnsnames.ora stands beside a sqlnet.ora that does not use it.
    ///
    /// ## What it does
    /// Reports NAMES.DIRECTORY_PATH without TNSNAMES if the tnsnames.ora in the same
    /// directory has aliases.
    ///
    /// ## Why is this bad?
    /// Clients over the Oracle Client libraries do not look into tnsnames.ora: its
    /// aliases are not found (ORA-12154).
    NAMING_METHOD_MISSING = "TNS603", "naming-method-missing", Files, Warning,
    fix: None, mistakes: ["N04"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if member.file.kind() != FileKind::Sqlnet {
        return;
    }
    let of = |entry: &Node<'_>| entry.keyword() == Keyword::NAMES_DIRECTORY_PATH && !entry.is_broken();
    let Some(entry) = member.file.parse().entries().filter(of).last() else { return };
    let listed: Vec<_> = match entry.items().next() {
        Some(_) => entry.items().map(|item| item.value().into_owned()).collect(),
        None => vec![entry.value().into_owned()],
    };
    // A misspelt word is what `naming-method` tells.
    let uses = listed.iter().any(|method| nearest(method, ["TNSNAMES"].into_iter()).is_some());
    let alias = |names: &&Member<'_>| {
        names.file.parse().entries().any(|entry| entry.keyword() != Keyword::IFILE && entry.is_nested())
    };
    if !uses && project.beside(member, FileKind::Tnsnames).find(alias).is_some() {
        let message = "TNSNAMES is not in the list: the aliases of the tnsnames.ora beside it are not found (ORA-12154)";
        report.at(entry.value_span(), message).help("add TNSNAMES, first for the usual order").clients(OCI);
    }
}
