use tns_parser::easy_connect::{Kind, classify};
use tns_parser::{FileKind, Keyword, Node};

use crate::clients::OCI;
use crate::lines::and_more;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};
use crate::rules::security::profile::is_on;

use super::places;

rule! {
    /// Credentials stand in a wallet and are not used.
    ///
    /// ## What it does
    /// Looks into the wallet that a sqlnet.ora names, where it is on this machine and
    /// opens without a password. If it holds credentials, reports that
    /// SQLNET.WALLET_OVERRIDE is not on, and credentials for a name that is no alias
    /// of the tnsnames.ora beside it.
    ///
    /// ## Why is this bad?
    /// `connect /@alias` takes the credentials of exactly that alias, the domain
    /// included, and only with SQLNET.WALLET_OVERRIDE = TRUE. Otherwise the logon is
    /// tried without them (ORA-01017, ORA-12578).
    STORED_CREDENTIALS = "TNS609", "stored-credentials", Files, Warning,
    fix: None, mistakes: ["W18"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if member.file.kind() != FileKind::Sqlnet {
        return;
    }
    let Some((node, _, summary)) = places::own_wallet(project, member) else { return };
    let held = summary.wallets().flat_map(|(_, wallet)| &wallet.credentials);
    let mut names: Vec<_> = held.map(|credential| credential.connect_string.as_str()).collect();
    names.dedup();
    if names.is_empty() {
        return;
    }
    let switch =
        ["SQLNET.WALLET_OVERRIDE", "WALLET_OVERRIDE"].iter().find_map(|name| member.file.setting(name));
    if !switch.is_some_and(is_on) {
        let message =
            "this wallet holds credentials, which count with SQLNET.WALLET_OVERRIDE = TRUE only (ORA-01017)";
        report.at(node.value_span(), message).help("write `SQLNET.WALLET_OVERRIDE = TRUE`").clients(OCI);
    }
    unknown(node, &names, &aliases(project, member), report);
}

/// Credentials for names that are no aliases.
fn unknown(node: Node<'_>, names: &[&str], aliases: &[String], report: &mut Report<'_>) {
    let lost = |name: &&&str| {
        classify(name) == Kind::Alias && !aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name))
    };
    let lost: Vec<_> = names.iter().filter(lost).collect();
    if let Some(first) = lost.first().filter(|_| !aliases.is_empty()) {
        let more = and_more(lost.len() - 1, "name", "names");
        let message = format!(
            "credentials are stored for `{first}`{more}, which is no alias of the tnsnames.ora beside this file (ORA-01017)"
        );
        let help = "store them for the alias as programs write it, with its domain";
        report.at(node.value_span(), message).help(help).clients(OCI);
    }
}

/// The aliases of the tnsnames.ora beside a file; none where it includes others.
fn aliases(project: &Project<'_>, member: &Member<'_>) -> Vec<String> {
    let entries =
        || project.beside(member, FileKind::Tnsnames).flat_map(|names| names.file.parse().entries());
    if entries().any(|entry| entry.keyword() == Keyword::IFILE) {
        return Vec::new();
    }
    entries()
        .flat_map(|entry| entry.names().map(|name| name.name().into_owned()).collect::<Vec<_>>())
        .collect()
}
