use tns_parser::Keyword;
use tns_parser::catalog::Lookup;
use tns_parser::model::Value;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

rule! {
    /// A limit for data to arrive is shorter than long statements take.
    ///
    /// ## What it does
    /// Reports SQLNET.RECV_TIMEOUT in sqlnet.ora, and RECV_TIMEOUT in a
    /// descriptor, below five minutes.
    ///
    /// ## Why is this bad?
    /// It is no limit for the connect. Every statement whose first row takes
    /// longer loses its connection (ORA-12609, ORA-03135), and on a server every
    /// session that is idle for that long. Limits for a call belong into the
    /// program.
    RECEIVE_TIMEOUT = "TNS419", "receive-timeout", Network, Warning,
    fix: None, mistakes: ["T11"],
    check: Check::Params(&[Keyword::SQLNET_RECV_TIMEOUT, Keyword::RECV_TIMEOUT], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let (Lookup::Here(_), Some(Value::Duration(limit))) = (place.found, place.value()) else { return };
    let least = i64::from(place.file.options().receive_timeout.min_seconds) * 1000;
    if !(1..least).contains(&limit.millis) {
        return;
    }
    let name = place.keyword.text();
    let message = format!(
        "{name} ends every statement that is silent for {} s (ORA-12609, ORA-03135)",
        limit.millis as f64 / 1000.0
    );
    let help =
        "remove it, or make it longer than the longest statement; for the connect there is CONNECT_TIMEOUT";
    report.at(place.node.value_span(), message).help(help);
}
