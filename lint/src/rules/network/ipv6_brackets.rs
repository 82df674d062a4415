use std::net::Ipv6Addr;

use tns_parser::{Edit, Node};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// An Easy Connect text holds an IPv6 address without brackets.
    ///
    /// ## What it does
    /// Reports an IPv6 address outside brackets in an entry that is an Easy
    /// Connect text. In the HOST of a descriptor it needs none.
    ///
    /// ## Why is this bad?
    /// The first colon ends the host and the rest is taken for port and
    /// service: the text is refused (NJS-515, DPY-4027) or leads to the wrong
    /// place.
    ///
    /// ## Fix
    /// Unsafe: brackets are set round the address.
    IPV6_BRACKETS = "TNS405", "ipv6-brackets", Network, Error,
    fix: Some(Safety::Unsafe), mistakes: ["A09"], check: Check::TextEntry(check)
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let span = entry.value_span();
    let first = file.source().slice(span).first();
    if !file.has_descriptors() || matches!(first, None | Some(b'(')) || entry.is_broken() {
        return;
    }
    let text = entry.value();
    let Some((address, at)) = bare_address(&text) else { return };
    let message =
        format!("`{address}` needs brackets: its first colon would end the host (NJS-515, DPY-4027)");
    let fixed = format!("{}[{address}]{}", &text[..at], &text[at + address.len()..]);
    let finding = report.at(span, message).help(format!("write `[{address}]`"));
    let fixed = if entry.is_quoted() { format!("\"{fixed}\"") } else { fixed };
    finding.fix(Safety::Unsafe, "set brackets", vec![Edit::set_value(entry, fixed)]);
}

/// An IPv6 address where the host of an Easy Connect text stands, with its place.
fn bare_address(text: &str) -> Option<(&str, usize)> {
    let at = text.find("//").map_or(0, |slashes| slashes + 2);
    let authority = text[at..].split(['/', '?']).next().unwrap_or_default().trim_end();
    let is_ipv6 = |text: &str| text.parse::<Ipv6Addr>().is_ok();
    // `2001:db8::1:1521`: the last group may be a port; four digits are taken for one.
    let before_port = authority.rsplit_once(':').filter(|(host, port)| {
        port.len() >= 4 && port.bytes().all(|byte| byte.is_ascii_digit()) && is_ipv6(host)
    });
    match before_port {
        Some((host, _)) => Some((host, at)),
        None => is_ipv6(authority).then_some((authority, at)),
    }
}
