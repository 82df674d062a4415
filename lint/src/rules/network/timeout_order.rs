use tns_parser::catalog::Lookup;
use tns_parser::{FileKind, Keyword};

use crate::context::{LintFile, Place};
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// The limit of a whole connect is no longer than that of its first step.
    ///
    /// ## What it does
    /// Reports a CONNECT_TIMEOUT that is not above TRANSPORT_CONNECT_TIMEOUT in
    /// the same DESCRIPTION, and in sqlnet.ora a SQLNET.OUTBOUND_CONNECT_TIMEOUT
    /// that is not above TCP.CONNECT_TIMEOUT.
    ///
    /// ## Why is this bad?
    /// The larger limit covers the TCP connection, the redirect and the start
    /// of a server process. Where it is not larger, the limit of the TCP
    /// connection never counts, and a busy listener gets no time to answer
    /// (ORA-12170). Oracle recommends 90 or 120 seconds to 1 or 3.
    TIMEOUT_ORDER = "TNS409", "timeout-order", Network, Warning,
    fix: None, mistakes: ["T02"],
    check: Check::Each(&[
        Check::Holding(&[Keyword::DESCRIPTION], &[Keyword::CONNECT_TIMEOUT], check),
        Check::Params(&[Keyword::SQLNET_OUTBOUND_CONNECT_TIMEOUT], check),
    ])
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    match place.file.kind() {
        FileKind::Sqlnet => in_profile(place, report),
        _ if route::is_in_descriptor(place) => in_description(place, report),
        _ => {}
    }
}

fn in_description(place: &Place<'_>, report: &mut Report<'_>) {
    let Some((whole, most)) = route::millis(place.node, Keyword::CONNECT_TIMEOUT) else { return };
    let step = route::millis(place.node, Keyword::TRANSPORT_CONNECT_TIMEOUT);
    let Some((step, least)) = step.filter(|&(_, least)| 0 < most && most <= least) else { return };
    let message = format!(
        "CONNECT_TIMEOUT is {}, TRANSPORT_CONNECT_TIMEOUT {}: the whole connect gets no more time than its first step",
        seconds(most),
        seconds(least)
    );
    let finding = report.at(whole.value_span(), message).related(step.value_span(), "the first step");
    finding.help("write a larger CONNECT_TIMEOUT, as 90, or a smaller TRANSPORT_CONNECT_TIMEOUT, as 3");
}

fn in_profile(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(_) = place.found else { return };
    let Some(most) = millis(place) else { return };
    let Some(step) = profile_setting(place.file, Keyword::TCP_CONNECT_TIMEOUT) else { return };
    let Some(least) = millis(&step).filter(|&least| 0 < most && most <= least) else { return };
    let message = format!(
        "SQLNET.OUTBOUND_CONNECT_TIMEOUT is {}, TCP.CONNECT_TIMEOUT {}: the latter never counts",
        seconds(most),
        seconds(least)
    );
    let finding =
        report.at(place.node.value_span(), message).related(step.node.value_span(), "the first step");
    finding.help("write a larger SQLNET.OUTBOUND_CONNECT_TIMEOUT or a smaller TCP.CONNECT_TIMEOUT");
}

/// The last entry of a keyword in sqlnet.ora.
fn profile_setting(file: &LintFile, keyword: Keyword) -> Option<Place<'_>> {
    let entry = file.parse().entries().filter(|entry| entry.keyword() == keyword).last();
    entry.map(|entry| Place::new(file, entry, None))
}

fn millis(place: &Place<'_>) -> Option<i64> {
    match place.value() {
        Some(tns_parser::model::Value::Duration(duration)) => Some(duration.millis),
        _ => None,
    }
}

/// `3 s`, or `500 ms` where it is no whole number of seconds.
fn seconds(millis: i64) -> String {
    match millis % 1000 {
        0 => format!("{} s", millis / 1000),
        _ => format!("{millis} ms"),
    }
}
