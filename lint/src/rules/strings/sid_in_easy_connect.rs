use tns_parser::easy_connect::StringCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// An Easy Connect string ends with a SID.
    ///
    /// ## What it does
    /// Reports `host:port:sid` outside a JDBC URL.
    ///
    /// ## Why is this bad?
    /// Easy Connect has no form for a SID. The text is looked up as an alias or
    /// refused (DPY-4027, DPY-4000, NJS-515, ORA-12154).
    SID_IN_EASY_CONNECT = "TNS023", "sid-in-easy-connect", Syntax, Error,
    fix: None, mistakes: ["Z01"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Error(StringCode::SidForm)) {
        noticed.report("clients look it up as an alias or refuse it (DPY-4027, NJS-515, ORA-12154)", report);
    }
}
