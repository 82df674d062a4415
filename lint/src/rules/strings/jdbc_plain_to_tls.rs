use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A JDBC URL without TLS leads to a port that takes TLS only.
    ///
    /// ## What it does
    /// Reports a host of Oracle's cloud, or a port for TLS, without `tcps://`.
    ///
    /// ## Why is this bad?
    /// The server closes the connection (Got minus one from a read call, ORA-17002).
    JDBC_PLAIN_TO_TLS = "TNS037", "jdbc-plain-to-tls", Syntax, Error,
    fix: None, mistakes: ["J06"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Note(NoteCode::PlainToTls)) {
        noticed.report("the server closes the connection (Got minus one from a read call)", report);
    }
}
