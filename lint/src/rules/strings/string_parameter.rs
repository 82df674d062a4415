use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string has a parameter that does not count.
    ///
    /// ## What it does
    /// Reports a `?name=value` that no client knows, one that is given twice or is
    /// empty, and a value that makes clients fall back to a default.
    ///
    /// ## Why is this bad?
    /// python-oracledb drops an unknown parameter in silence, other clients refuse the
    /// string: the time limit or wallet that it was to set is missing.
    STRING_PARAMETER = "TNS027", "string-parameter", Syntax, Warning,
    fix: None, mistakes: ["Z06"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Note(
            NoteCode::UnknownParameter
                | NoteCode::DuplicateParameter
                | NoteCode::EmptyParameter
                | NoteCode::EmptyValue
                | NoteCode::BadValue(..)
                | NoteCode::ParameterBlanks
        )
    ) {
        noticed.report("what it was to set is missing, without a message", report);
    }
}
