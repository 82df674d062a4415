use tns_parser::{Edit, Keyword, Node};

use crate::fix::Safety;
use crate::lines::and_more;
use crate::rule::{Check, Compare, Noting, Report, rule};
use crate::rules::route;

rule! {
    /// Several hosts are tried without a TRANSPORT_CONNECT_TIMEOUT.
    ///
    /// ## What it does
    /// Reports, once a file, the first DESCRIPTION with addresses of two hosts or
    /// more that does not say how long to wait for each, and how many there are.
    /// It is information: a TCP.CONNECT_TIMEOUT in sqlnet.ora may do the same for
    /// Oracle's client.
    ///
    /// ## Why is this bad?
    /// A host that is down gives no answer. Oracle's client waits 60 seconds
    /// for each of its IP addresses before it tries the next one (ORA-12170),
    /// python-oracledb and node-oracledb wait 20 seconds and read no
    /// sqlnet.ora. Failover works, but after minutes.
    ///
    /// ## Fix
    /// Unsafe: `(TRANSPORT_CONNECT_TIMEOUT=3)` is added to each.
    NO_TRANSPORT_TIMEOUT = "TNS408", "no-transport-timeout", Network, Info,
    fix: Some(Safety::Unsafe), mistakes: ["T01"], check: Check::Compare(Compare { of: Noting::Descriptions, note, report })
}

/// What Oracle's high availability papers use, in whole seconds as every client reads them.
const SHORT: &str = "(TRANSPORT_CONNECT_TIMEOUT=3)";

fn note(description: Node<'_>) -> Option<u64> {
    is_slow(description).then_some(0)
}

fn report(slow: &[(Node<'_>, u64)], report: &mut Report<'_>) {
    let Some(&(first, _)) = slow.first() else { return };
    let more = and_more(slow.len() - 1, "such description in this file", "such descriptions in this file");
    let message = format!(
        "several hosts and no TRANSPORT_CONNECT_TIMEOUT: each that is down costs up to 60 seconds{more}"
    );
    let finding = report.at(first.name_span(), message).help(format!("add `{SHORT}`"));
    let edits = slow.iter().filter_map(|(description, _)| added(*description)).collect();
    finding.fix(Safety::Unsafe, format!("add `{SHORT}`"), edits);
}

fn added(description: Node<'_>) -> Option<Edit> {
    description.params().next().map(|first| Edit::insert_before(first, SHORT))
}

/// Whether the addresses of several hosts are tried without a limit. Of a
/// route only the first address is dialled.
fn is_slow(description: Node<'_>) -> bool {
    let limits = [Keyword::TRANSPORT_CONNECT_TIMEOUT, Keyword::CONNECT_TIMEOUT];
    route::has_several_addresses(description)
        && !description.params().any(|param| limits.contains(&param.keyword()))
        && route::switched_on(description, Keyword::SOURCE_ROUTE).is_none()
        && has_several_hosts(description)
}

/// Whether the addresses name more than one host.
fn has_several_hosts(description: Node<'_>) -> bool {
    let source = description.source();
    let mut hosts =
        route::addresses(description).into_iter().filter_map(|address| address.param(Keyword::HOST));
    let Some(first) = hosts.next() else { return false };
    let first = source.slice(first.value_span());
    hosts.any(|other| !source.slice(other.value_span()).eq_ignore_ascii_case(first))
}
