use tns_parser::{Edit, FileKind, Keyword, Node, Parse, Span};

use super::{Kind, Offer, has_comment, is_sound, without_comment};

/// `A, B = x` as `A = x` and `B = x`.
pub(super) fn split(entry: Node<'_>) -> Option<Offer> {
    entry.names().nth(1).map(|_| Offer { kind: Kind::SplitNames, outcome: apart(entry) })
}

fn apart(entry: Node<'_>) -> Result<Vec<Edit>, String> {
    let names: Vec<_> = entry.names().map(Node::span).collect();
    let [first, .., last] = names[..] else { return Err("there is one name only".to_owned()) };
    let others = Span::new(first.end, last.end);
    without_comment(entry, others)?;
    let source = entry.source();
    let rest = &source.bytes()[entry.span().end as usize..];
    let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
    let behind = rest[..length].trim_ascii_start();
    if !behind.is_empty() && !behind.starts_with(b"#") {
        return Err("something else follows on the last line of the entry".to_owned());
    }
    let line_end = if source.bytes().windows(2).any(|pair| pair == b"\r\n") { "\r\n" } else { "\n" };
    let value = source.text(Span::new(last.end, entry.span().end));
    let copies = names[1..].iter().map(|name| format!("{line_end}{}{value}", source.text(*name)));
    let end = entry.span().end + length as u32;
    Ok(vec![Edit::delete(others), Edit::insert(end, copies.collect::<String>())])
}

/// The entries that a selection touches as one, or an entry and the next one.
pub(super) fn join(parse: &Parse, entry: Node<'_>, at: Span) -> Option<Offer> {
    if parse.kind() != FileKind::Tnsnames {
        return None;
    }
    let from = parse.entries().skip_while(|other| other.span().start < entry.span().start);
    let selected = |other: &Node<'_>| other.span().start < at.end;
    let count = from.take_while(selected).count().max(2);
    let from = parse.entries().skip_while(|other| other.span().start < entry.span().start);
    let entries: Vec<_> = from.take(count).collect();
    let fits = |other: &Node<'_>| {
        is_sound(*other) && other.keyword() != Keyword::IFILE && other.names().next().is_some()
    };
    let same = entries.len() == count && entries.iter().all(|other| fits(other) && other.same_value(entry));
    same.then(|| Offer { kind: Kind::JoinEntries, outcome: together(&entries) })
}

fn together(entries: &[Node<'_>]) -> Result<Vec<Edit>, String> {
    let [first, others @ ..] = entries else { return Err("there is one entry only".to_owned()) };
    if others.iter().any(|other| has_comment(*other, other.span())) {
        return Err("a comment would be lost".to_owned());
    }
    let mut seen: Vec<_> = first.names().map(|name| name.name().to_ascii_uppercase()).collect();
    let mut added = String::new();
    for name in others.iter().flat_map(|other| other.names()) {
        let upper = name.name().to_ascii_uppercase();
        if !seen.contains(&upper) {
            added.push_str(&format!(", {}", name.name()));
            seen.push(upper);
        }
    }
    let end = first.names().last().map_or(first.span().start, |name| name.span().end);
    let removed = others.iter().map(|other| Edit::remove(*other));
    Ok([Edit::insert(end, added)].into_iter().chain(removed).collect())
}
