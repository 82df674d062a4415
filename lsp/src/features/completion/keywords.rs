use lsp_types::CompletionItemKind;
use tns_parser::Keyword;
use tns_parser::catalog::{Param, ValueType, useful};

use super::item::Offer;
use super::typing::Typing;

/// The parameters that may stand at the place, the most useful first. `whole`: with parentheses.
pub(super) fn offers(typing: &Typing<'_>, whole: bool) -> Vec<Offer> {
    let kind = typing.view.document.kind();
    let container = typing.place.container();
    let protocol = (container == Keyword::ADDRESS).then(|| typing.beside("PROTOCOL")).flatten();
    let rows = useful(kind, container, protocol.as_deref()).into_iter();
    let wanted = rows.filter(|row| row.repeatable || !row.names().any(|name| typing.is_given(name)));
    wanted.map(|row| offer(typing, row, whole).about(kind, container, row)).collect()
}

fn offer(typing: &Typing<'_>, row: &Param, whole: bool) -> Offer {
    let name = typing.cased(row.name);
    let (open, close) = match (whole, typing.is_closed()) {
        (true, _) => ("(", ")"),
        (false, true) => ("", ""),
        (false, false) => ("", ")"),
    };
    let equals = typing.equals();
    let (text, snippet) = match typing.has_equals() {
        true => (name.clone(), None),
        false => {
            let value = inner(typing, row);
            (format!("{open}{name}{equals}"), Some(format!("{open}{name}{equals}{value}{close}")))
        }
    };
    let kind = match row.value {
        ValueType::Container => CompletionItemKind::Struct,
        _ => CompletionItemKind::Property,
    };
    Offer {
        text,
        snippet,
        withdrawn: row.is_withdrawn(),
        ..Offer::word(name, kind).detail(row.value.shape())
    }
}

/// What a parameter starts with, as text with stops.
fn inner(typing: &Typing<'_>, row: &Param) -> String {
    let part = |name: &str, stop: &str| format!("({}{}{stop})", typing.cased(name), typing.equals());
    match (row.name, row.value) {
        ("ADDRESS", _) => {
            [part("PROTOCOL", "${1:TCP}"), part("HOST", "${2}"), part("PORT", "${3:1521}")].concat()
        }
        (_, ValueType::Container) => "($0)".to_owned(),
        _ => "$0".to_owned(),
    }
}
