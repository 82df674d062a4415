mod on_type;

use lsp_types::{FormattingOptions, Range, TextEdit};
use tns_lint::config::FormatConfig;
use tns_parser::format::{Options, format_part};
use tns_parser::{Edit, Node, Parse, Span, apply_edits};

use super::edits::{moved, text_edits};
use crate::document::Block;
use crate::view::{Cancelled, View};

pub use on_type::on_type_formatting;

/// Edits above which a stretch of a large text is replaced as one: each costs a hundred bytes
/// in an answer.
const MANY: usize = 20_000;

/// How to lay out: as tnslint.toml says; where it is silent, as the editor asks.
pub fn options(config: &FormatConfig, asked: &FormattingOptions) -> Options {
    let default = Options::default();
    // Tabs are never written: their width is the editor's own.
    let indent = match asked.insert_spaces {
        true => asked.tab_size.clamp(1, 8) as u8,
        false => default.indent,
    };
    config.options(Options { indent, ..default })
}

/// `textDocument/formatting`: what `tnslint fmt` would change.
///
/// # Errors
/// [`Cancelled`].
pub fn formatting(view: &View<'_>, options: &Options) -> Result<Vec<TextEdit>, Cancelled> {
    let Some(line_end) = view.document.line_ends().usual() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for (start, parse) in view.document.stretches() {
        view.cancel.check()?;
        let edits = format_part(&parse, options, line_end);
        let edits = if all.len() + edits.len() > MANY { joined(&parse, edits) } else { edits };
        all.extend(edits.into_iter().map(|edit| moved(edit, start)));
    }
    Ok(text_edits(view, all))
}

/// Edits of a text as one edit.
fn joined(parse: &Parse, edits: Vec<Edit>) -> Vec<Edit> {
    let source = parse.source();
    let Some(span) = edits.iter().map(|edit| edit.span).reduce(Span::cover) else { return edits };
    let Ok(new) = apply_edits(source, &edits) else { return edits };
    let kept = (source.len() - span.end) as usize;
    let new = &new[span.start as usize..new.len() - kept];
    vec![Edit::replace(span, String::from_utf8_lossy(new))]
}

/// `textDocument/rangeFormatting`: the entries that the range touches, and the lines between them.
///
/// # Errors
/// [`Cancelled`].
pub fn range_formatting(
    view: &View<'_>,
    range: Range,
    options: &Options,
) -> Result<Vec<TextEdit>, Cancelled> {
    let Some(line_end) = view.document.line_ends().usual() else { return Ok(Vec::new()) };
    let wanted = view.span(range);
    let mut all = Vec::new();
    for block in view.document.blocks_in(wanted) {
        view.cancel.check()?;
        let mut edits = format_part(block.parse(), options, line_end);
        edits
            .retain(|edit| touches(wanted, block.outer(entry_of(block, edit).map_or(edit.span, Node::span))));
        all.extend(edits.into_iter().map(|edit| moved(edit, block.start)));
    }
    Ok(text_edits(view, all))
}

/// The entry that an edit changes; `None` for a line between entries.
fn entry_of<'a>(block: Block<'a>, edit: &Edit) -> Option<Node<'a>> {
    block.parse().entry_at(edit.span.start).filter(|entry| entry.span().contains(edit.span))
}

/// Whether a selection holds something of a span; one that is only a cursor may stand at its edge.
fn touches(selection: Span, span: Span) -> bool {
    match selection.is_empty() {
        true => span.start <= selection.start && selection.end <= span.end,
        false => span.start < selection.end && selection.start < span.end,
    }
}
