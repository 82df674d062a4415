use tns_parser::{Edit, Keyword, Node, Span};

use super::{Kind, Offer, has_comment};

/// Containers in which the order of different parameters means nothing.
const SORTED: [Keyword; 6] = [
    Keyword::DESCRIPTION_LIST,
    Keyword::DESCRIPTION,
    Keyword::ADDRESS_LIST,
    Keyword::ADDRESS,
    Keyword::CONNECT_DATA,
    Keyword::SECURITY,
];

/// Those that stand first in ADDRESS and CONNECT_DATA.
const FIRST: [Keyword; 6] =
    [Keyword::PROTOCOL, Keyword::HOST, Keyword::PORT, Keyword::SERVICE_NAME, Keyword::SID, Keyword::SERVER];

/// Those that stand last, behind the settings; the order of equal ones stays.
const LAST: [Keyword; 5] =
    [Keyword::ADDRESS_LIST, Keyword::ADDRESS, Keyword::CONNECT_DATA, Keyword::SECURITY, Keyword::DESCRIPTION];

/// The parameters of an entry in the usual order; nothing where they stand so.
pub(super) fn offer(entry: Node<'_>) -> Option<Offer> {
    let edits: Vec<_> = entry.params().flat_map(edits).collect();
    let outcome = match has_comment(entry, entry.span()) {
        true => Err("comments would lose their place".to_owned()),
        false => Ok(edits.clone()),
    };
    (!edits.is_empty()).then_some(Offer { kind: Kind::SortParameters, outcome })
}

/// The parameters below a node put in each other's place.
fn edits(node: Node<'_>) -> Vec<Edit> {
    let (now, wanted): (Vec<_>, Vec<_>) = (node.params().collect(), sorted(node));
    let places = now.iter().zip(&wanted);
    let edit = |(now, wanted): (&Node<'_>, &Node<'_>)| {
        let stays = now.index() == wanted.index();
        let replaced = || vec![Edit::replace(now.span(), text(*wanted))];
        if stays { edits(*now) } else { replaced() }
    };
    places.flat_map(edit).collect()
}

/// A parameter as written, with what stands in it in order.
fn text(node: Node<'_>) -> String {
    let source = node.source();
    let (mut out, mut at) = (String::new(), node.span().start);
    for (now, wanted) in node.params().zip(sorted(node)) {
        out.push_str(&source.text(Span::new(at, now.span().start)));
        out.push_str(&text(wanted));
        at = now.span().end;
    }
    out.push_str(&source.text(Span::new(at, node.span().end)));
    out
}

fn sorted(node: Node<'_>) -> Vec<Node<'_>> {
    let mut params: Vec<_> = node.params().collect();
    if SORTED.contains(&node.keyword()) {
        params.sort_by_cached_key(|param| rank(*param));
    }
    params
}

fn rank(param: Node<'_>) -> (usize, String) {
    let nth = |list: &[Keyword]| list.iter().position(|known| *known == param.keyword());
    // Addresses and lists of them are tried in their order.
    let last = nth(&LAST).map(|at| FIRST.len() + 1 + at.max(1));
    match (nth(&FIRST), last) {
        (Some(at), _) => (at, String::new()),
        (_, Some(at)) => (at, String::new()),
        _ => (FIRST.len(), param.name().to_ascii_uppercase()),
    }
}
