use lsp_types::{DocumentHighlight, DocumentHighlightKind, Location};
use tns_parser::names::Role;

use crate::names::{Names, name_at};
use crate::view::{Cancelled, View};

/// `textDocument/references`: all uses of the name at a place, in all files that are read together
/// with the document; its definitions only `with_definitions`.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn references(
    view: &View<'_>,
    offset: u32,
    with_definitions: bool,
) -> Result<Option<Vec<Location>>, Cancelled> {
    let Some(asked) = name_at(view.document, offset) else { return Ok(None) };
    let names = Names::around(view);
    let found = names.all(&names.key(asked.name.kind, &asked.text), view.cancel)?;
    let wanted = found.iter().filter(|found| with_definitions || !found.is_definition());
    Ok(Some(wanted.map(|found| names.location(found, view)).collect()))
}

/// `textDocument/documentHighlight`: the uses of the name at a place in the document: a definition is
/// written, a value or the end of a parameter's name reads it, a comment is text.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn highlights(view: &View<'_>, offset: u32) -> Result<Option<Vec<DocumentHighlight>>, Cancelled> {
    let Some(asked) = name_at(view.document, offset) else { return Ok(None) };
    let names = Names::around(view);
    let found = names.in_file(0, &names.key(asked.name.kind, &asked.text), view.cancel)?;
    let highlight = |role: Role, range| {
        let kind = match role {
            Role::Definition => DocumentHighlightKind::Write,
            Role::Suffix | Role::Value => DocumentHighlightKind::Read,
            Role::Mention => DocumentHighlightKind::Text,
        };
        DocumentHighlight { range, kind: Some(kind) }
    };
    let all = found.iter().map(|found| highlight(found.name.role, view.range(found.name.span)));
    Ok(Some(all.collect()))
}
