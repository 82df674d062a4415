use tns_parser::{Keyword, Node};

use crate::context::{LintFile, Place};
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, is_on, line_before, readers, setting, words};

rule! {
    /// Native encryption is required where TLS is set up too.
    ///
    /// ## What it does
    /// Reports SQLNET.ENCRYPTION_SERVER=REQUIRED in a file with TLS settings and
    /// a wallet, without SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS. Without a
    /// wallet, and for SQLNET.ENCRYPTION_CLIENT=REQUIRED alone, it is a hint.
    ///
    /// ## Why is this bad?
    /// Both layers are demanded of a connection over TCPS, and it is refused
    /// (ORA-12696, NJS-501).
    ///
    /// ## Fix
    /// Unsafe: SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS = TRUE is written. Release
    /// 19c and later know it.
    ENCRYPTION_BESIDE_TLS = "TNS519", "encryption-beside-tls", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E08"],
    check: Check::Params(&[Keyword::SQLNET_ENCRYPTION_CLIENT, Keyword::SQLNET_ENCRYPTION_SERVER], check)
}

const IGNORE: Keyword = Keyword::SQLNET_IGNORE_ANO_ENCRYPTION_FOR_TCPS;

/// Settings that nobody writes without connections over TLS.
const TLS: [Keyword; 6] = [
    Keyword::TLS_VERSION,
    Keyword::SSL_VERSION,
    Keyword::TLS_CIPHER_SUITES,
    Keyword::SSL_CIPHER_SUITES,
    Keyword::TLS_CLIENT_AUTHENTICATION,
    Keyword::SSL_CLIENT_AUTHENTICATION,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || !is_required(place.node) {
        return;
    }
    let ignored = setting(place.file, IGNORE);
    let Some(tls) = tls(place.file).filter(|_| !ignored.is_some_and(is_on)) else { return };
    let server = place.keyword == Keyword::SQLNET_ENCRYPTION_SERVER;
    let at_server = setting(place.file, Keyword::SQLNET_ENCRYPTION_SERVER);
    if !server && at_server.is_some_and(is_required) {
        return;
    }
    let wallet = setting(place.file, Keyword::WALLET_LOCATION);
    let severity = if server && wallet.is_some() { Severity::Warning } else { Severity::Info };
    let message = "a connection over TCPS would be encrypted twice, and is refused (ORA-12696, NJS-501)";
    let finding = report.at(place.node.value_span(), message).severity(severity).clients(readers(place));
    let line = format!("{} = TRUE", ask::in_case_of(&place.node.name(), IGNORE.text()));
    let finding = finding.related(tls.span(), "TLS is set up here").help(format!("add `{line}`"));
    let free = ignored.is_none() && !place.node.is_broken();
    if let Some(edit) = line_before(place.file, place.node, &line).filter(|_| free) {
        finding.fix(Safety::Unsafe, format!("add `{line}`"), vec![edit]);
    }
}

fn is_required(node: Node<'_>) -> bool {
    node.value().eq_ignore_ascii_case("REQUIRED")
}

/// A setting that tells of TLS.
fn tls(file: &LintFile) -> Option<Node<'_>> {
    let services = setting(file, Keyword::SQLNET_AUTHENTICATION_SERVICES);
    let with_tcps =
        services.filter(|node| words(*node).iter().any(|(_, word)| word.eq_ignore_ascii_case("TCPS")));
    TLS.iter().find_map(|keyword| setting(file, *keyword)).or(with_tcps)
}
