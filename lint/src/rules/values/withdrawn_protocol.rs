use tns_parser::Keyword;
use tns_parser::catalog::PROTOCOLS;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// An address uses a protocol that Oracle has withdrawn.
    ///
    /// ## What it does
    /// Reports SPX, DECNET, LU62 and VI as PROTOCOL.
    ///
    /// ## Why is this bad?
    /// No supported release has an adapter for it: a client passes over the
    /// address or fails (ORA-12538), a listener does not open it (TNS-12538).
    WITHDRAWN_PROTOCOL = "TNS310", "withdrawn-protocol", Values, Warning,
    fix: None, mistakes: ["A04"], check: Check::Params(&[Keyword::PROTOCOL], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if route::is_tcp(place.node) {
        return;
    }
    let value = place.node.value();
    let row = PROTOCOLS.iter().find(|row| !row.supported && row.name.eq_ignore_ascii_case(&value));
    let Some(row) = row.filter(|_| place.parent_keyword() == Keyword::ADDRESS) else { return };
    let message =
        format!("{} was withdrawn: no supported release has an adapter for it (ORA-12538)", row.name);
    report.at(place.node.value_span(), message).help("remove the address, or write TCP with HOST and PORT");
}
