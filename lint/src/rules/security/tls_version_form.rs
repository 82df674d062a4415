use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use tns_dsn::clients::Client;

use super::profile::{counts, words};

rule! {
    /// A TLS version is written in a way that some clients refuse.
    ///
    /// ## What it does
    /// Reports SSL_VERSION in a descriptor where it is neither TLSv1.2 nor
    /// TLSv1.3, and as a hint versions in sqlnet.ora that Oracle Client 19c
    /// learned late: 1.3, a prefix TLSv, a minimum such as 1.2+.
    ///
    /// ## Why is this bad?
    /// python-oracledb in thin mode takes TLSv1.2 and TLSv1.3 and refuses a
    /// descriptor with anything else (DPY-4032). Oracle Client before 19.32
    /// writes plain numbers joined by `or`, and has no TLS 1.3.
    TLS_VERSION_FORM = "TNS505", "tls-version-form", Security, Warning,
    fix: None, mistakes: ["W09"],
    check: Check::Params(&[Keyword::SSL_VERSION, Keyword::TLS_VERSION], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) {
        return;
    }
    match place.file.kind() {
        FileKind::Tnsnames | FileKind::Descriptor if place.keyword == Keyword::SSL_VERSION => {
            refused(place, report);
        }
        FileKind::Sqlnet => new_form(place, report),
        _ => {}
    }
}

/// What python-oracledb refuses in a descriptor.
fn refused(place: &Place<'_>, report: &mut Report<'_>) {
    let value = place.node.value();
    let is_known = ["TLSv1.2", "TLSv1.3"].iter().any(|word| value.eq_ignore_ascii_case(word));
    if is_known || value.is_empty() || ask::is_placeholder(value.as_bytes()) {
        return;
    }
    let message = format!("python-oracledb in thin mode refuses `{}` (DPY-4032)", shorten(&value));
    let finding = report.at(place.node.value_span(), message).clients(&[Client::PythonThin]);
    finding.help("write `TLSv1.2` or `TLSv1.3` for it, or leave the version to both ends");
}

/// Versions that older clients cannot read.
fn new_form(place: &Place<'_>, report: &mut Report<'_>) {
    let is_new =
        |word: &str| word.ends_with('+') || word.ends_with("1.3") || word.get(..3).is_some_and(is_prefix);
    let words = words(place.node);
    let Some((at, word)) = words.iter().find(|(_, word)| is_new(word)) else { return };
    let message = format!("Oracle Client before 19.32 does not understand `{}`", shorten(word));
    let finding = report.at(at.value_span(), message).severity(Severity::Info).clients(&[Client::Oci19]);
    finding.help("write `1.2` if such a client reads this file");
}

fn is_prefix(start: &str) -> bool {
    start.eq_ignore_ascii_case("TLS")
}
