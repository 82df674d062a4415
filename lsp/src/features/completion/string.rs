//! Completion inside an Easy Connect string.

use lsp_types::CompletionItemKind;
use tns_parser::Span;
use tns_parser::catalog::{EASY_CONNECT, EasyConnectParam};

use super::item::Offer;
use super::typing::Typing;

/// The parameters behind the `?` of a connect string that is the value of an alias.
pub(super) fn parameters(typing: &Typing<'_>) -> Vec<Offer> {
    let value = typing.place.value;
    let before = typing.text(Span::new(value.start, typing.inner.max(value.start)));
    let Some(question) = before.find('?') else { return Vec::new() };
    let from = before.rfind(['?', '&']).unwrap_or(question) + 1;
    if before[from..].contains('=') {
        return Vec::new();
    }
    let span = Span::new(value.start + from as u32, typing.place.word.end.max(typing.inner));
    let head = before[question + 1..].to_ascii_lowercase();
    let given =
        |row: &&EasyConnectParam| head.split('&').any(|part| part.split('=').next() == Some(row.name));
    let rows = EASY_CONNECT.iter().filter(|row| !given(row));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| !row.documented);
    let offer = |row: &EasyConnectParam| Offer {
        text: format!("{}=", row.name),
        span: Some(span),
        ..Offer::word(row.name, CompletionItemKind::Property).detail(row.descriptor.join(", "))
    };
    rows.into_iter().map(offer).collect()
}
