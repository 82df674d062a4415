use tns_parser::Keyword;

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};
use crate::rules::security::profile::counts;
use tns_dsn::clients::Client;

rule! {
    /// A server demands native encryption of drivers that cannot encrypt.
    ///
    /// ## What it does
    /// Where python-oracledb or node-oracledb in thin mode is named as a target,
    /// reports SQLNET.ENCRYPTION_SERVER and SQLNET.CRYPTO_CHECKSUM_SERVER with
    /// REQUIRED.
    ///
    /// ## Why is this bad?
    /// python-oracledb in thin mode knows no native encryption, node-oracledb 6
    /// neither: the server refuses them (ORA-12660, ORA-12269, DPY-3001, DPY-4011,
    /// NJS-533). They can use TLS, or Oracle's client in thick mode.
    THIN_ENCRYPTION = "TNS807", "thin-encryption", Portability, Warning,
    fix: None, mistakes: ["E02"],
    check: Check::Params(&[Keyword::SQLNET_ENCRYPTION_SERVER, Keyword::SQLNET_CRYPTO_CHECKSUM_SERVER], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || !place.node.value().eq_ignore_ascii_case("REQUIRED") {
        return;
    }
    let message = "python-oracledb and node-oracledb 6 in thin mode cannot do that and are refused \
                   (ORA-12660, DPY-3001, NJS-533)";
    let finding = report.at(place.node.value_span(), message).severity(Severity::Warning);
    finding
        .only_for(&[Client::PythonThin, Client::NodeThin])
        .help("let them connect over TLS, or in thick mode");
}
