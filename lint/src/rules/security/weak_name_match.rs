use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::profile::{counts, is_on, is_overridden, readers};

rule! {
    /// The check of the server's name is weakened.
    ///
    /// ## What it does
    /// Reports SSL_ALLOW_WEAK_DN_MATCH and TLS_ALLOW_WEAK_DN_MATCH where they
    /// are on.
    ///
    /// ## Why is this bad?
    /// The earlier rule comes back: a certificate with the name of the service
    /// in place of the host will do, and the certificate of the listener is
    /// not compared at all.
    ///
    /// ## Fix
    /// Unsafe: the parameter is taken out, so that it is off. Certificates
    /// without the host's name are refused then (ORA-29002).
    WEAK_NAME_MATCH = "TNS502", "weak-name-match", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W07"],
    check: Check::Params(&[Keyword::SSL_ALLOW_WEAK_DN_MATCH, Keyword::TLS_ALLOW_WEAK_DN_MATCH], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || is_overridden(place) || !is_on(place.node) {
        return;
    }
    let message =
        "the name of the service in a certificate is enough, and the listener's certificate is not compared";
    let finding = report.at(place.node.span(), message).clients(readers(place));
    finding.help("take it out and let certificates name their hosts").fix(
        Safety::Unsafe,
        "take it out",
        vec![Edit::remove(place.node)],
    );
}
