//! Changes of a document, as the protocol says them.

use lsp_types::TextEdit;
use tns_parser::{Edit, Span};

use crate::view::View;

/// Edits in the order of the text; their places are those of the document.
pub(super) fn text_edits(view: &View<'_>, mut edits: Vec<Edit>) -> Vec<TextEdit> {
    edits.sort_unstable();
    edits.into_iter().map(|edit| TextEdit { range: view.range(edit.span), new_text: edit.text }).collect()
}

/// An edit of a part of a text that starts at `base`, in the text.
pub(super) fn moved(edit: Edit, base: u32) -> Edit {
    Edit { span: Span::new(edit.span.start + base, edit.span.end + base), ..edit }
}
