use tns_parser::catalog::Lookup;
use tns_parser::model::read_boolean;
use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A connect descriptor does not say which service or SID it wants.
    ///
    /// ## What it does
    /// Reports a CONNECT_DATA without SERVICE_NAME, SID or INSTANCE_NAME, and,
    /// as information, a DESCRIPTION with addresses but without CONNECT_DATA.
    /// Bequeath connections, which start their own server, need neither;
    /// entries for LOCAL_LISTENER are addresses only, so those with LISTENER
    /// in their name are left alone.
    ///
    /// ## Why is this bad?
    /// The listener answers ORA-12504, unless the database administrator has
    /// set DEFAULT_SERVICE there.
    NO_SERVICE_OR_SID = "TNS204", "no-service-or-sid", Structure, Error,
    fix: None, mistakes: ["C01"],
    check: Check::Params(&[Keyword::CONNECT_DATA, Keyword::DESCRIPTION], check)
}

/// Each of these names something to connect to.
const TARGETS: [Keyword; 5] = [
    Keyword::SERVICE_NAME,
    Keyword::SID,
    Keyword::INSTANCE_NAME,
    Keyword::RDB_DATABASE,
    Keyword::TUNNEL_SERVICE_NAME,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !place.file.has_descriptors() || place.node.is_broken() || !matches!(place.found, Lookup::Here(_)) {
        return;
    }
    match place.keyword {
        Keyword::CONNECT_DATA => connect_data(place, report),
        _ => description(place, report),
    }
}

fn connect_data(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, parent) = (place.node, place.parent);
    if node.params().any(|param| TARGETS.contains(&param.keyword())) {
        return;
    }
    let misspelt = ask::is_misspelt_in(node, "SERVICE_NAME") || ask::is_misspelt_in(node, "SID");
    // `(COMMAND=…)` is what lsnrctl sends.
    let command = node.params().any(|param| param.name().eq_ignore_ascii_case("COMMAND"));
    if misspelt || command || !parent.is_some_and(asks_a_listener) {
        return;
    }
    let message = "CONNECT_DATA names neither a service nor a SID: the listener answers ORA-12504";
    let severity = if is_for_listener(place) { Severity::Info } else { Severity::Error };
    report.at(node.name_span(), message).severity(severity).help("add `(SERVICE_NAME=…)`");
}

fn description(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let with_data = node.params().any(|param| param.keyword() == Keyword::CONNECT_DATA);
    if with_data || ask::is_misspelt_in(node, "CONNECT_DATA") || !asks_a_listener(node) {
        return;
    }
    if is_for_listener(place) {
        return;
    }
    let message = "without CONNECT_DATA this DESCRIPTION serves LOCAL_LISTENER only: clients get ORA-12504";
    let finding = report.at(node.name_span(), message).severity(Severity::Info);
    finding.help("clients need `(CONNECT_DATA=(SERVICE_NAME=…))`");
}

/// Whether a DESCRIPTION has an address that leads to a listener.
fn asks_a_listener(description: Node<'_>) -> bool {
    let is_local = |node: Node<'_>| match node.keyword() {
        Keyword::LOCAL => read_boolean(&node.value()) == Some(true),
        Keyword::PROTOCOL => node.value().eq_ignore_ascii_case("BEQ"),
        _ => false,
    };
    let below = || description.descendants();
    below().any(|node| node.keyword() == Keyword::ADDRESS) && !below().any(is_local)
}

/// Whether an entry is called as those for LOCAL_LISTENER are.
fn is_for_listener(place: &Place<'_>) -> bool {
    place.entry.names().any(|name| {
        let name = name.name().to_ascii_uppercase();
        name.contains("LISTENER") || name.contains("LSNR")
    })
}
