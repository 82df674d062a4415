use std::net::Ipv6Addr;

use memchr::memchr3;
use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// HOST holds more than a host.
    ///
    /// ## What it does
    /// Reports a port, a path, a user or a URL scheme in the HOST of an
    /// address. IPv6 addresses, with or without brackets, are hosts.
    ///
    /// ## Why is this bad?
    /// The whole text is looked up as a name, which does not exist
    /// (ORA-12545, DPY-6005, NJS-530, "Unknown host specified").
    ///
    /// ## Fix
    /// Unsafe: only the host stays; its port moves to PORT where there is none.
    HOST_WITH_PORT = "TNS404", "host-with-port", Network, Error,
    fix: Some(Safety::Unsafe), mistakes: ["A07"], check: Check::Params(&[Keyword::HOST], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let suspicious = memchr3(b':', b'/', b'@', place.file.source().slice(node.value_span()));
    if suspicious.is_none()
        || place.parent_keyword() != Keyword::ADDRESS
        || node.is_nested()
        || node.is_broken()
    {
        return;
    }
    let text = node.value();
    if is_ipv6(&text) || ask::is_placeholder(text.as_bytes()) {
        return;
    }
    let message = format!(
        "`{}` is more than a host: no such name is found (ORA-12545, DPY-6005, NJS-530)",
        shorten(&text)
    );
    let finding = report.at(node.value_span(), message);
    let (host, port) = take_apart(&text);
    if host.is_empty() || host.contains([':', '/', '@', ' ']) && !is_ipv6(host) {
        finding.help("write the name or the IP address of the host only");
        return;
    }
    finding.help(format!("write `{host}`")).fix(
        Safety::Unsafe,
        format!("write `{host}`"),
        edits(place, host, port),
    );
}

fn is_ipv6(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = inner.split_once('%').map_or(inner, |(address, _zone)| address);
    address.parse::<Ipv6Addr>().is_ok()
}

/// The host, and the port behind it.
fn take_apart(text: &str) -> (&str, Option<&str>) {
    let rest = text.split_once("//").map_or(text, |(_scheme, rest)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_user, rest)| rest);
    let rest = rest.split_once('/').map_or(rest, |(authority, _path)| authority);
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    match rest.rsplit_once(':') {
        Some((host, port)) if is_port(port) => (host, Some(port)),
        Some((host, "")) => (host, None),
        _ => (rest, None),
    }
}

fn edits(place: &Place<'_>, host: &str, port: Option<&str>) -> Vec<Edit> {
    let node = place.node;
    let has_port = place.parent.and_then(|address: Node<'_>| address.param(Keyword::PORT)).is_some();
    let mut edits = vec![Edit::set_value(node, host)];
    if let Some(port) = port.filter(|_| !has_port) {
        edits.push(Edit::insert_after(node, &format!("(PORT={port})")));
    }
    edits
}
