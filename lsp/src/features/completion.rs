mod entries;
mod item;
mod keywords;
mod paths;
mod seen;
mod string;
mod typing;
mod values;

use lsp_types::{CompletionItem, CompletionList, Position};
use tns_parser::catalog::{Lookup, Page, ValueType};
use tns_parser::place::Slot;
use tns_parser::{FileKind, Keyword};

use super::Abilities;
use crate::{Cancelled, View};
use item::Offer;
use typing::Typing;

/// Items of an answer.
const MOST: usize = 200;

/// `textDocument/completion`: what may come at a place, the most useful first.
///
/// # Errors
/// [`Cancelled`] once nobody waits any more.
pub fn completion(view: &View<'_>, position: Position, can: Abilities) -> Result<CompletionList, Cancelled> {
    view.cancel.check()?;
    let typing = Typing::new(view, view.offset(position), can);
    let mut offers = offers(&typing)?;
    let is_incomplete = offers.len() > MOST;
    if is_incomplete {
        let typed = typing.typed().to_ascii_lowercase();
        offers.retain(|offer| offer.label.to_ascii_lowercase().contains(&typed));
    }
    let items = offers.into_iter().take(MOST).enumerate().map(|(rank, offer)| typing.item(offer, rank));
    Ok(CompletionList { is_incomplete, items: items.collect(), ..CompletionList::default() })
}

fn offers(typing: &Typing<'_>) -> Result<Vec<Offer>, Cancelled> {
    let param = typing.place.param();
    let holds_parameters = param.is_some_and(|param| param.value == ValueType::Container);
    match typing.place.slot {
        Slot::Comment => Ok(Vec::new()),
        Slot::Entry => Ok(entries::offers(typing)),
        Slot::Name => Ok(keywords::offers(typing, false)),
        Slot::Gap => Ok(keywords::offers(typing, true)),
        Slot::Value if holds_parameters => Ok(keywords::offers(typing, true)),
        Slot::Value | Slot::Item => match param {
            Some(param) => values::offers(typing, param),
            None if typing.place.around.len() > 1 => Ok(Vec::new()),
            None => entries::values(typing),
        },
    }
}

/// `completionItem/resolve`: adds the page of the parameter that an item stands for.
pub fn completion_resolve(mut item: CompletionItem, can: Abilities) -> CompletionItem {
    if let Some(page) = item.data.as_ref().and_then(page_of) {
        item.documentation = Some(can.documentation(page.markdown(), || page.text()));
    }
    item
}

/// The page that the data of an item leads to; see [`Offer::about`].
fn page_of(data: &serde_json::Value) -> Option<Page> {
    let text = |key: &str| data.get(key)?.as_str();
    let kind: FileKind = text("kind")?.parse().ok()?;
    let parent = text("in").map_or(Keyword::TOP, |name| Keyword::of(name.as_bytes()));
    match Keyword::of(text("name")?.as_bytes()).param(kind, parent) {
        Lookup::Unknown => None,
        Lookup::Here(param) | Lookup::Misplaced(param) => Some(Page::of(kind, param)),
    }
}
