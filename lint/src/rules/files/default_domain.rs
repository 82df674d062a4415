use tns_parser::{FileKind, Keyword, Node};

use crate::clients::OCI;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

rule! {
    /// Aliases lack the default domain of the sqlnet.ora beside them.
    ///
    /// ## What it does
    /// Reports NAMES.DEFAULT_DOMAIN of a sqlnet.ora if the tnsnames.ora in the same
    /// directory has aliases without that domain and without any other.
    ///
    /// ## Why is this bad?
    /// Clients over the Oracle Client libraries add the domain to a name without
    /// one before they look it up: `SALES` is looked for as `SALES.EXAMPLE.COM`
    /// only, and not found (ORA-12154). Thin drivers read no sqlnet.ora and find it,
    /// so the same name works in one program and fails in another.
    DEFAULT_DOMAIN = "TNS602", "default-domain", Files, Warning,
    fix: None, mistakes: ["N03"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if member.file.kind() != FileKind::Sqlnet {
        return;
    }
    let of = |entry: &Node<'_>| entry.keyword() == Keyword::NAMES_DEFAULT_DOMAIN;
    let Some(entry) = member.file.parse().entries().filter(of).last() else { return };
    let domain = entry.value();
    if domain.is_empty() {
        return;
    }
    for names in project.beside(member, FileKind::Tnsnames) {
        let entries = names.file.parse().entries().filter(|entry| entry.keyword() != Keyword::IFILE);
        let all: Vec<_> = entries.flat_map(|entry| entry.names().collect::<Vec<_>>()).collect();
        let has = |full: &str| all.iter().any(|name| name.name().eq_ignore_ascii_case(full));
        let lost = |name: &&Node<'_>| {
            let name = name.name();
            !name.contains('.') && !has(&format!("{name}.{domain}"))
        };
        let short: Vec<_> = all.iter().filter(lost).map(|name| name.name().into_owned()).collect();
        if let Some(first) = short.first() {
            let message = match short.len() - 1 {
                0 => format!(
                    "`{first}` in tnsnames.ora is looked up with `.{domain}` and not found (ORA-12154)"
                ),
                more => format!(
                    "`{first}` and {more} more in tnsnames.ora are looked up with `.{domain}` and not found (ORA-12154)"
                ),
            };
            let help = format!("write `{first}.{domain}` there, or remove this line");
            report.at(entry.value_span(), message).help(help).clients(OCI);
        }
    }
}
