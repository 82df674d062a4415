use tns_parser::{FileKind, Keyword};

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

rule! {
    /// An alias means different things in different files.
    ///
    /// ## What it does
    /// Reports, where it is switched on, an alias of a tnsnames.ora that an earlier
    /// file of the run defines with another value. Repositories that keep a file for
    /// each environment do that on purpose, so the rule is off by default.
    ///
    /// ## Why is this bad?
    /// A machine often has several clients, each with its own tnsnames.ora. The same
    /// name then leads one program here and another one there.
    DIFFERING_ALIAS = "TNS614", "differing-alias", Files, Warning,
    fix: None, mistakes: ["F08"], check: Check::Project(check), off_by_default: true
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if member.file.kind() != FileKind::Tnsnames {
        return;
    }
    for entry in member.file.parse().entries().filter(|entry| entry.keyword() != Keyword::IFILE) {
        for name in entry.names() {
            let Some((first, other)) = project.first_alias(&name.name()) else { continue };
            if first.path != member.path
                && !entry.is_broken()
                && !other.is_broken()
                && !other.same_value(entry)
            {
                let message = format!("`{}` means something else in {}", name.name(), first.path.display());
                report
                    .at(name.span(), message)
                    .help("make them equal, or let one file include the other by IFILE");
            }
        }
    }
}
