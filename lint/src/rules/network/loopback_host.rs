use tns_parser::{FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::lines::and_more;
use crate::rule::{Check, Compare, Noting, Report, rule};

rule! {
    /// A host is the machine itself.
    ///
    /// ## What it does
    /// Reports localhost, 127.0.0.1, ::1 and their like as HOST of an address:
    /// as information in descriptors, once for each file, as a warning in a
    /// listener; and 0.0.0.0, which is no machine at all, in descriptors.
    ///
    /// ## Why is this bad?
    /// The name means another machine wherever the file is copied: inside a
    /// container it is the container (ORA-12541, DPY-6005, NJS-503). A
    /// listener bound to it takes no connection from outside.
    LOOPBACK_HOST = "TNS403", "loopback-host", Network, Warning,
    fix: None, mistakes: ["A05"], check: Check::Each(&[
        Check::Params(&[Keyword::HOST], check),
        Check::Compare(Compare { of: Noting::Entries, note, report }),
    ])
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.parent_keyword() != Keyword::ADDRESS {
        return;
    }
    let Some(host) = own_host(place.node) else { return };
    let listens = matches!(place.file.kind(), FileKind::Listener | FileKind::Cman);
    let message = match (listens, is_any(&host)) {
        (true, false) => {
            format!("a listener at `{host}` takes connections from this machine only (ORA-12541 elsewhere)")
        }
        (false, true) => format!("`{host}` is an address to listen at, not one to connect to"),
        _ => return,
    };
    report.at(place.node.value_span(), message).help(HELP);
}

/// Whether a client is sent to its own machine; the node that says so.
fn note(entry: Node<'_>) -> Option<u64> {
    let hosts = entry.descendants().filter(|node| node.keyword() == Keyword::HOST);
    let mut own = hosts.filter(|host| own_host(*host).is_some_and(|host| !is_any(&host)));
    own.next().map(Node::index)
}

fn report(found: &[(Node<'_>, u64)], report: &mut Report<'_>) {
    let Some((entry, index)) = found.first() else { return };
    let Some(node) = entry.descendants().find(|node| node.index() == *index) else { return };
    let more = and_more(found.len() - 1, "such entry in this file", "such entries in this file");
    let host = own_host(node).unwrap_or_default();
    let message =
        format!("`{host}` is whatever machine or container the client runs on (ORA-12541 elsewhere){more}");
    report.at(node.value_span(), message).severity(Severity::Info).help(HELP);
}

const HELP: &str = "write the name by which other machines know the host";

/// The host without brackets, if it is the machine itself or any at all.
fn own_host(node: Node<'_>) -> Option<String> {
    let bytes = node.source().slice(node.value_span());
    // The first letters of what is looked for, with quotes and brackets around it or not.
    let may_be = bytes.first().is_some_and(|first| b"01:lLiI[\"'".contains(first)) && !node.is_nested();
    let value = may_be.then(|| node.value())?;
    let host = value.trim_start_matches('[').trim_end_matches(']');
    (is_any(host) || is_loopback(host)).then(|| host.to_owned())
}

fn is_any(host: &str) -> bool {
    matches!(host, "0.0.0.0" | "::")
}

fn is_loopback(host: &str) -> bool {
    let v4 = host.starts_with("127.") && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let names = ["localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost"];
    v4 || host == "::1" || names.iter().any(|name| name.eq_ignore_ascii_case(host))
}
