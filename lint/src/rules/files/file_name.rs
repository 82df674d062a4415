use tns_parser::{FileKind, Span};

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

use super::places;

rule! {
    /// A file has nearly the name that clients look for.
    ///
    /// ## What it does
    /// Reports a file called like `TNSNAMES.ORA`, `tnsnames.ora.txt`, `tnsnames.txt` or
    /// `tnsname.ora`, if its directory has no file of the right name. Other names, as
    /// of parts that IFILE includes, are left alone.
    ///
    /// ## Why is this bad?
    /// Clients look for the exact name, on most systems in lower case, and find
    /// nothing (ORA-12154, NJS-520, DPY-4026, ORA-12263).
    FILE_NAME = "TNS611", "file-name", Files, Error,
    fix: None, mistakes: ["F04"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let Some(name) = member.path.file_name().and_then(|name| name.to_str()) else { return };
    let kinds = [FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Listener, FileKind::Ldap, FileKind::Cman];
    let meant = kinds.into_iter().filter_map(places::own_name).find(|own| looks_like(name, own));
    let Some(meant) = meant.filter(|own| !places::exists(project, &member.directory().join(own))) else {
        return;
    };
    let message =
        format!("clients look for `{meant}` and do not find `{name}` (ORA-12154, DPY-4026, NJS-520)");
    report.at(Span::new(0, 0), message).help(format!("rename the file to `{meant}`"));
}

/// Whether a name was meant to be `own`, and is not.
fn looks_like(name: &str, own: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let stem = own.strip_suffix(".ora").unwrap_or(own);
    let slips = [
        own.to_owned(),
        format!("{own}.txt"),
        format!("{stem}.txt"),
        format!("{}.ora", stem.trim_end_matches('s')),
        format!("{stem}s.ora"),
        stem.to_owned(),
    ];
    name != own && slips.contains(&lower)
}
