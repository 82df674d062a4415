use lsp_types::LinkedEditingRanges;
use tns_parser::names::NameKind;

use crate::names::{Names, name_at};
use crate::view::{Cancelled, View};

/// What may stand in a name while it is edited at several places.
const WORD: &str = r"[A-Za-z0-9_$.\-]+";

/// `textDocument/linkedEditingRange`: places that mean the name at a place and are spelt letter for
/// letter like it: a listener and the ends of its parameters in the whole file, an alias in its own entry.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn linked_editing(view: &View<'_>, offset: u32) -> Result<Option<LinkedEditingRanges>, Cancelled> {
    let at = |span: tns_parser::Span| span.start <= offset && offset <= span.end;
    let Some(asked) = name_at(view.document, offset).filter(|asked| at(asked.name.span)) else {
        return Ok(None);
    };
    let names = Names::around(view);
    let block = view.document.block_at(offset).span();
    let mut found = names.in_file(0, &names.key(asked.name.kind, &asked.text), view.cancel)?;
    let near = |span| asked.name.kind == NameKind::Listener || block.contains(span);
    found.retain(|found| found.text == asked.text && near(found.name.span));
    let ranges: Vec<_> = found.iter().map(|found| view.range(found.name.span)).collect();
    Ok((ranges.len() > 1).then(|| LinkedEditingRanges { ranges, word_pattern: Some(WORD.to_owned()) }))
}
