use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// Load balancing spreads sessions over two sites.
    ///
    /// ## What it does
    /// Reports LOAD_BALANCE that is on in a DESCRIPTION with two ADDRESS_LISTs
    /// or more, or in a list with the SCAN names of two clusters.
    ///
    /// ## Why is this bad?
    /// Two lists, or two SCAN names, are mostly a primary and its standby. Load
    /// balancing picks one at random, so half of the connects go to the standby
    /// and fail or wait (ORA-12514, ORA-01033). Balance inside each list, and
    /// let failover go from list to list.
    LOAD_BALANCE_ACROSS_SITES = "TNS411", "load-balance-across-sites", Network, Warning,
    fix: None, mistakes: ["T07"],
    check: Check::Holding(&[Keyword::DESCRIPTION, Keyword::ADDRESS_LIST], &[Keyword::LOAD_BALANCE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !route::is_in_descriptor(place) {
        return;
    }
    let Some(balance) = route::switched_on(place.node, Keyword::LOAD_BALANCE) else { return };
    let (what, second) = match (route::address_lists(place.node).nth(1), second_cluster(place.node)) {
        (Some(list), _) => ("address lists", list.name_span()),
        (None, Some(host)) => ("clusters", host.value_span()),
        (None, None) => return,
    };
    let message = format!(
        "LOAD_BALANCE picks one of the {what} at random: if one is a standby, its share of the connects fails (ORA-12514)"
    );
    let finding = report.at(balance.span(), message).related(second, "the second one");
    finding.help("write LOAD_BALANCE=on inside each ADDRESS_LIST and leave it off here");
}

/// The HOST of the first address here whose SCAN name is not that of the first one.
fn second_cluster(list: Node<'_>) -> Option<Node<'_>> {
    let addresses = list.params().filter(|param| param.keyword() == Keyword::ADDRESS);
    let mut scans = addresses.filter_map(|address| {
        let name = route::host(address).filter(|host| route::is_scan(host))?;
        address.param(Keyword::HOST).map(|host| (name, host))
    });
    let (first, _) = scans.next()?;
    scans.find(|(name, _)| *name != first).map(|(_, host)| host)
}
