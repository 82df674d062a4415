use lsp_types::{Definition, DefinitionResponse, Location, LocationLink, Position, Range, Uri};
use tns_dsn::files::clean;
use tns_lint::ifile_target;
use tns_parser::names::NameKind;
use tns_parser::{Keyword, Span};

use crate::names::{Found, Names, name_at};
use crate::view::{Cancelled, View};

/// `textDocument/definition`: from a use of a name, or from a definition that does not count, to the
/// one that counts; from the parameter of a listener to the listener; from IFILE to the file.
/// `links` tells that the client knows `LocationLink`.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn definition(
    view: &View<'_>,
    offset: u32,
    links: bool,
) -> Result<Option<DefinitionResponse>, Cancelled> {
    let found = match name_at(view.document, offset) {
        Some(asked) => counting(view, &asked)?.map(|location| (asked.name.around, location)),
        None => included(view, offset),
    };
    Ok(found.map(|(origin, location)| answer(view, origin, location, links)))
}

fn answer(view: &View<'_>, origin: Span, location: Location, links: bool) -> DefinitionResponse {
    if !links {
        return Definition::Location(location).into();
    }
    let link = LocationLink {
        origin_selection_range: Some(view.range(origin)),
        target_uri: location.uri,
        target_range: location.range,
        target_selection_range: location.range,
    };
    vec![link].into()
}

/// The definition that counts.
fn counting(view: &View<'_>, asked: &Found) -> Result<Option<Location>, Cancelled> {
    let names = Names::around(view);
    let mut found = names.all(&names.key(asked.name.kind, &asked.text), view.cancel)?;
    if asked.name.kind == NameKind::Alias && !found.iter().any(Found::is_definition) {
        // LOCAL_LISTENER usually means an alias; a listener of that name is the next best.
        let key = names.key(NameKind::Listener, &asked.text);
        for file in 0..names.files.len() {
            found.extend(names.in_file(file, &key, view.cancel)?);
        }
    }
    Ok(names.counting(&found).map(|found| names.location(found, view)))
}

/// The file that an IFILE line names, where it can be read.
fn included(view: &View<'_>, offset: u32) -> Option<(Span, Location)> {
    let block = view.document.block_at(offset);
    let entry = block.parse().entry_at(block.inner(offset))?;
    let target = (entry.keyword() == Keyword::IFILE).then(|| ifile_target(view.path?, entry)).flatten()?;
    let target = clean(&target);
    view.workspace.document(&target)?;
    let start = Position { line: 0, character: 0 };
    let uri = Uri::from_file_path(target).ok()?;
    Some((block.outer(entry.value_span()), Location { uri, range: Range { start, end: start } }))
}
