use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string sets up TLS and does not use it.
    ///
    /// ## What it does
    /// Reports wallet, name match and proxy parameters of a string without `tcps://`,
    /// and a distinguished name without double quotes.
    ///
    /// ## Why is this bad?
    /// The parameters mean nothing without TLS, and the connection is not encrypted.
    /// A name without quotes ends at its first comma for some clients (NJS-515).
    PARAMETER_WITHOUT_TLS = "TNS029", "parameter-without-tls", Syntax, Warning,
    fix: None, mistakes: ["Z10"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Note(NoteCode::NeedsTls | NoteCode::UnquotedName | NoteCode::SingleQuotes)
    ) {
        noticed.report("the connection is not protected as was meant", report);
    }
}
