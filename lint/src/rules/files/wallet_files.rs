use std::path::{Path, PathBuf};

use tns_dsn::wallet::{Finding, Level, Use, Wanted, check as check_wallet};
use tns_parser::{FileKind, Node};

use crate::diagnostic::Severity;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

rule! {
    /// A wallet that a file names lacks files, expires, or can be read by others.
    ///
    /// ## What it does
    /// Looks at the wallet directories that sqlnet.ora and SECURITY sections name,
    /// where they exist on this machine: files that clients need, file modes,
    /// certificates that have expired or will within 30 days, a key without its
    /// certificate, files that disagree. A directory that is not here is not
    /// reported: the file may be for another machine.
    ///
    /// ## Why is this bad?
    /// The wallet does not open (ORA-28759, DPY-2018, NJS-505), the handshake fails
    /// on the day after (ORA-29024, ORA-28865), or anybody on the machine can take
    /// the key.
    WALLET_FILES = "TNS605", "wallet-files", Files, Error,
    fix: None, mistakes: ["W02", "W15"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let thick = match member.file.kind() {
        FileKind::Sqlnet => Some(Use::Thick),
        FileKind::Tnsnames | FileKind::Descriptor => None,
        _ => return,
    };
    let days = i64::from(member.file.options().wallet_files.days);
    for (node, directory) in locations(member) {
        if !project.files.facts(&directory).is_ok_and(|facts| facts.is_directory) {
            continue;
        }
        let Ok(summary) = project.wallets.look(&directory) else { continue };
        let wanted = Wanted { by: thick, configuration: false, days, name: None, directory: None };
        for finding in check_wallet(&summary, &wanted) {
            tell(node, &finding, report);
        }
    }
}

fn tell(node: Node<'_>, finding: &Finding, report: &mut Report<'_>) {
    let severity = match finding.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => return,
    };
    let file = finding.file.as_ref().map_or(String::new(), |file| format!("{file}: "));
    let told = report.at(node.value_span(), format!("{file}{}", finding.message)).severity(severity);
    if let Some(help) = &finding.help {
        told.help(help.clone());
    }
}

/// The values that name a wallet directory of this machine.
fn locations<'a>(member: &'a Member<'_>) -> Vec<(Node<'a>, PathBuf)> {
    let named = |node: &Node<'_>| {
        ["WALLET_LOCATION", "MY_WALLET_DIRECTORY"].iter().any(|name| node.name().eq_ignore_ascii_case(name))
    };
    let nodes = member.file.parse().entries().flat_map(|entry| entry.descendants().collect::<Vec<_>>());
    let value = |node: Node<'a>| match node.is_nested() {
        true => node.descendants().find(|below| below.name().eq_ignore_ascii_case("DIRECTORY")),
        false => Some(node),
    };
    let path = |node: Node<'a>| {
        let text = node.value().into_owned();
        Path::new(&text).is_absolute().then(|| (node, PathBuf::from(text)))
    };
    nodes.filter(named).filter_map(value).filter_map(path).collect()
}
