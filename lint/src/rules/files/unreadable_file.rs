use tns_parser::Span;

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

use super::places;

rule! {
    /// Only the owner of a file can read it.
    ///
    /// ## What it does
    /// Reports, as information, tnsnames.ora, sqlnet.ora and ldap.ora that neither the
    /// group nor others can read.
    ///
    /// ## Why is this bad?
    /// A service under another account does not read the file, and says no more than
    /// that it does not know the name (ORA-12154, DPY-4026). Secrets belong into a
    /// wallet, not into these files.
    UNREADABLE_FILE = "TNS613", "unreadable-file", Files, Info,
    fix: None, mistakes: ["F09"], check: Check::Project(check)
}

/// The bits that let group and others read.
const READ: u32 = 0o044;

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if !places::has_own_name(member) {
        return;
    }
    let Some(mode) = project.files.facts(&member.path).ok().and_then(|facts| facts.mode) else { return };
    if mode & READ == 0 {
        let message = format!(
            "only its owner can read this file (mode {mode:03o}): programs under other accounts find no name (ORA-12154)"
        );
        report.at(Span::new(0, 0), message).help("chmod 644, or 640 with the group of the programs");
    }
}
