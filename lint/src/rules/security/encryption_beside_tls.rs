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
    /// Reports SQLNET.ENCRYPTION_SERVER=REQUIRED, and as a hint
    /// SQLNET.ENCRYPTION_CLIENT=REQUIRED, in a file with TLS settings and
    /// without SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS.
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
    if !counts(place) || !place.node.value().eq_ignore_ascii_case("REQUIRED") {
        return;
    }
    if setting(place.file, Keyword::SQLNET_IGNORE_ANO_ENCRYPTION_FOR_TCPS).is_some_and(is_on) {
        return;
    }
    let Some(tls) = tls(place.file) else { return };
    let server = place.keyword == Keyword::SQLNET_ENCRYPTION_SERVER;
    let severity = if server { Severity::Warning } else { Severity::Info };
    let message = "a connection over TCPS would be encrypted twice, and is refused (ORA-12696, NJS-501)";
    let line = format!(
        "{} = TRUE",
        ask::in_case_of(&place.node.name(), Keyword::SQLNET_IGNORE_ANO_ENCRYPTION_FOR_TCPS.text())
    );
    let finding = report.at(place.node.value_span(), message).severity(severity).clients(readers(place));
    let finding = finding.related(tls.span(), "TLS is set up here").help(format!("add `{line}`"));
    let absent = setting(place.file, Keyword::SQLNET_IGNORE_ANO_ENCRYPTION_FOR_TCPS).is_none();
    if let Some(edit) =
        line_before(place.file, place.node, &line).filter(|_| absent && !place.node.is_broken())
    {
        finding.fix(Safety::Unsafe, format!("add `{line}`"), vec![edit]);
    }
}

/// A setting that tells of TLS.
fn tls(file: &LintFile) -> Option<Node<'_>> {
    let services = setting(file, Keyword::SQLNET_AUTHENTICATION_SERVICES);
    let with_tcps =
        services.filter(|node| words(*node).iter().any(|(_, word)| word.eq_ignore_ascii_case("TCPS")));
    TLS.iter().find_map(|keyword| setting(file, *keyword)).or(with_tcps)
}
