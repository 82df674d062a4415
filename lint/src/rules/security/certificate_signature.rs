use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, is_on, readers};

rule! {
    /// Certificates signed with MD5 or SHA-1 are accepted.
    ///
    /// ## What it does
    /// Reports ACCEPT_MD5_CERTS and ACCEPT_SHA1_CERTS where they are on, also
    /// under their former names with SSL_ALLOW.
    ///
    /// ## Why is this bad?
    /// Such signatures can be forged, so a forged certificate passes for the
    /// one of the database.
    ///
    /// ## Fix
    /// Unsafe: FALSE is written. Old certificates are refused then (ORA-29024).
    CERTIFICATE_SIGNATURE = "TNS512", "certificate-signature", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W19"],
    check: Check::Params(
        &[
            Keyword::ACCEPT_MD5_CERTS,
            Keyword::ACCEPT_SHA1_CERTS,
            Keyword::SSL_ALLOW_MD5_CERTS,
            Keyword::SSL_ALLOW_SHA1_CERTS,
        ],
        check
    )
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || !is_on(place.node) {
        return;
    }
    let digest = if place.keyword.text().contains("MD5") { "MD5" } else { "SHA-1" };
    let message =
        format!("certificates signed with {digest} are accepted, and such signatures can be forged");
    let off = ask::in_case_of(&place.node.value(), "FALSE");
    let finding = report.at(place.node.value_span(), message).clients(readers(place));
    finding.help(format!("write `{off}` once the certificates are renewed")).fix(
        Safety::Unsafe,
        format!("write `{off}`"),
        vec![Edit::set_value(place.node, off)],
    );
}
