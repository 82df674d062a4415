use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// One instance is asked for at several hosts.
    ///
    /// ## What it does
    /// Reports INSTANCE_NAME in a descriptor with addresses of two hosts or
    /// more, or with LOAD_BALANCE that is on.
    ///
    /// ## Why is this bad?
    /// Every listener leads to that one instance: nothing is balanced, and while
    /// it is down the connect fails although the service runs elsewhere
    /// (ORA-12521).
    INSTANCE_PINNED = "TNS214", "instance-pinned", Structure, Warning,
    fix: None, mistakes: ["C07"], check: Check::Holding(&[Keyword::CONNECT_DATA], &[Keyword::INSTANCE_NAME], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let around = place.parent.filter(|_| route::is_in_descriptor(place));
    let Some(node) = around.filter(|node| node.keyword() == Keyword::DESCRIPTION) else { return };
    let Some(instance) = place.node.param(Keyword::INSTANCE_NAME) else { return };
    // Of several the last one counts.
    if node.param(Keyword::CONNECT_DATA).is_some_and(|last| last.index() != place.node.index()) {
        return;
    }
    // Of a route only the last address leads to a listener.
    if instance.value_span().is_empty() || route::switched_on(node, Keyword::SOURCE_ROUTE).is_some() {
        return;
    }
    let mut lists = [node].into_iter().chain(route::address_lists(node));
    let balance = lists.find_map(|list| route::switched_on(list, Keyword::LOAD_BALANCE));
    let other = route::addresses(node).into_iter().find(|address| {
        let first = route::addresses(node).into_iter().find_map(route::host);
        route::host(*address).is_some_and(|host| Some(host) != first)
    });
    let Some(because) = balance.or(other) else { return };
    let message =
        "INSTANCE_NAME ties the connection to one instance: it fails while that is down (ORA-12521)";
    let finding =
        report.at(instance.span(), message).related(because.name_span(), "meant for several instances");
    finding.help("remove it, or keep a single address");
}
