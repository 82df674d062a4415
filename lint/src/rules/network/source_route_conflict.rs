use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// SOURCE_ROUTE stands together with LOAD_BALANCE or FAILOVER.
    ///
    /// ## What it does
    /// Reports SOURCE_ROUTE that is on beside a LOAD_BALANCE or FAILOVER that
    /// is on, in the same DESCRIPTION_LIST, DESCRIPTION or ADDRESS_LIST.
    ///
    /// ## Why is this bad?
    /// SOURCE_ROUTE makes the addresses the stations of one way, in their
    /// order; the other two make them alternatives. Oracle's manual forbids the
    /// two at one level: the client may go to the database in place of
    /// Connection Manager, or the latter to a wrong next station (ORA-12537).
    SOURCE_ROUTE_CONFLICT = "TNS410", "source-route-conflict", Network, Warning,
    fix: None, mistakes: ["A10"],
    check: Check::Holding(
        &[Keyword::DESCRIPTION_LIST, Keyword::DESCRIPTION, Keyword::ADDRESS_LIST],
        &[Keyword::SOURCE_ROUTE],
        check
    )
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !place.file.has_descriptors() {
        return;
    }
    let Some(route) = route::switched_on(place.node, Keyword::SOURCE_ROUTE) else { return };
    for keyword in [Keyword::LOAD_BALANCE, Keyword::FAILOVER] {
        let Some(other) = route::switched_on(place.node, keyword) else { continue };
        let name = keyword.text();
        let message = format!(
            "SOURCE_ROUTE makes these addresses one way, {name} makes them alternatives: the two exclude each other"
        );
        let finding = report.at(other.name_span(), message).related(route.name_span(), "switched on here");
        finding.help(format!("remove {name}, or put the alternatives into an ADDRESS_LIST of their own"));
    }
}
