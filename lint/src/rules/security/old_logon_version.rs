use tns_parser::Keyword;

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};

use super::profile::{counts, readers};

rule! {
    /// Logons with old protocols and password verifiers are allowed.
    ///
    /// ## What it does
    /// Reports SQLNET.ALLOWED_LOGON_VERSION_SERVER below 12, and as a hint
    /// SQLNET.ALLOWED_LOGON_VERSION_CLIENT below 12.
    ///
    /// ## Why is this bad?
    /// A server with 8 to 11 keeps the DES-based 10G verifiers of passwords,
    /// which are quickly guessed once stolen. A client with 8 to 11 lets a
    /// server pull it down to old protocols. Both are often pasted as a cure
    /// for ORA-28040; the lasting one is to set the passwords again, so that
    /// they get new verifiers. Release 23ai has no 10G verifier any more:
    /// there the setting brings nothing.
    OLD_LOGON_VERSION = "TNS520", "old-logon-version", Security, Warning,
    fix: None, mistakes: ["E09", "E12"],
    check: Check::Params(
        &[Keyword::SQLNET_ALLOWED_LOGON_VERSION_SERVER, Keyword::SQLNET_ALLOWED_LOGON_VERSION_CLIENT],
        check
    )
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let version = place.node.value();
    if !counts(place) || !matches!(&*version, "8" | "9" | "10" | "11") {
        return;
    }
    let server = place.keyword == Keyword::SQLNET_ALLOWED_LOGON_VERSION_SERVER;
    let (severity, message) = match server {
        true => (
            Severity::Warning,
            format!("{version} lets the database keep 10G password verifiers and take logons with them"),
        ),
        false => {
            (Severity::Info, format!("{version} lets a server pull the client down to old logon protocols"))
        }
    };
    let finding = report.at(place.node.value_span(), message).severity(severity).clients(readers(place));
    finding.help(
        "write `12` or `12a`; accounts that then get ORA-28040 or ORA-01017 need their password set again",
    );
}
