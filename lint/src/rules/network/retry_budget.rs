use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// All tries together take less than a switchover, or longer than anybody waits.
    ///
    /// ## What it does
    /// Computes, for a DESCRIPTION with RETRY_COUNT, how long a client goes on
    /// when nobody answers: the pauses, and for each try every address with
    /// TRANSPORT_CONNECT_TIMEOUT. Reports more than half an hour; and pauses of
    /// less than 30 seconds in all where there are two ADDRESS_LISTs or more,
    /// as for a primary and its standby.
    ///
    /// ## Why is this bad?
    /// A standby takes a minute or more to become the primary: who gives up
    /// earlier gets ORA-12514. Who tries for hours only hides the failure, as
    /// the program or its caller gives up long before. A SCAN name stands for
    /// three addresses, so the wait is longer still.
    RETRY_BUDGET = "TNS417", "retry-budget", Network, Info,
    fix: None, mistakes: ["T06"], check: Check::Params(&[Keyword::RETRY_COUNT], check)
}

/// What Oracle's client waits for an address.
const DEFAULT_TRANSPORT: i64 = 60_000;

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let around = place.parent.filter(|_| route::is_in_descriptor(place));
    let Some(node) = around.filter(|around| around.keyword() == Keyword::DESCRIPTION) else { return };
    let Some(count) = route::number(node, Keyword::RETRY_COUNT).filter(|count| *count > 0) else { return };
    // Of several the last one counts.
    let at = place.node;
    if node.param(Keyword::RETRY_COUNT).is_some_and(|last| last.index() != at.index()) {
        return;
    }
    let delay = route::number(node, Keyword::RETRY_DELAY).unwrap_or(1).saturating_mul(1000);
    let pauses = count.saturating_mul(delay);
    let most = pauses.saturating_add(count.saturating_add(1).saturating_mul(one_try(node)));
    let limits = &place.file.options().retry_budget;
    if most > i64::from(limits.max_seconds) * 1000 {
        let message = format!("where nobody answers, a client tries for up to {} minutes", most / 60_000);
        report.at(at.span(), message).help("lower RETRY_COUNT, RETRY_DELAY or TRANSPORT_CONNECT_TIMEOUT");
    } else if pauses < i64::from(limits.min_seconds) * 1000 && route::address_lists(node).nth(1).is_some() {
        let message = format!(
            "the tries are over after {} s where the listeners answer: a switchover takes longer (ORA-12514)",
            pauses / 1000
        );
        report.at(at.span(), message).help("Oracle's example has RETRY_COUNT=100 and RETRY_DELAY=3");
    }
}

/// Milliseconds of one walk over all addresses that do not answer.
fn one_try(description: Node<'_>) -> i64 {
    let transport = route::millis(description, Keyword::TRANSPORT_CONNECT_TIMEOUT);
    let whole = route::millis(description, Keyword::CONNECT_TIMEOUT).map(|(_, millis)| millis);
    let each = transport.map_or(DEFAULT_TRANSPORT, |(_, millis)| millis);
    let each = whole.filter(|&whole| whole > 0).map_or(each, |whole| each.min(whole));
    each.max(0).saturating_mul(route::address_count(description) as i64)
}
