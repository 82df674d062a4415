use std::net::IpAddr;

use tns_parser::model::read_boolean;
use tns_parser::{Keyword, Node};

use crate::clients::THIN;
use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A host is written in a form that hardly any certificate names.
    ///
    /// ## What it does
    /// Reports a host of a TCPS address that is an IP address, and as information one
    /// without a domain, if the name in the certificate is compared with it: thin
    /// drivers compare unless SSL_SERVER_DN_MATCH is off, Oracle's client where it is
    /// on. A description with SSL_SERVER_CERT_DN names the certificate itself and is
    /// left alone.
    ///
    /// ## Why is this bad?
    /// The certificate names the host in full. The comparison fails (DPY-6006,
    /// NJS-508, ORA-29002, ORA-29024), and people then switch it off.
    CERTIFICATE_HOST = "TNS532", "certificate-host", Security, Warning,
    fix: None, mistakes: ["W06"], check: Check::Params(&[Keyword::DESCRIPTION], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !has_tcps(place.node) || !route::is_in_descriptor(place) {
        return;
    }
    let security = place.node.param(Keyword::SECURITY);
    let named = [Keyword::SSL_SERVER_CERT_DN, Keyword::TLS_SERVER_CERT_DN];
    let switches = [Keyword::SSL_SERVER_DN_MATCH, Keyword::TLS_SERVER_DN_MATCH];
    let find = |words: [Keyword; 2]| words.into_iter().find_map(|word| security?.param(word));
    let switch = find(switches).map(|node| read_boolean(&node.value()) == Some(true));
    if find(named).is_some() || switch == Some(false) {
        return;
    }
    for address in route::addresses(place.node).into_iter().filter(|address| is_tcps(*address)) {
        let Some((host, at)) = route::host(address).zip(address.param(Keyword::HOST)) else { continue };
        let (severity, message) = match (host.parse::<IpAddr>(), host.contains('.')) {
            (Ok(_), _) => (Severity::Warning, format!("certificates name hosts, not `{host}`")),
            (_, false) => (Severity::Info, format!("certificates name hosts in full, not `{host}`")),
            _ => continue,
        };
        let message = format!("{message}: the comparison of names fails (DPY-6006, NJS-508, ORA-29002)");
        let finding = report.at(at.value_span(), message).severity(severity);
        let finding = finding.help("write the name in the certificate, or SSL_SERVER_CERT_DN in SECURITY");
        if switch.is_none() {
            finding.clients(THIN);
        }
    }
}

/// Whether the first address is TCPS; mixed descriptions are rare, and this costs nothing.
fn has_tcps(description: Node<'_>) -> bool {
    route::first_address(description).is_some_and(is_tcps)
}

fn is_tcps(address: Node<'_>) -> bool {
    let bytes = |node: Node<'_>| address.source().slice(node.value_span()).eq_ignore_ascii_case(b"TCPS");
    address.param(Keyword::PROTOCOL).is_some_and(bytes)
}
