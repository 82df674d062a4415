use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, readers};

rule! {
    /// Native encryption is refused or may fall back to clear text.
    ///
    /// ## What it does
    /// Reports SQLNET.ENCRYPTION_SERVER and SQLNET.ENCRYPTION_CLIENT with
    /// REJECTED, and as a hint with ACCEPTED or REQUESTED. Files that do not
    /// mention native encryption are not looked at.
    ///
    /// ## Why is this bad?
    /// REJECTED sends everything in clear text, or fails where the other end
    /// has REQUIRED (ORA-12660). ACCEPTED at both ends is clear text too, and
    /// REQUESTED falls back to it where the other end rejects, without a word
    /// in either case.
    ///
    /// ## Fix
    /// Only shown: REQUIRED refuses drivers that cannot encrypt
    /// (python-oracledb in thin mode: DPY-3001).
    CLEAR_TEXT_ALLOWED = "TNS514", "clear-text-allowed", Security, Warning,
    fix: Some(Safety::DisplayOnly), mistakes: ["E01"],
    check: Check::Params(&[Keyword::SQLNET_ENCRYPTION_CLIENT, Keyword::SQLNET_ENCRYPTION_SERVER], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let value = place.node.value();
    let (severity, message) = match value.to_ascii_uppercase().as_str() {
        "REJECTED" => (
            Severity::Warning,
            "native encryption is refused: data travels in clear text, or the connection fails (ORA-12660)",
        ),
        "ACCEPTED" => (Severity::Info, "data travels in clear text unless the other end asks for encryption"),
        "REQUESTED" => (Severity::Info, "data travels in clear text where the other end rejects encryption"),
        _ => return,
    };
    if !counts(place) {
        return;
    }
    let required = ask::in_case_of(&value, "REQUIRED");
    let finding = report.at(place.node.value_span(), message).severity(severity).clients(readers(place));
    finding.help(format!("write `{required}` once every driver that connects can encrypt, or use TLS")).fix(
        Safety::DisplayOnly,
        format!("write `{required}`"),
        vec![Edit::set_value(place.node, required)],
    );
}
