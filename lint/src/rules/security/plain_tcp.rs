use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

use super::profile::counts;

rule! {
    /// A connection goes over plain TCP.
    ///
    /// ## What it does
    /// Reports addresses of descriptors with PROTOCOL=TCP whose host is not
    /// the own machine. Off by default: select it for files of production.
    ///
    /// ## Why is this bad?
    /// The password is protected at logon, what follows is not: unless native
    /// encryption is required, queries and results can be read and changed on
    /// the way.
    PLAIN_TCP = "TNS527", "plain-tcp", Security, Warning,
    fix: None, mistakes: ["E19"], check: Check::Params(&[Keyword::ADDRESS], check), off_by_default: true
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !place.file.has_descriptors() || !counts(place) {
        return;
    }
    let [protocol, host] = [Keyword::PROTOCOL, Keyword::HOST].map(|of| place.node.param(of));
    let Some((protocol, host)) = protocol.zip(host) else { return };
    if !protocol.value().eq_ignore_ascii_case("TCP")
        || is_own(&host.value())
        || is_allowed(place, &host.value())
    {
        return;
    }
    let message = "what follows the logon can be read and changed on the way";
    let finding = report.at(protocol.value_span(), message).related(host.span(), "another machine");
    finding.help("use TCPS, or require native encryption at the server");
}

/// Whether the configuration has the host, or a domain that it is in.
fn is_allowed(place: &Place<'_>, host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    place.file.options().plain_tcp.allow_hosts.iter().any(|allowed| {
        let allowed = allowed.to_ascii_lowercase();
        host == allowed || allowed.starts_with('.') && host.ends_with(&allowed)
    })
}

/// Whether a host is the own machine.
fn is_own(host: &str) -> bool {
    let name = host.trim_matches(['[', ']']);
    name.eq_ignore_ascii_case("localhost") || name == "::1" || name.starts_with("127.")
}
