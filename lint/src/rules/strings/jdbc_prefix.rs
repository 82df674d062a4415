use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// The head of a JDBC URL is not well-formed.
    ///
    /// ## What it does
    /// Reports a URL without `jdbc:oracle:`, without a driver type, or without the `@`
    /// before the database.
    ///
    /// ## Why is this bad?
    /// No driver takes the URL (No suitable driver, ORA-17067 Invalid Oracle URL).
    JDBC_PREFIX = "TNS032", "jdbc-prefix", Syntax, Error,
    fix: None, mistakes: ["J07"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(
            StringCode::UrlPrefix
                | StringCode::Driver
                | StringCode::DriverColon
                | StringCode::MissingAt
                | StringCode::SecondAt
                | StringCode::EmptyTarget
        ) | What::Note(NoteCode::PrefixCase | NoteCode::Oci8 | NoteCode::Ignored)
    ) {
        noticed.report("no driver takes the URL (No suitable driver, ORA-17067)", report);
    }
}
