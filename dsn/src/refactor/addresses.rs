use tns_parser::{Edit, Keyword, Node, Span};

use super::{Kind, Offer, without_comment};

/// The addresses of a DESCRIPTION in a list, or out of it.
pub(super) fn offers(description: Node<'_>) -> Option<Offer> {
    let of = |keyword| description.params().filter(move |param| param.keyword() == keyword);
    let addresses: Vec<_> = of(Keyword::ADDRESS).collect();
    let lists: Vec<_> = of(Keyword::ADDRESS_LIST).collect();
    match (&addresses[..], &lists[..]) {
        ([first, .., last], []) => {
            let outcome = extracted(description, *first, *last, addresses.len());
            Some(Offer { kind: Kind::ExtractAddressList, outcome })
        }
        ([], [list]) => Some(Offer { kind: Kind::InlineAddressList, outcome: inlined(*list) }),
        _ => None,
    }
}

fn extracted(
    description: Node<'_>,
    first: Node<'_>,
    last: Node<'_>,
    count: usize,
) -> Result<Vec<Edit>, String> {
    let all = first.span().cover(last.span());
    match description.params().filter(|param| all.contains(param.span())).count() == count {
        true => {
            Ok(vec![Edit::insert(first.span().start, "(ADDRESS_LIST = "), Edit::insert(last.span().end, ")")])
        }
        false => Err("other parameters stand between the addresses".to_owned()),
    }
}

fn inlined(list: Node<'_>) -> Result<Vec<Edit>, String> {
    if let Some(other) = list.params().find(|param| param.keyword() != Keyword::ADDRESS) {
        return Err(format!("{} of the list would be lost", other.name()));
    }
    let (first, last) = (list.params().next(), list.params().last());
    let (Some(first), Some(last)) = (first, last) else { return Err("the list is empty".to_owned()) };
    let head = Span::new(list.span().start, first.span().start);
    let tail = Span::new(last.span().end, list.span().end);
    without_comment(list, head)?;
    without_comment(list, tail)?;
    Ok(vec![Edit::delete(head), Edit::delete(tail)])
}
