use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use tns_dsn::clients::Client;

use super::profile::{beside, counts, is_on, line_before, twin};

rule! {
    /// A check of the server's name is written under a name that older clients do not know.
    ///
    /// ## What it does
    /// Reports TLS_SERVER_DN_MATCH (where it is on) and TLS_SERVER_CERT_DN
    /// without their SSL_ twin: in a descriptor as a warning, in sqlnet.ora as
    /// a hint.
    ///
    /// ## Why is this bad?
    /// Oracle Client before 19.30 passes over the TLS_ names: the name in the
    /// server's certificate is not checked, and nothing tells.
    /// python-oracledb 26.1 in thin mode passes over TLS_SERVER_CERT_DN.
    ///
    /// ## Fix
    /// Unsafe: the SSL_ name is written beside it.
    TLS_NAME_UNREAD = "TNS507", "tls-name-unread", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W11"],
    check: Check::Params(&[Keyword::TLS_SERVER_DN_MATCH, Keyword::TLS_SERVER_CERT_DN], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, old) = (place.node, twin(place.keyword));
    let is_match = place.keyword == Keyword::TLS_SERVER_DN_MATCH;
    if !counts(place) || beside(place, old).is_some() || is_match && !is_on(node) {
        return;
    }
    let written = place.file.text(node.value_span());
    let name = ask::in_case_of(&node.name(), old.text());
    let (severity, edit) = match place.parent {
        Some(_) => (Severity::Warning, Some(Edit::insert_after(node, &format!("({name} = {written})")))),
        None => (Severity::Info, line_before(place.file, node, &format!("{name} = {written}"))),
    };
    let clients: &[Client] = match place.parent.is_some() && !is_match {
        true => &[Client::Oci19, Client::PythonThin],
        false => &[Client::Oci19],
    };
    let message = format!(
        "Oracle Client before 19.30 does not know `{}`: this check is not made",
        place.keyword.text()
    );
    let finding = report.at(node.name_span(), message).severity(severity).clients(clients);
    let finding = finding.help(format!("write `{name}` as well if such clients read this"));
    if let Some(edit) = edit.filter(|_| !place.entry.is_broken()) {
        finding.fix(Safety::Unsafe, format!("write `{name}` as well"), vec![edit]);
    }
}
