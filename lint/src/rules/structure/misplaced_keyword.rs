use tns_parser::Keyword;
use tns_parser::catalog::{Lookup, params};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A keyword stands in a container it does not belong in.
    ///
    /// ## What it does
    /// Reports a known keyword whose documented place is another one, for
    /// example RETRY_COUNT inside CONNECT_DATA, and names that place.
    ///
    /// ## Why is this bad?
    /// Clients look for a keyword in its own container only. Elsewhere it is
    /// dropped or sent to the server, which does not know it either: a
    /// timeout or a name check that stands in the file never happens.
    MISPLACED_KEYWORD = "TNS202", "misplaced-keyword", Structure, Warning,
    fix: None, mistakes: ["S11"], check: Check::StrayParams(check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Misplaced(param) = place.found else { return };
    if ask::is_own_name(place) {
        return;
    }
    let Some(container) = ask::container(place) else { return };
    if container == Keyword::UNKNOWN && ask::is_endpoint(place.node) || is_in_wallet(place, container) {
        return;
    }
    let (kind, name) = (place.file.kind(), place.keyword.text());
    let here = ask::container_name(kind, container);
    let mut homes: Vec<_> = params(kind)
        .filter(|row| row.name == param.name)
        .flat_map(|row| match row.within {
            [] => &[""],
            within => within,
        })
        .map(|within| match *within {
            "" => ask::container_name(kind, Keyword::TOP),
            own if own.starts_with('<') => ask::container_name(kind, Keyword::UNKNOWN),
            within => within,
        })
        .collect();
    homes.dedup();
    let message = format!("`{name}` has no effect in {here}");
    report.at(place.node.name_span(), message).help(format!("it belongs in {}", homes.join(" or ")));
}

/// Whether it is a part of WALLET_LOCATION one level too high: there is a rule about its form.
fn is_in_wallet(place: &Place<'_>, container: Keyword) -> bool {
    let in_source = container == Keyword::SOURCE && place.keyword == Keyword::DIRECTORY;
    place.entry.keyword() == Keyword::WALLET_LOCATION && (container == Keyword::WALLET_LOCATION || in_source)
}
