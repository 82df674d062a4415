use tns_dsn::wallet::{Finding, Level, Use, Wanted, check as check_wallet};
use tns_parser::{FileKind, Node};

use crate::diagnostic::Severity;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

use super::places;

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
    for (node, directory) in places::wallets(member) {
        let Some(summary) = places::look(project, &directory) else { continue };
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
