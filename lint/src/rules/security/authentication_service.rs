use tns_parser::Keyword;
use tns_parser::catalog::ValueType;

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{Word, counts, readers, setting, words};

rule! {
    /// An authentication service is gone, or NONE locks administrators out.
    ///
    /// ## What it does
    /// Reports services in SQLNET.AUTHENTICATION_SERVICES that Oracle has
    /// removed, such as KERBEROS in place of KERBEROS5, and as a hint NONE in
    /// a file with settings of a server.
    ///
    /// ## Why is this bad?
    /// A removed service logs nobody on (ORA-12641, ORA-12649). With NONE the
    /// operating system's accounts do not count: `sqlplus / as sysdba` ends
    /// with ORA-01017.
    AUTHENTICATION_SERVICE = "TNS523", "authentication-service", Security, Warning,
    fix: None, mistakes: ["E14"], check: Check::Params(&[Keyword::SQLNET_AUTHENTICATION_SERVICES], check)
}

/// Settings that only a server reads.
const SERVER: [Keyword; 6] = [
    Keyword::SQLNET_ENCRYPTION_SERVER,
    Keyword::SQLNET_CRYPTO_CHECKSUM_SERVER,
    Keyword::SQLNET_ALLOWED_LOGON_VERSION_SERVER,
    Keyword::SQLNET_INBOUND_CONNECT_TIMEOUT,
    Keyword::TCP_VALIDNODE_CHECKING,
    Keyword::TCP_INVITED_NODES,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(param) = place.param().filter(|_| counts(place)) else { return };
    let ValueType::EnumList { removed, .. } = param.value else { return };
    let is_removed = |word: &str| removed.iter().any(|known| known.eq_ignore_ascii_case(word));
    for word in words(place.node) {
        if is_removed(&word.1) {
            gone(place, &word, report);
        } else if word.1.eq_ignore_ascii_case("NONE") {
            none(place, &word, report);
        }
    }
}

fn gone(place: &Place<'_>, (item, word): &Word<'_>, report: &mut Report<'_>) {
    let message = format!("`{word}` was removed: it logs nobody on (ORA-12641, ORA-12649)");
    let finding = report.at(item.value_span(), message).clients(readers(place));
    match word.to_ascii_uppercase().starts_with("KERBEROS") {
        true => finding.help(format!("write `{}`", ask::in_case_of(word, "KERBEROS5"))),
        false => finding.help("take it out"),
    };
}

fn none(place: &Place<'_>, (item, _): &Word<'_>, report: &mut Report<'_>) {
    let Some(server) = SERVER.iter().find_map(|keyword| setting(place.file, *keyword)) else { return };
    let message =
        "on a server NONE shuts out logons as an account of the system: `/ as sysdba` gets ORA-01017";
    let finding = report.at(item.value_span(), message).severity(Severity::Info);
    finding
        .related(server.span(), "a setting of a server")
        .help("take the line out if administrators log on so");
}
