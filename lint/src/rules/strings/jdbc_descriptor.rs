use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// The descriptor in a JDBC URL is not well-formed.
    ///
    /// ## What it does
    /// Reports a descriptor with a syntax error, one that no client can use, one over
    /// several lines, and a transport that the thin driver does not have.
    ///
    /// ## Why is this bad?
    /// The driver refuses the URL (NL Exception was generated, ORA-17868).
    JDBC_DESCRIPTOR = "TNS038", "jdbc-descriptor", Syntax, Error,
    fix: None, mistakes: ["J08"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(StringCode::BadDescriptor(_) | StringCode::UnusableDescriptor)
            | What::Note(NoteCode::LineBreak | NoteCode::ThinTransport)
    ) {
        noticed.report("the driver refuses the URL (NL Exception was generated, ORA-17868)", report);
    }
}
