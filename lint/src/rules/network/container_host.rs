use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::rule::{Check, Report, rule};

rule! {
    /// A host is the id of a container.
    ///
    /// ## What it does
    /// Reports a HOST of twelve hexadecimal digits, as in `3f2a9c81d07b`.
    ///
    /// ## Why is this bad?
    /// It is the name that a container got when the file was written. The next
    /// container has another one: clients do not find it (ORA-12545), and a
    /// listener does not start (TNS-12545, TNS-00515).
    CONTAINER_HOST = "TNS415", "container-host", Network, Warning,
    fix: None, mistakes: ["A06"], check: Check::Params(&[Keyword::HOST], check)
}

/// How many digits of its id a container is called by.
const LENGTH: usize = 12;

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    // With quotes two more.
    if !(LENGTH..=LENGTH + 2).contains(&(place.node.value_span().len() as usize)) {
        return;
    }
    let host = place.node.value();
    let hexadecimal = host.len() == LENGTH && host.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mixed =
        host.bytes().any(|byte| byte.is_ascii_digit()) && host.bytes().any(|b| b.is_ascii_alphabetic());
    if place.parent_keyword() != Keyword::ADDRESS || !hexadecimal || !mixed {
        return;
    }
    let effect = match place.file.kind() {
        FileKind::Listener => "in the next one the listener does not start (TNS-12545)",
        _ => "the next one is not found under it (ORA-12545)",
    };
    let message = format!("`{host}` looks like the id of a container: {effect}");
    report.at(place.node.value_span(), message).help("write a name that stays, or `0.0.0.0` in a listener");
}
