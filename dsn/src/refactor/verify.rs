use std::collections::BTreeMap;

use tns_parser::{Edit, Node, Parse, Source, apply_edits, parse};

use super::rewrite::read;
use crate::convert::normal;

/// Whether edits bring no syntax error and every name means what it meant.
pub(super) fn keeps(before: &Parse, edits: &[Edit]) -> bool {
    let text = apply_edits(before.source(), edits).ok();
    let Some(source) = text.and_then(|text| Source::new(text).ok()) else { return false };
    let after = parse(source, before.kind());
    let (old, new) = (meanings(before), meanings(&after));
    after.errors().len() <= before.errors().len()
        && old.len() == new.len()
        && old.iter().all(|(name, entry)| new.get(name).is_some_and(|after| same(*entry, *after)))
}

/// What each name means: the last entry that carries it counts. A bare descriptor has none.
fn meanings(parse: &Parse) -> BTreeMap<String, Node<'_>> {
    let names = |entry: Node<'_>| {
        let mut names: Vec<_> = entry.names().map(|name| name.name().to_ascii_uppercase()).collect();
        if names.is_empty() {
            names.push(String::new());
        }
        names
    };
    parse.entries().flat_map(|entry| names(entry).into_iter().map(move |name| (name, entry))).collect()
}

fn same(one: Node<'_>, other: Node<'_>) -> bool {
    let whole = |node| read(node)?.ok().filter(|read| read.lost.is_empty()).map(|read| normal(&read.value));
    one.same_value(other) || whole(one).is_some_and(|one| whole(other) == Some(one))
}
