use crate::Parse;
use crate::catalog::FileKind;
use crate::text::{Source, Span};
use crate::tree::{Edit, Node, NodeKind, apply_edits};

/// Whether two texts mean the same: the same entries with the same names and
/// values, keywords in any case, and the same syntax errors.
pub fn same_model(one: &Parse, other: &Parse) -> bool {
    let codes = |parse: &Parse| parse.errors().iter().map(|error| error.code).collect::<Vec<_>>();
    codes(one) == codes(other)
        && one.entries().count() == other.entries().count()
        && one.entries().zip(other.entries()).all(|(one, other)| same(one, other))
}

/// The edits that keep the meaning: all of them; or those of entries that keep
/// it by themselves; or none.
pub(super) fn proven(parse: &Parse, mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_unstable();
    if edits.is_empty() || keeps(parse, &edits) {
        return edits;
    }
    let changed = parse.entries().filter(|entry| !stands_alone(*entry, inside(&edits, entry.span())));
    let changed: Vec<_> = changed.map(Node::span).collect();
    edits.retain(|edit| {
        let next = changed.partition_point(|span| span.end < edit.span.end);
        changed.get(next).is_none_or(|span| !span.contains(edit.span))
    });
    if keeps(parse, &edits) { edits } else { Vec::new() }
}

/// The edits inside an entry.
fn inside(edits: &[Edit], entry: Span) -> &[Edit] {
    let from = edits.partition_point(|edit| edit.span.start < entry.start);
    let count = edits[from..].partition_point(|edit| edit.span.start < entry.end);
    &edits[from..from + count]
}

fn keeps(parse: &Parse, edits: &[Edit]) -> bool {
    read(parse.kind(), parse.source(), edits).is_some_and(|new| same_model(parse, &new))
}

/// Whether the new text of an entry is the entry, whatever stands around it.
pub(super) fn stands_alone(entry: Node<'_>, edits: &[Edit]) -> bool {
    if edits.is_empty() {
        return true;
    }
    let start = entry.span().start;
    let Ok(source) = Source::new(entry.source().slice(entry.span())) else { return false };
    let moved = |edit: &Edit| {
        let at = Span::new(edit.span.start - start, edit.span.end - start);
        Edit::replace(at, edit.text.as_str())
    };
    let moved: Vec<_> = edits.iter().map(moved).collect();
    let Some(new) = read(entry.file_kind(), &source, &moved) else { return false };
    let mut entries = new.entries();
    let first = entries.next().is_some_and(|first| same(entry, first));
    first && entries.next().is_none() && new.errors().is_empty()
}

/// A text of a kind with edits applied.
fn read(kind: FileKind, source: &Source, edits: &[Edit]) -> Option<Parse> {
    let text = apply_edits(source, edits).ok()?;
    Some(crate::parse(Source::new(text).ok()?, kind))
}

fn same(one: Node<'_>, other: Node<'_>) -> bool {
    let names = one.names().map(Node::name).eq(other.names().map(Node::name));
    names && one.same_value(other) && same_quotes(one, other)
}

fn same_quotes(one: Node<'_>, other: Node<'_>) -> bool {
    let quotes = |node: Node<'_>| (node.kind() == NodeKind::Name, node.is_quoted(), node.is_broken());
    one.descendants().map(quotes).eq(other.descendants().map(quotes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileKind;

    #[test]
    fn edits_of_an_entry_that_changes_are_dropped() {
        let source = Source::new("A = b\nC = d\nE = f\n").expect("small");
        let parse = crate::parse(source, FileKind::Tnsnames);
        let good = [Edit::insert(3, " "), Edit::delete(Span::new(15, 16))];
        let wrong = [Edit::insert(9, "="), Edit::replace(Span::new(10, 11), "x")];
        assert_eq!(proven(&parse, [wrong.as_slice(), good.as_slice()].concat()), good);
        assert_eq!(proven(&parse, vec![Edit::insert(0, "X = 1\n"), good[0].clone()]), []);
    }
}
