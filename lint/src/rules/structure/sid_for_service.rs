use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::{ask, route};

rule! {
    /// A SID is given where the value is that of a service.
    ///
    /// ## What it does
    /// Reports a SID with a dot in it, and a SID that is one of the pluggable
    /// databases of Oracle's images and installers: XEPDB1, FREEPDB1, ORCLPDB,
    /// ORCLPDB1.
    ///
    /// ## Why is this bad?
    /// A SID names an instance and has no domain; a pluggable database has no
    /// SID at all, only services. The listener does not know such a SID
    /// (ORA-12505, DPY-6003, NJS-519).
    ///
    /// ## Fix
    /// Unsafe: SERVICE_NAME is written in place of SID.
    SID_FOR_SERVICE = "TNS207", "sid-for-service", Structure, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["C03"], check: Check::Params(&[Keyword::SID], check)
}

/// Pluggable databases that many people have.
const PLUGGABLE: [&str; 4] = ["XEPDB1", "FREEPDB1", "ORCLPDB", "ORCLPDB1"];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let in_data = route::is_in_descriptor(place) && place.parent_keyword() == Keyword::CONNECT_DATA;
    let Some(parent) = place.parent.filter(|parent| in_data && !is_gateway(*parent)) else { return };
    let value = place.node.value();
    if ask::is_placeholder(value.as_bytes()) {
        return;
    }
    let Some(message) = describe(&value) else { return };
    let finding = report.at(place.node.name_span(), message);
    if parent.param(Keyword::SERVICE_NAME).is_some() {
        finding.help("keep SERVICE_NAME only");
        return;
    }
    let name = ask::in_case_of(&place.node.name(), "SERVICE_NAME");
    let finding = finding.help(format!("write `{name}={}`", shorten(&value)));
    if !place.node.is_broken() {
        let edit = Edit::rename(place.node, name.clone());
        finding.fix(Safety::Unsafe, format!("write `{name}`"), vec![edit]);
    }
}

fn describe(value: &str) -> Option<String> {
    let shown = shorten(value);
    if PLUGGABLE.iter().any(|name| name.eq_ignore_ascii_case(value)) {
        return Some(format!("`{shown}` is a pluggable database: it has services and no SID (ORA-12505)"));
    }
    let message = || format!("SID `{shown}` has a dot: this is the name of a service (ORA-12505)");
    value.contains('.').then(message)
}

/// Whether the SID is that of a gateway, which may be called anything.
fn is_gateway(connect_data: Node<'_>) -> bool {
    connect_data.param(Keyword::HS).is_some()
}
