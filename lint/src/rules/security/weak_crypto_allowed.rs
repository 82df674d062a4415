use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, is_on, readers};

rule! {
    /// Weak algorithms of native encryption are left open.
    ///
    /// ## What it does
    /// Reports SQLNET.ALLOW_WEAK_CRYPTO and SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS
    /// where they are on.
    ///
    /// ## Why is this bad?
    /// DES, 3DES, RC4 and MD5 can be agreed on, and a peer without the patch
    /// of July 2021 can pull a connection down to its weak key exchange.
    ///
    /// ## Fix
    /// Unsafe: FALSE is written. Peers without the patch, or without a strong
    /// algorithm, are refused then (ORA-12268, ORA-12269).
    WEAK_CRYPTO_ALLOWED = "TNS518", "weak-crypto-allowed", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E07"],
    check: Check::Params(
        &[Keyword::SQLNET_ALLOW_WEAK_CRYPTO, Keyword::SQLNET_ALLOW_WEAK_CRYPTO_CLIENTS],
        check
    )
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || !is_on(place.node) {
        return;
    }
    let message = match place.keyword {
        Keyword::SQLNET_ALLOW_WEAK_CRYPTO => "DES, 3DES, RC4 and MD5 can be agreed on for native encryption",
        _ => "clients without the patch of July 2021 may connect, with a key exchange that can be broken",
    };
    let off = ask::in_case_of(&place.node.value(), "FALSE");
    let finding = report.at(place.node.value_span(), message).clients(readers(place));
    finding.help(format!("write `{off}` once every peer is patched")).fix(
        Safety::Unsafe,
        format!("write `{off}`"),
        vec![Edit::set_value(place.node, off)],
    );
}
