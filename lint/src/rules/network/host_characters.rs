use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A host name has characters that names of hosts do not have.
    ///
    /// ## What it does
    /// Reports a HOST with blanks or signs in it, as a warning; one with `_`,
    /// with a dot at its end, or with a label that starts or ends with `-`, as
    /// information. Ports and brackets in HOST have rules of their own.
    ///
    /// ## Why is this bad?
    /// Host names consist of letters, digits and `-`. Others are not found
    /// (ORA-12545, DPY-6005). `_` works in most clients, but Java takes such a
    /// name for no host (Unknown host), and it cannot be written in an Easy
    /// Connect string everywhere.
    HOST_CHARACTERS = "TNS412", "host-characters", Network, Warning,
    fix: None, mistakes: ["A08"], check: Check::Params(&[Keyword::HOST], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let inside = place.parent_keyword() == Keyword::ADDRESS && !place.node.is_nested();
    if !inside || matches!(place.file.kind(), FileKind::Sqlnet | FileKind::Ldap) {
        return;
    }
    if is_usual(place.file.source().slice(place.node.value_span())) {
        return;
    }
    let host = place.node.value();
    let elsewhere = host.contains([':', '[', ']', ',', '=', '(', ')', '@']) || !host.is_ascii();
    if elsewhere || ask::is_placeholder(host.as_bytes()) {
        return;
    }
    let Some((severity, message, help)) = describe(&host) else { return };
    report.at(place.node.value_span(), message).severity(severity).help(help);
}

/// Whether nothing can be said about a name: letters and digits, with `.` and
/// `-` between them.
fn is_usual(host: &[u8]) -> bool {
    let mut last = SIGN;
    for &byte in host {
        let class = CLASSES[usize::from(byte)];
        if class == OTHER || class == SIGN && last == SIGN {
            return false;
        }
        last = class;
    }
    last == LETTER
}

const OTHER: u8 = 0;
const LETTER: u8 = 1;
const SIGN: u8 = 2;

/// What each byte is in a host name: a table, as every host is looked at.
static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'.' | b'-' => SIGN,
            letter if letter.is_ascii_alphanumeric() => LETTER,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

fn describe(host: &str) -> Option<(Severity, String, &'static str)> {
    let shown = shorten(host);
    let usual = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if let Some(c) = host.chars().find(|c| !usual(*c)) {
        let what = if c.is_ascii_whitespace() { "a blank".to_owned() } else { format!("`{c}`") };
        let message = format!("host `{shown}` holds {what}: no host is found under this name (ORA-12545)");
        return Some((Severity::Warning, message, "write the name as the name server knows it"));
    }
    if host.contains('_') {
        let message = format!("host `{shown}` holds `_`: Java takes it for no host name (Unknown host)");
        return Some((
            Severity::Info,
            message,
            "give the host a second name without `_`, or write its address",
        ));
    }
    if host.ends_with('.') {
        let message = format!("host `{shown}` ends with a dot, which not every client takes");
        return Some((Severity::Info, message, "write it without the dot"));
    }
    let dashed = host.split('.').any(|label| label.starts_with('-') || label.ends_with('-'));
    let message = || format!("a label of host `{shown}` starts or ends with `-`, which host names do not");
    dashed.then(|| (Severity::Info, message(), "write the name as the name server knows it"))
}
