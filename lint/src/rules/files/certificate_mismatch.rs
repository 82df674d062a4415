use std::net::IpAddr;

use tns_dsn::wallet::CertificateSummary;
use tns_parser::{FileKind, Keyword, Node};

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};
use crate::rules::route;

use super::places;

rule! {
    /// The certificate of a listener does not have the name that clients compare.
    ///
    /// ## What it does
    /// Looks into the wallet that a listener.ora names, where it is on this machine:
    /// reports a host of a TCPS endpoint that its certificate does not name. In
    /// tnsnames.ora files of the run reports an SSL_SERVER_CERT_DN or
    /// TLS_SERVER_CERT_DN for such a host that is not the subject of the certificate.
    ///
    /// ## Why is this bad?
    /// Clients that compare the name refuse the server (ORA-29002, DPY-6006,
    /// NJS-508).
    CERTIFICATE_MISMATCH = "TNS607", "certificate-mismatch", Files, Warning,
    fix: None, mistakes: ["W05", "W06"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    match member.file.kind() {
        FileKind::Listener => endpoints_of(project, member, report),
        FileKind::Tnsnames => names_in(project, member, report),
        _ => {}
    }
}

/// The hosts at which a listener speaks TLS.
fn tls_hosts(file: &crate::context::LintFile) -> impl Iterator<Item = Node<'_>> {
    let addresses = file.parse().entries().flat_map(|entry| {
        entry
            .descendants()
            .filter(|node| node.keyword() == Keyword::ADDRESS && is_tcps(*node))
            .collect::<Vec<_>>()
    });
    addresses.filter_map(|address| address.param(Keyword::HOST))
}

fn is_tcps(address: Node<'_>) -> bool {
    address.param(Keyword::PROTOCOL).is_some_and(|node| node.value().eq_ignore_ascii_case("TCPS"))
}

/// The certificate that a listener shows.
fn certificate(project: &Project<'_>, listener: &Member<'_>) -> Option<CertificateSummary> {
    let (_, _, summary) = places::own_wallet(project, listener)?;
    summary.wallets().find_map(|(_, wallet)| wallet.user_certificate().cloned())
}

fn endpoints_of(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let mut hosts = tls_hosts(member.file).peekable();
    let Some(certificate) = hosts.peek().and_then(|_| certificate(project, member)) else { return };
    for node in hosts {
        let host = node.value();
        // Clients need not connect by the address that a listener listens at.
        if host.is_empty() || host.parse::<IpAddr>().is_ok() || certificate.has_name(&host) {
            continue;
        }
        let message = format!(
            "the certificate of this listener is made out to {}, not to `{host}` (ORA-29002, DPY-6006, NJS-508)",
            certificate.subject
        );
        report
            .at(node.value_span(), message)
            .help("have a certificate made with this name among its DNS names");
    }
}

fn names_in(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let listeners: Vec<_> =
        project.members.iter().filter(|other| other.file.kind() == FileKind::Listener).collect();
    if listeners.is_empty() {
        return;
    }
    for description in member.file.parse().entries().flat_map(route::descriptions) {
        let words = [Keyword::TLS_SERVER_CERT_DN, Keyword::SSL_SERVER_CERT_DN];
        let security = description.param(Keyword::SECURITY);
        let Some(named) = security.and_then(|node| words.into_iter().find_map(|word| node.param(word)))
        else {
            continue;
        };
        let Some(host) =
            route::first_address(description).filter(|address| is_tcps(*address)).and_then(route::host)
        else {
            continue;
        };
        let serves = |listener: &&&Member<'_>| {
            tls_hosts(listener.file).any(|node| node.value().eq_ignore_ascii_case(&host))
        };
        let certificate = listeners.iter().find(serves).and_then(|listener| certificate(project, listener));
        if let Some(certificate) = certificate.filter(|certificate| !certificate.has_name(&named.value())) {
            let message = format!(
                "the listener of `{host}` shows a certificate for {} (ORA-29002, DPY-6006, NJS-508)",
                certificate.subject
            );
            report.at(named.value_span(), message).help("write the subject of that certificate");
        }
    }
}
