use tns_parser::easy_connect::StringCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string is empty.
    ///
    /// ## What it does
    /// Reports a connect string of no characters, or of blanks only.
    ///
    /// ## Why is this bad?
    /// A variable was probably not set. Nothing says so: Oracle's client goes to the
    /// database of ORACLE_SID on its own machine (ORA-12162, ORA-12560), thin drivers
    /// refuse (DPY-3001, NJS-125).
    EMPTY_CONNECT_STRING = "TNS042", "empty-connect-string", Syntax, Error,
    fix: None, mistakes: ["F12"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if noticed.what == What::Error(StringCode::Empty) {
        noticed
            .report("clients go to ORACLE_SID of their own machine (ORA-12162, DPY-3001, NJS-125)", report);
    }
}
