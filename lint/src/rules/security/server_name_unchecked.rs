use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, is_off, is_overridden, readers};

rule! {
    /// The name in the server's certificate is not checked.
    ///
    /// ## What it does
    /// Reports SSL_SERVER_DN_MATCH and TLS_SERVER_DN_MATCH where they are off,
    /// in sqlnet.ora and in descriptors. SSL_SERVER_DN_MATCH beside its TLS
    /// twin is not looked at: the twin counts.
    ///
    /// ## Why is this bad?
    /// The connection is encrypted, but anybody with a certificate of the same
    /// authority can stand in for the database, read along and change what is
    /// sent. Nothing shows at connect.
    ///
    /// ## Fix
    /// Unsafe: the check is switched on. The connection then fails if the
    /// certificate names another host (ORA-29002, DPY-6006, NJS-508).
    SERVER_NAME_UNCHECKED = "TNS501", "server-name-unchecked", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W04"],
    check: Check::Params(&[Keyword::SSL_SERVER_DN_MATCH, Keyword::TLS_SERVER_DN_MATCH], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || is_overridden(place) || !is_off(place.node) {
        return;
    }
    let on = ask::in_case_of(&place.node.value(), "ON");
    let message = "the name in the server's certificate is not checked: anybody with a certificate of the same \
                   authority can stand in for the database";
    let finding = report.at(place.node.value_span(), message).clients(readers(place));
    finding.help(format!("write `{on}`, and let HOST name what stands in the certificate")).fix(
        Safety::Unsafe,
        format!("write `{on}`"),
        vec![Edit::set_value(place.node, on)],
    );
}
