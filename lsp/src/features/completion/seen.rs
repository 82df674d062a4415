//! What the files around say already: hosts, services, aliases.

use std::collections::BTreeMap;

use lsp_types::CompletionItemKind;
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Parse, Source, Span, parse};

use super::MOST;
use super::item::Offer;
use super::typing::Typing;
use crate::{Cancelled, Document};

/// Bytes of a file that are looked through, around the place or from its start: enough for a few
/// hundred entries, and read in a fraction of a millisecond.
const AROUND: u32 = 64 << 10;

/// The hosts that the files around name, the most frequent first.
pub(super) fn hosts(typing: &Typing<'_>) -> Result<Vec<Offer>, Cancelled> {
    values(typing, &[Keyword::HOST])
}

/// The values of some keywords in the files around, the most frequent first.
pub(super) fn values(typing: &Typing<'_>, keywords: &[Keyword]) -> Result<Vec<Offer>, Cancelled> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    count(typing, typing.view.document, typing.block.start + typing.inner, keywords, &mut counts);
    for (path, document) in beside(typing) {
        typing.view.cancel.check()?;
        if Some(path.as_path()) != typing.view.path {
            count(typing, &document, 0, keywords, &mut counts);
        }
    }
    let mut found: Vec<_> = counts.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found.truncate(MOST);
    let offer = |(value, count): (String, usize)| {
        Offer::word(value, CompletionItemKind::Value).detail(if count > 1 {
            format!("used {count} times here")
        } else {
            "used here".to_owned()
        })
    };
    Ok(found.into_iter().map(offer).collect())
}

fn beside(typing: &Typing<'_>) -> Vec<(std::path::PathBuf, std::sync::Arc<Document>)> {
    typing.view.path.map(|path| typing.view.workspace.together(path)).unwrap_or_default()
}

fn count(
    typing: &Typing<'_>,
    document: &Document,
    at: u32,
    keywords: &[Keyword],
    counts: &mut BTreeMap<String, usize>,
) {
    let Some((start, parse)) = stretch(document, at) else { return };
    let own = typing.block.outer(typing.place.word);
    let is_own = |span: Span| {
        std::ptr::eq(document, typing.view.document)
            && Span::new(span.start + start, span.end + start).contains(own)
    };
    for node in parse.entries().flat_map(|entry| entry.descendants().collect::<Vec<_>>()) {
        let simple = node.kind() == NodeKind::Param && !node.is_nested() && !node.value_span().is_empty();
        if simple && keywords.contains(&node.keyword()) && !is_own(node.value_span()) {
            *counts.entry(node.value().into_owned()).or_default() += 1;
        }
    }
}

/// The whole entries around a byte, and the byte that they start at.
fn stretch(document: &Document, at: u32) -> Option<(u32, Parse)> {
    let from = document.block_at(at.saturating_sub(AROUND)).start;
    let to = document.block_at((at + AROUND).min(document.len())).span().end;
    let source = Source::new(document.slice(Span::new(from, to))).ok()?;
    Some((from, parse(source, document.kind())))
}

/// The aliases of the files around that fit what is typed.
pub(super) fn aliases(typing: &Typing<'_>) -> Result<Vec<Offer>, Cancelled> {
    let typed = typing.typed().to_ascii_lowercase();
    let mut found = Vec::new();
    for (path, document) in beside(typing) {
        typing.view.cancel.check()?;
        if document.kind() != FileKind::Tnsnames {
            continue;
        }
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fits = |name: &crate::document::Name<'_>| {
            name.keyword != Keyword::IFILE && name.text.to_ascii_lowercase().starts_with(&typed)
        };
        let names = document.names().filter(fits);
        found.extend(
            names
                .map(|name| Offer::word(name.text, CompletionItemKind::Reference).detail(&*file))
                .take(MOST + 1),
        );
    }
    Ok(found)
}

/// PROTOCOL of the address around the place.
pub(super) fn protocol(typing: &Typing<'_>) -> Option<String> {
    let path = typing.block.parse().path_at(typing.place.word.start);
    let address = path.iter().rev().find(|node| node.keyword() == Keyword::ADDRESS)?;
    Some(address.param(Keyword::PROTOCOL)?.value().into_owned())
}
