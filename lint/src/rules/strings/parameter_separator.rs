use tns_parser::easy_connect::StringCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// The parameters of a connect string are set apart by the wrong sign.
    ///
    /// ## What it does
    /// Reports a second `?`, a `;` or `&amp;` between parameters and a `&` before the first.
    ///
    /// ## Why is this bad?
    /// The rest of the string becomes part of the value or of the service: parameters
    /// are lost, or the service is not known (ORA-12514, DPY-4018).
    PARAMETER_SEPARATOR = "TNS028", "parameter-separator", Syntax, Error,
    fix: None, mistakes: ["Z08", "Z07"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(
            StringCode::SecondMark
                | StringCode::Ampersand
                | StringCode::EscapedAmpersand
                | StringCode::Semicolon
        )
    ) {
        noticed.report("parameters are lost (ORA-12514, DPY-4018)", report);
    }
}
