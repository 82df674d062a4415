use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A descriptor of several sites lacks what carries a connect over a switchover.
    ///
    /// ## What it does
    /// Reports, as information, a DESCRIPTION with two ADDRESS_LISTs or more,
    /// as for a primary and its standby, without CONNECT_TIMEOUT or RETRY_COUNT.
    /// TRANSPORT_CONNECT_TIMEOUT is a matter of `no-transport-timeout`.
    ///
    /// ## Why is this bad?
    /// While the sites change roles, both listeners answer and neither knows
    /// the service: without RETRY_COUNT the connect fails at once (ORA-12514).
    /// Without CONNECT_TIMEOUT it may hang at a listener that accepts and does
    /// not go on. Oracle recommends 90, 100 and 3 for CONNECT_TIMEOUT,
    /// RETRY_COUNT and RETRY_DELAY.
    ///
    /// ## Fix
    /// Unsafe: what is missing is added with these values.
    AVAILABILITY_SHAPE = "TNS418", "availability-shape", Network, Info,
    fix: Some(Safety::Unsafe), mistakes: ["T08"], check: Check::Holding(&[Keyword::DESCRIPTION], &[Keyword::ADDRESS_LIST], check)
}

/// The parameters and what Oracle recommends.
const WANTED: [(Keyword, &str); 2] = [
    (Keyword::CONNECT_TIMEOUT, "(CONNECT_TIMEOUT=90)"),
    (Keyword::RETRY_COUNT, "(RETRY_COUNT=100)(RETRY_DELAY=3)"),
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let several = route::address_lists(node).nth(1).is_some();
    let way = || route::switched_on(node, Keyword::SOURCE_ROUTE).is_some();
    if !route::is_in_descriptor(place) || !several || way() {
        return;
    }
    let missing = || WANTED.iter().filter(|(keyword, _)| node.param(*keyword).is_none());
    let names: Vec<_> = missing().map(|(keyword, _)| keyword.text()).collect();
    if names.is_empty() {
        return;
    }
    let text: String = missing().map(|&(keyword, text)| without_delay(node, keyword, text)).collect();
    let message = format!(
        "several address lists without {}: a connect fails while their sites change roles",
        names.join(" and ")
    );
    let finding = report.at(node.name_span(), message).help(format!("add `{text}`"));
    if let Some(first) = node.params().next().filter(|_| !node.is_broken()) {
        let edit = Edit::insert_before(first, &text);
        finding.fix(Safety::Unsafe, format!("add `{text}`"), vec![edit]);
    }
}

/// RETRY_DELAY is not written where it stands already.
fn without_delay(node: Node<'_>, keyword: Keyword, text: &'static str) -> &'static str {
    match keyword == Keyword::RETRY_COUNT && node.param(Keyword::RETRY_DELAY).is_some() {
        true => "(RETRY_COUNT=100)",
        false => text,
    }
}
