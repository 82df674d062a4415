use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// An Easy Connect string names no service.
    ///
    /// ## What it does
    /// Reports `host:port` and `host/`, and a server type or an instance without a
    /// service before it.
    ///
    /// ## Why is this bad?
    /// python-oracledb looks `host:1521` up as an alias (DPY-4027); other clients ask
    /// the listener for its default service, which hardly any listener has
    /// (ORA-12504, ORA-12514).
    EASY_CONNECT_WITHOUT_SERVICE = "TNS024", "easy-connect-without-service", Syntax, Warning,
    fix: None, mistakes: ["Z02"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Note(
            NoteCode::NoService
                | NoteCode::EmptyService
                | NoteCode::NoServiceBefore
                | NoteCode::EmptyServer
                | NoteCode::EmptyPort
        )
    ) {
        noticed.report(
            "some clients take it for an alias, others ask for no service (DPY-4027, ORA-12504)",
            report,
        );
    }
}
