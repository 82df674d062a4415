use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A JDBC URL mixes the forms for a SID and for a service.
    ///
    /// ## What it does
    /// Reports `//host:port:name`, `host:port:sid/service`, and a SID with dots, which
    /// is a service name.
    ///
    /// ## Why is this bad?
    /// The driver refuses the URL (Invalid connection string format), or asks for a
    /// SID that the listener does not know (ORA-12505).
    ///
    /// ## Fix
    /// Where the last part has dots, the URL is made one for a service, else one for a
    /// SID. It is unsafe, as it asks for another name than before.
    JDBC_SID_OR_SERVICE = "TNS033", "jdbc-sid-or-service", Syntax, Error,
    fix: Some(Safety::Unsafe), mistakes: ["J01"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(StringCode::SidAndService) | What::Note(NoteCode::DottedSid | NoteCode::OciService)
    ) {
        noticed
            .report("the driver refuses the URL or asks for the wrong name (ORA-12505, ORA-12514)", report);
    }
}
