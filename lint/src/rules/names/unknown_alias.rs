use tns_parser::easy_connect::{Kind, classify};
use tns_parser::{FileKind, Keyword};

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};
use crate::suggest::nearest;

rule! {
    /// A connect string is an alias that no file defines.
    ///
    /// ## What it does
    /// Reports a connect string of a single word if the tnsnames.ora files of the run
    /// have aliases, but none of that name, with or without a domain. Where one of
    /// them includes others by IFILE, nothing is said.
    ///
    /// ## Why is this bad?
    /// The name is not found (ORA-12154, DPY-4000, NJS-517), or Oracle's client takes
    /// it for a host.
    UNKNOWN_ALIAS = "TNS107", "unknown-alias", Names, Warning,
    fix: None, mistakes: ["N02"], check: Check::StringInProject(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let text = member.file.text(member.file.whole());
    let alias = text.trim();
    if alias.is_empty() || classify(alias) != Kind::Alias {
        return;
    }
    let files = || project.members.iter().filter(|other| other.file.kind() == FileKind::Tnsnames);
    let includes = |file: &Member<'_>| file.file.setting(Keyword::IFILE.text()).is_some();
    if files().any(includes) {
        return;
    }
    let names: Vec<_> = files()
        .flat_map(|other| other.file.parse().entries().flat_map(|entry| entry.names().collect::<Vec<_>>()))
        .map(|name| name.name().into_owned())
        .collect();
    let is_it = |name: &String| {
        let domain = name.get(alias.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        domain && name[..alias.len()].eq_ignore_ascii_case(alias)
    };
    if names.is_empty() || names.iter().any(is_it) {
        return;
    }
    let message =
        format!("no tnsnames.ora of this run has the alias `{alias}` (ORA-12154, DPY-4000, NJS-517)");
    let finding = report.at(member.file.whole(), message);
    finding.help(match nearest(alias, names.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "add it there, or write a connect string".to_owned(),
    });
}
