use lsp_types::LinkedEditingRanges;
use tns_parser::names::{NameKind, NameUse, names};
use tns_parser::{Parse, Span};

use crate::names::{Found, name_at};
use crate::view::{Cancelled, View};

/// What may stand in a name while it is edited at several places.
const WORD: &str = r"[A-Za-z0-9_$.\-]+";

/// `textDocument/linkedEditingRange`: places that mean the name at a place and are spelt letter for
/// letter like it: a listener and the ends of its parameters in the whole file, an alias in its own entry.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn linked_editing(view: &View<'_>, offset: u32) -> Result<Option<LinkedEditingRanges>, Cancelled> {
    let at = |span: Span| span.start <= offset && offset <= span.end;
    let Some(asked) = name_at(view.document, offset).filter(|asked| at(asked.name.span)) else {
        return Ok(None);
    };
    let mut spans = Vec::new();
    if asked.name.kind == NameKind::Listener {
        for (start, parse) in view.document.stretches_with(&asked.text) {
            view.cancel.check()?;
            spans.extend(same(&asked, &parse, start));
        }
    } else {
        // This is asked at each step of the cursor: it looks at nothing else than it has to.
        let block = view.document.block_at(offset);
        spans = same(&asked, block.parse(), block.start);
    }
    let ranges: Vec<_> = spans.into_iter().map(|span| view.range(span)).collect();
    Ok((ranges.len() > 1).then(|| LinkedEditingRanges { ranges, word_pattern: Some(WORD.to_owned()) }))
}

/// The places in a part of the document that are spelt like a name and mean the same.
fn same(asked: &Found, parse: &Parse, start: u32) -> Vec<Span> {
    let source = parse.source();
    let is_it = |name: &NameUse| name.kind == asked.name.kind && source.text(name.span) == asked.text;
    let found = names(parse).into_iter().filter(is_it);
    found.map(|name| Span::new(name.span.start + start, name.span.end + start)).collect()
}
