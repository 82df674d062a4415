use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

use super::profile::{counts, is_overridden, readers};

rule! {
    /// Revoked certificates are accepted.
    ///
    /// ## What it does
    /// Reports SSL_CERT_REVOCATION and TLS_CERT_REVOCATION with NONE. That is
    /// the default too, but a file without the parameter is not reported.
    ///
    /// ## Why is this bad?
    /// A certificate whose key was stolen stays valid for these connections
    /// after its authority has revoked it.
    REVOCATION_UNCHECKED = "TNS513", "revocation-unchecked", Security, Info,
    fix: None, mistakes: ["W20"],
    check: Check::Params(&[Keyword::SSL_CERT_REVOCATION, Keyword::TLS_CERT_REVOCATION], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || is_overridden(place) || !place.node.value().eq_ignore_ascii_case("NONE") {
        return;
    }
    let message = "revoked certificates are accepted";
    let finding = report.at(place.node.value_span(), message).clients(readers(place));
    finding.help("write `REQUESTED` or `REQUIRED` where revocation lists are at hand");
}
