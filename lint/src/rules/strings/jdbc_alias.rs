use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A JDBC URL with an alias does not say where the alias is.
    ///
    /// ## What it does
    /// Reports a misspelt TNS_ADMIN and one that names a file. An alias without
    /// TNS_ADMIN is a warning: it may be set elsewhere.
    ///
    /// ## Why is this bad?
    /// The driver does not find the alias (ORA-12154, ORA-17868, Unknown host
    /// specified).
    JDBC_ALIAS = "TNS034", "jdbc-alias", Syntax, Error,
    fix: None, mistakes: ["J02"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(StringCode::TnsAdminName | StringCode::TnsAdminFile)
            | What::Note(NoteCode::NoTnsAdmin | NoteCode::TnsAdminCase)
    ) {
        noticed.report("the driver does not find the alias (ORA-12154, ORA-17868)", report);
    }
}
