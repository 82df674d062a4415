mod answered;
mod classes;
mod legend;
mod placed;

use lsp_types::{Range, SemanticToken, SemanticTokens, SemanticTokensDeltaResponse};
use tns_lint::LintFile;
use tns_parser::Span;
use tns_parser::text::Encoding;

use crate::document::Document;
use crate::view::{Cancel, Cancelled, View};
use placed::Placed;

pub use answered::Answered;
pub use legend::legend;

/// Bytes from the start of a text that an answer about all of it speaks of; what follows is
/// asked for by range. Tokens take several times the room of their text.
const WHOLE: u32 = 2 << 20;

/// `textDocument/semanticTokens/full`: the tokens of the text, of a large one those of its
/// first 2 MiB.
///
/// # Errors
/// [`Cancelled`].
pub fn full(view: &View<'_>, answered: &Answered) -> Result<SemanticTokens, Cancelled> {
    let data = of_document(view.document, view.encoding, view.cancel)?;
    Ok(SemanticTokens { result_id: Some(answered.keep(view)), data })
}

/// `textDocument/semanticTokens/full/delta`: how [`full`] has changed since an answer; all of it
/// where that answer is not the last one.
///
/// # Errors
/// [`Cancelled`].
pub fn delta(
    view: &View<'_>,
    previous: &str,
    answered: &Answered,
) -> Result<SemanticTokensDeltaResponse, Cancelled> {
    let Some(old) = answered.document(view.uri, previous) else {
        return full(view, answered).map(SemanticTokensDeltaResponse::from);
    };
    let old = of_document(&old, view.encoding, view.cancel)?;
    let new = of_document(view.document, view.encoding, view.cancel)?;
    Ok(answered::difference(&old, &new, answered.keep(view)).into())
}

/// `textDocument/semanticTokens/range`: the tokens of the entries that a range touches, as far
/// as they touch it themselves.
///
/// # Errors
/// [`Cancelled`].
pub fn range(view: &View<'_>, range: Range) -> Result<SemanticTokens, Cancelled> {
    let span = view.span(range);
    let span = Span::new(span.start, span.end.min(span.start.saturating_add(WHOLE)));
    let mut placed = Placed::new(view.encoding);
    for block in view.document.blocks_in(span) {
        view.cancel.check()?;
        let line = view.position(block.start).line;
        let inner = Span::new(block.inner(span.start), block.inner(span.end));
        placed.add(block.file(), line, inner);
    }
    Ok(SemanticTokens { result_id: None, data: placed.tokens })
}

fn of_document(
    document: &Document,
    encoding: Encoding,
    cancel: &Cancel,
) -> Result<Vec<SemanticToken>, Cancelled> {
    let mut placed = Placed::new(encoding);
    for (start, parse) in document.stretches().take_while(|(start, _)| *start < WHOLE) {
        cancel.check()?;
        let file = LintFile::new(parse);
        placed.add(&file, document.line_col(start, encoding).line, file.whole());
    }
    Ok(placed.tokens)
}
