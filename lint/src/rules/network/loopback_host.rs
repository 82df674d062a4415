use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};

rule! {
    /// A host is the machine itself.
    ///
    /// ## What it does
    /// Reports localhost, 127.0.0.1, ::1 and their like as HOST of an address:
    /// as information in descriptors, as a warning in a listener; and
    /// 0.0.0.0, which is no machine at all, in descriptors.
    ///
    /// ## Why is this bad?
    /// The name means another machine wherever the file is copied: inside a
    /// container it is the container (ORA-12541, DPY-6005, NJS-503). A
    /// listener bound to it takes no connection from outside.
    LOOPBACK_HOST = "TNS403", "loopback-host", Network, Warning,
    fix: None, mistakes: ["A05"], check: Check::Params(&[Keyword::HOST], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.parent_keyword() != Keyword::ADDRESS || place.node.is_nested() {
        return;
    }
    let bytes = place.file.source().slice(place.node.value_span());
    // The first letters of what is looked for, with quotes and brackets around it or not.
    if !bytes.first().is_some_and(|first| b"01:lLiI[\"'".contains(first)) {
        return;
    }
    let value = place.node.value();
    let host = value.trim_start_matches('[').trim_end_matches(']');
    let any = matches!(host, "0.0.0.0" | "::");
    if !any && !is_loopback(host) {
        return;
    }
    let (severity, message) = match (place.file.kind(), any) {
        (FileKind::Listener | FileKind::Cman, true) => return,
        (FileKind::Listener | FileKind::Cman, false) => (
            Severity::Warning,
            format!("a listener at `{host}` takes connections from this machine only (ORA-12541 elsewhere)"),
        ),
        (_, true) => {
            (Severity::Warning, format!("`{host}` is an address to listen at, not one to connect to"))
        }
        (_, false) => (
            Severity::Info,
            format!("`{host}` is whatever machine or container the client runs on (ORA-12541 elsewhere)"),
        ),
    };
    report
        .at(place.node.value_span(), message)
        .severity(severity)
        .help("write the name by which other machines know the host");
}

fn is_loopback(host: &str) -> bool {
    let v4 = host.starts_with("127.") && host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let names = ["localhost", "localhost.localdomain", "localhost4", "localhost6", "ip6-localhost"];
    v4 || host == "::1" || names.iter().any(|name| name.eq_ignore_ascii_case(host))
}
