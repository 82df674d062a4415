use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A time limit of the JDBC driver looks like seconds.
    ///
    /// ## What it does
    /// Reports a small number in a property that counts in milliseconds, such as
    /// oracle.net.CONNECT_TIMEOUT.
    ///
    /// ## Why is this bad?
    /// Ten seconds were meant and ten milliseconds are waited: every connection fails
    /// (ORA-12170, IO Error: Connection timed out).
    JDBC_MILLISECONDS = "TNS039", "jdbc-milliseconds", Syntax, Warning,
    fix: None, mistakes: ["J10"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Note(NoteCode::Milliseconds)) {
        noticed.report("every connection fails at once (ORA-12170, IO Error)", report);
    }
}
