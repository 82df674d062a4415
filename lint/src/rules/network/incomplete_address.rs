use tns_parser::catalog::{PROTOCOLS, Protocol, Trust};
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::{ask, route};

rule! {
    /// An address lacks a part that its protocol needs.
    ///
    /// ## What it does
    /// Reports an ADDRESS without PROTOCOL, and one without what its protocol
    /// needs: HOST and PORT for TCP and TCPS, KEY for IPC, PIPE for NMP. A
    /// listener without a PORT is a warning. Bequeath addresses may be short.
    ///
    /// ## Why is this bad?
    /// Oracle's client refuses the address (ORA-12533, TNS-00503), and
    /// python-oracledb does so without a host (DPY-2049). Without a port
    /// some clients take 1521, others fail.
    ///
    /// ## Fix
    /// Unsafe, only for PORT beside a HOST: 1521 for TCP, 2484 for TCPS.
    INCOMPLETE_ADDRESS = "TNS401", "incomplete-address", Network, Error,
    fix: Some(Safety::Unsafe), mistakes: ["A01"], check: Check::Params(&[Keyword::ADDRESS], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    if is_usual(node) {
        return;
    }
    let known = place.param().is_some() && !ask::is_own_name(place);
    if !known || node.is_broken() || !(node.is_nested() || node.value_span().is_empty()) {
        return;
    }
    let Some(protocol) = node.param(Keyword::PROTOCOL) else { return no_protocol(node, report) };
    let name = protocol.value();
    let Some(row) = PROTOCOLS.iter().find(|row| row.name.eq_ignore_ascii_case(&name)) else { return };
    if row.name == "BEQ" || !row.supported {
        return;
    }
    for &part in row.required {
        let given = node.params().any(|param| param.keyword().text() == part);
        if !given && !ask::is_misspelt_in(node, part) {
            missing(place, row, part, report);
        }
    }
}

/// TCP or TCPS with a host and a port: nearly every address.
fn is_usual(address: Node<'_>) -> bool {
    let [protocol, host, port] = route::parts(address);
    host.is_some() && port.is_some() && protocol.is_some_and(route::is_tcp)
}

fn no_protocol(node: Node<'_>, report: &mut Report<'_>) {
    if node.params().any(|param| param.name().eq_ignore_ascii_case("PROT"))
        || ask::is_misspelt_in(node, "PROTOCOL")
    {
        return;
    }
    let message = "this ADDRESS has no PROTOCOL: Oracle's client refuses it (ORA-12533)";
    report.at(node.name_span(), message).help("add `(PROTOCOL=TCP)`, or what the listener speaks");
}

fn missing(place: &Place<'_>, row: &Protocol, part: &str, report: &mut Report<'_>) {
    let optional = part == "PORT" && matches!(place.file.kind(), FileKind::Listener | FileKind::Cman);
    let severity = if row.trust == Trust::High && !optional { Severity::Error } else { Severity::Warning };
    let effect = match part {
        "PORT" => "some clients take 1521, others refuse it (ORA-12533)",
        "HOST" => "it cannot be reached (ORA-12533, DPY-2049)",
        _ => "it cannot be used (ORA-12533)",
    };
    let message = format!("this {} address has no {part}: {effect}", row.name);
    let finding = report.at(place.node.name_span(), message).severity(severity);
    let host = place.node.param(Keyword::HOST);
    let port = match row.name {
        "TCP" => "(PORT=1521)",
        "TCPS" => "(PORT=2484)",
        _ => "",
    };
    match host.filter(|_| part == "PORT" && !port.is_empty()) {
        Some(host) => {
            let edit = Edit::insert_after(host, port);
            finding.help(format!("add `{port}`, the usual one")).fix(
                Safety::Unsafe,
                format!("add `{port}`"),
                vec![edit],
            );
        }
        None => drop(finding.help(format!("add `({part}=…)`"))),
    }
}
