use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// Sessions are balanced over host names of cluster nodes.
    ///
    /// ## What it does
    /// Reports, as information, LOAD_BALANCE that is on over hosts that differ
    /// in a number at their end only, as `db01` and `db02`, and are called
    /// neither SCAN nor VIP.
    ///
    /// ## Why is this bad?
    /// A node that is down does not answer under its own name, and clients wait
    /// for the time limit (ORA-12170). Its virtual address moves to another
    /// node and refuses at once, and a SCAN name stays when nodes are added.
    NODE_HOSTS = "TNS416", "node-hosts", Network, Info,
    fix: None, mistakes: ["A12"], check: Check::Holding(&[Keyword::DESCRIPTION, Keyword::ADDRESS_LIST], &[Keyword::LOAD_BALANCE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let is_balanced = |list: &Node<'_>| route::switched_on(*list, Keyword::LOAD_BALANCE).is_some();
    // What is balanced as a whole is told of the whole.
    if !is_balanced(&place.node) || place.parent.filter(is_balanced).is_some() {
        return;
    }
    if !route::has_several_addresses(place.node) || !route::is_in_descriptor(place) {
        return;
    }
    let hosts: Vec<_> = route::addresses(place.node).into_iter().filter_map(named).collect();
    let Some(((first, _), rest)) = hosts.split_first() else { return };
    let Some((second, at)) = rest.iter().find(|(host, _)| host != first) else { return };
    if stem(first).is_none() || hosts.iter().any(|(host, _)| stem(host) != stem(first)) {
        return;
    }
    let message = format!(
        "`{first}` and `{second}` look like nodes of one cluster: one that is down makes clients wait (ORA-12170)"
    );
    report.at(at.value_span(), message).help("write the SCAN name, or the virtual names of the nodes");
}

/// The host of an address and the place it stands in.
fn named(address: Node<'_>) -> Option<(String, Node<'_>)> {
    route::host(address).zip(address.param(Keyword::HOST))
}

/// A numbered name without its number and its domain; none for others, and
/// for names of a cluster.
fn stem(host: &str) -> Option<&str> {
    let label = route::first_label(host);
    let stem = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = stem.len() < label.len() && stem.contains(|c: char| c.is_ascii_alphabetic());
    (numbered && !stem.contains("vip") && !stem.contains("scan")).then_some(stem)
}
