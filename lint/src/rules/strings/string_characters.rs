use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A name in a connect string has a character that clients refuse.
    ///
    /// ## What it does
    /// Reports characters other than letters, digits, `.`, `-` and `_` in hosts and
    /// services, and letters outside ASCII.
    ///
    /// ## Why is this bad?
    /// Easy Connect has no quotes for names: the client refuses the string (NJS-515,
    /// DPY-4018). A descriptor can hold such a service.
    STRING_CHARACTERS = "TNS030", "string-characters", Syntax, Error,
    fix: None, mistakes: ["Z12"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Error(StringCode::Character(_)) | What::Note(NoteCode::NonAscii)) {
        noticed.report("clients refuse the string (NJS-515, DPY-4018)", report);
    }
}
