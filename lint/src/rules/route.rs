//! Questions about the addresses of a DESCRIPTION and the ways to them.

use tns_parser::catalog::Lookup;
use tns_parser::model::{self, Value, read_boolean};
use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::rules::ask;

/// Whether a place is what it is called in a connect descriptor, whole enough to be judged.
pub(crate) fn is_in_descriptor(place: &Place<'_>) -> bool {
    place.file.has_descriptors() && matches!(place.found, Lookup::Here(_))
}

/// The descriptions of an entry without a syntax error: one, or those of its DESCRIPTION_LIST.
pub(crate) fn descriptions(entry: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let outer = entry.params().filter(move |_| !entry.is_broken());
    outer.flat_map(|param| {
        let alone = (param.keyword() == Keyword::DESCRIPTION).then_some(param);
        let list = (param.keyword() == Keyword::DESCRIPTION_LIST).then(|| param.params());
        let inner = list.into_iter().flatten().filter(|below| below.keyword() == Keyword::DESCRIPTION);
        alone.into_iter().chain(inner)
    })
}

/// The addresses of a DESCRIPTION, those of its lists included, in the order of the text.
pub(crate) fn addresses(description: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    collect(description, &mut found);
    found
}

fn collect<'a>(node: Node<'a>, found: &mut Vec<Node<'a>>) {
    for param in node.params() {
        match param.keyword() {
            Keyword::ADDRESS => found.push(param),
            Keyword::ADDRESS_LIST => collect(param, found),
            _ => {}
        }
    }
}

/// The first address of a DESCRIPTION, in a list or not.
pub(crate) fn first_address(description: Node<'_>) -> Option<Node<'_>> {
    description.params().find_map(|param| match param.keyword() {
        Keyword::ADDRESS => Some(param),
        Keyword::ADDRESS_LIST => first_address(param),
        _ => None,
    })
}

/// Whether a DESCRIPTION has two addresses or more. Allocates nothing.
pub(crate) fn has_several_addresses(description: Node<'_>) -> bool {
    address_count(description) > 1
}

/// How many addresses a DESCRIPTION has, those of its lists included. Allocates nothing.
pub(crate) fn address_count(description: Node<'_>) -> usize {
    count(description, 0)
}

fn count(node: Node<'_>, before: usize) -> usize {
    node.params().fold(before, |sum, param| match param.keyword() {
        Keyword::ADDRESS => sum + 1,
        Keyword::ADDRESS_LIST => count(param, sum),
        _ => sum,
    })
}

/// PROTOCOL, HOST and PORT in one pass: this is asked of every address.
pub(crate) fn parts(address: Node<'_>) -> [Option<Node<'_>>; 3] {
    let mut found = [None; 3];
    for param in address.params() {
        match param.keyword() {
            Keyword::PROTOCOL => found[0] = Some(param),
            Keyword::HOST => found[1] = Some(param),
            Keyword::PORT => found[2] = Some(param),
            _ => {}
        }
    }
    found
}

/// Whether a value is TCP or TCPS: of nearly every address it is.
pub(crate) fn is_tcp(protocol: Node<'_>) -> bool {
    let bytes = protocol.source().slice(protocol.value_span());
    bytes.eq_ignore_ascii_case(b"TCP") || bytes.eq_ignore_ascii_case(b"TCPS")
}

/// The lists of a DESCRIPTION that hold an address.
pub(crate) fn address_lists(description: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let lists = description.params().filter(|param| param.keyword() == Keyword::ADDRESS_LIST);
    lists.filter(|list| list.params().any(|param| param.keyword() == Keyword::ADDRESS))
}

/// The host of an address in lower case, without brackets; none where a
/// template is to fill it in.
pub(crate) fn host(address: Node<'_>) -> Option<String> {
    let value = address.param(Keyword::HOST)?.value();
    let host = value.trim_start_matches('[').trim_end_matches(']');
    let given = !host.is_empty() && !ask::is_placeholder(host.as_bytes());
    given.then(|| host.to_ascii_lowercase())
}

/// The first label of a host name.
pub(crate) fn first_label(host: &str) -> &str {
    host.split('.').next().unwrap_or(host)
}

/// Whether a host is named as the one name of a whole cluster.
pub(crate) fn is_scan(host: &str) -> bool {
    first_label(host).contains("scan")
}

/// A parameter directly below that is switched on.
pub(crate) fn switched_on(node: Node<'_>, keyword: Keyword) -> Option<Node<'_>> {
    node.param(keyword).filter(|param| read_boolean(&param.value()) == Some(true))
}

/// A time span directly below, in milliseconds.
pub(crate) fn millis(container: Node<'_>, keyword: Keyword) -> Option<(Node<'_>, i64)> {
    let param = container.param(keyword)?;
    let kind = container.file_kind();
    let row = keyword.param(kind, container.keyword()).param()?;
    match model::read(&row.value, param) {
        Value::Duration(duration) => Some((param, duration.millis)),
        _ => None,
    }
}

/// A whole number directly below.
pub(crate) fn number(container: Node<'_>, keyword: Keyword) -> Option<i64> {
    container.param(keyword)?.value().trim().parse().ok()
}
