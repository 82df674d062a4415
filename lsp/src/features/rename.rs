use std::collections::{BTreeMap, HashMap};

use lsp_types::{
    OptionalVersionedTextDocumentIdentifier, PrepareRenamePlaceholder, PrepareRenameResult, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use crate::names::{Found, Names, name_at};
use crate::view::{Cancelled, View, position, range};

mod new_name;

/// The version of an open document; `None` for one that is not open.
pub type Version<'v> = &'v dyn Fn(&Uri) -> Option<i32>;

/// Why nothing is renamed, for the person who asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// One sentence.
    pub message: String,
}

/// `textDocument/prepareRename`: the name at a place.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more; inside, [`Refused`] where there is no name, or one that
/// no file here defines.
pub fn prepare_rename(
    view: &View<'_>,
    offset: u32,
) -> Result<Result<PrepareRenameResult, Refused>, Cancelled> {
    let asked = match name_at(view.document, offset) {
        Some(asked) => asked,
        None => return Ok(Err(no_name())),
    };
    let names = Names::around(view);
    let found = names.all(&names.key(asked.name.kind, &asked.text), view.cancel)?;
    Ok(defined(&asked, &found).map(|()| {
        let range = view.range(asked.name.span);
        PrepareRenamePlaceholder { range, placeholder: asked.text }.into()
    }))
}

/// `textDocument/rename`: the edits that give another name to what the name at a place stands for, in
/// all files that are read together with the document. A default domain stays where it is written,
/// and so do capitals. With `versions` the client knows `documentChanges`.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more; inside, [`Refused`] where the name cannot be changed, or
/// not to this one.
pub fn rename(
    view: &View<'_>,
    offset: u32,
    new: &str,
    versions: Option<Version<'_>>,
) -> Result<Result<WorkspaceEdit, Refused>, Cancelled> {
    let Some(asked) = name_at(view.document, offset) else { return Ok(Err(no_name())) };
    let names = Names::around(view);
    let (old, wanted) = (names.key(asked.name.kind, &asked.text), names.key(asked.name.kind, new));
    let found = names.all(&old, view.cancel)?;
    let taken = if wanted == old { Vec::new() } else { names.all(&wanted, view.cancel)? };
    let checked = defined(&asked, &found)
        .and_then(|()| new_name::check(view, &asked, new))
        .and_then(|()| free(view, &names, new, &taken))
        .and_then(|()| new_name::check_parameters(&names, &found, new));
    Ok(checked.map(|()| edits(view, &names, &asked, new, &found, versions)))
}

fn no_name() -> Refused {
    Refused { message: "there is no name here: point at an alias, a listener, or a use of one".to_owned() }
}

/// Whether a file here defines the name.
fn defined(asked: &Found, found: &[Found]) -> Result<(), Refused> {
    match found.iter().any(Found::is_definition) {
        true => Ok(()),
        false => Err(Refused { message: format!("no file here defines `{}`", asked.text) }),
    }
}

/// Whether no entry has the new name.
fn free(view: &View<'_>, names: &Names, new: &str, taken: &[Found]) -> Result<(), Refused> {
    let Some(other) = taken.iter().find(|found| found.is_definition()) else { return Ok(()) };
    let file = &names.files[other.file];
    let line = position(&file.document, other.name.span.start, view.encoding).line + 1;
    let place = file.path.as_deref().and_then(|path| path.file_name());
    let place = place.map_or("this text".into(), |name| name.to_string_lossy());
    Err(Refused { message: format!("`{new}` is already defined in {place}, line {line}") })
}

fn edits(
    view: &View<'_>,
    names: &Names,
    asked: &Found,
    new: &str,
    found: &[Found],
    versions: Option<Version<'_>>,
) -> WorkspaceEdit {
    let mut files: BTreeMap<usize, Vec<TextEdit>> = BTreeMap::new();
    for found in found {
        let range = range(&names.files[found.file].document, found.name.span, view.encoding);
        let new_text = new_name::written(names, asked, new, found);
        files.entry(found.file).or_default().push(TextEdit { range, new_text });
    }
    let files = files.into_iter().map(|(file, edits)| (names.files[file].uri.clone(), edits));
    let Some(version) = versions else {
        return WorkspaceEdit { changes: Some(files.collect::<HashMap<_, _>>()), ..Default::default() };
    };
    let change = |(uri, edits): (Uri, Vec<TextEdit>)| {
        let text_document = OptionalVersionedTextDocumentIdentifier {
            version: version(&uri),
            text_document_identifier: TextDocumentIdentifier { uri },
        };
        TextDocumentEdit { text_document, edits: edits.into_iter().map(Into::into).collect() }.into()
    };
    WorkspaceEdit { document_changes: Some(files.map(change).collect()), ..Default::default() }
}
