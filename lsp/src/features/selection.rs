use lsp_types::SelectionRange;
use tns_parser::tree::NodeKind;
use tns_parser::{Node, Span};

use crate::document::Block;
use crate::view::{Cancelled, View};

/// `textDocument/selectionRange`: around each place the value or keyword, its parameter, what holds
/// that, up to the entry and the file.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn selection_ranges(view: &View<'_>, offsets: &[u32]) -> Result<Vec<SelectionRange>, Cancelled> {
    let one = |&offset: &u32| {
        view.cancel.check()?;
        Ok(selection(view, offset))
    };
    offsets.iter().map(one).collect()
}

fn selection(view: &View<'_>, offset: u32) -> SelectionRange {
    let mut spans = vec![view.document.whole()];
    spans.extend(around(view.document.block_at(offset), offset));
    spans.dedup();
    let outer = SelectionRange { range: view.range(spans[0]), parent: None };
    spans[1..].iter().fold(outer, |parent, &span| SelectionRange {
        range: view.range(span),
        parent: Some(Box::new(parent)),
    })
}

/// The spans around a byte, the outermost first, each inside the one before it.
fn around(block: Block<'_>, offset: u32) -> Vec<Span> {
    let inner = block.inner(offset);
    let mut spans: Vec<Span> = Vec::new();
    for node in block.parse().path_at(inner) {
        for span in parts(node) {
            let fits = span.start <= inner && inner <= span.end;
            if fits && !span.is_empty() && spans.last().is_none_or(|last| last.contains(span)) {
                spans.push(span);
            }
        }
    }
    spans.into_iter().map(|span| block.outer(span)).collect()
}

/// A node, its name and its value, the value also without its quotes.
fn parts(node: Node<'_>) -> Vec<Span> {
    let (whole, value) = (node.span(), node.value_span());
    let name = if node.kind() == NodeKind::Param { node.name_span() } else { Span::at(whole.start) };
    let text = match node.is_quoted() {
        true => Span::new(value.start + 1, value.end - 1),
        false => value,
    };
    vec![whole, name, value, text]
}
