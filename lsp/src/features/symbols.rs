use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{BaseSymbolInformation, Location, SymbolInformation, SymbolKind, Uri};
use tns_parser::names::{NameKind, Role, names};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, Keyword, Span};

use crate::document::Document;
use crate::view::{Cancel, Cancelled, range};
use crate::workspace::Workspace;

/// Symbols that an answer has at most.
const MOST: usize = 500;

/// A name that fits, with how well: the least is the best.
type Hit = (Fit, usize, String, usize, Span, NameKind);

/// How a name fits what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Equal,
    Start,
    Inside,
    Scattered,
}

/// `workspace/symbol`: the aliases, listeners and Connection Managers of the open documents and of the
/// Net files in the folders of the workspace whose names hold the letters of `query` in their order; the
/// best 500.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn workspace_symbols(
    workspace: &Workspace,
    query: &str,
    encoding: Encoding,
    cancel: &Cancel,
) -> Result<Vec<SymbolInformation>, Cancelled> {
    let query = query.trim().to_ascii_uppercase();
    let mut files: Vec<(PathBuf, Arc<Document>)> = Vec::new();
    let mut hits = Vec::new();
    for path in paths(workspace, cancel)? {
        let Some(document) = workspace.document(&path) else { continue };
        for (span, kind, text) in defined(&document, cancel)? {
            if let Some(fit) = fit(&query, &text) {
                hits.push((fit, text.len(), text, files.len(), span, kind));
            }
        }
        best(&mut hits);
        files.push((path, document));
    }
    hits.sort_by(order);
    Ok(hits.into_iter().filter_map(|hit| symbol(hit, &files, encoding)).collect())
}

/// The Net files of the workspace, and those that open ones include whatever they are called.
fn paths(workspace: &Workspace, cancel: &Cancel) -> Result<Vec<PathBuf>, Cancelled> {
    let mut paths = workspace.everywhere(cancel)?;
    let mut known: HashSet<_> = paths.iter().cloned().collect();
    for (path, _) in workspace.opened() {
        cancel.check()?;
        let together = workspace.together(path).into_iter().map(|(other, _)| other);
        paths.extend(together.filter(|other| known.insert(other.clone())));
    }
    Ok(paths)
}

/// The names that a document defines.
fn defined(document: &Document, cancel: &Cancel) -> Result<Vec<(Span, NameKind, String)>, Cancelled> {
    if document.kind() == FileKind::Tnsnames {
        let names = document.names().filter(|name| name.keyword != Keyword::IFILE);
        return Ok(names.map(|name| (name.span, NameKind::Alias, name.text.into_owned())).collect());
    }
    let mut found = Vec::new();
    for (start, parse) in document.stretches() {
        cancel.check()?;
        let own = names(&parse).into_iter().filter(|name| name.role == Role::Definition);
        let outer = |span: Span| Span::new(span.start + start, span.end + start);
        let text = |span| parse.source().text(span).into_owned();
        found.extend(own.map(|name| (outer(name.span), name.kind, text(name.span))));
    }
    Ok(found)
}

/// How a name fits; `query` is in upper case.
fn fit(query: &str, name: &str) -> Option<Fit> {
    let name = name.to_ascii_uppercase();
    match name.find(query) {
        Some(_) if name == query => Some(Fit::Equal),
        Some(0) => Some(Fit::Start),
        Some(_) => Some(Fit::Inside),
        None => {
            let mut letters = name.chars();
            query.chars().all(|wanted| letters.any(|letter| letter == wanted)).then_some(Fit::Scattered)
        }
    }
}

fn order(a: &Hit, b: &Hit) -> std::cmp::Ordering {
    (a.0, a.1, &a.2, a.3, a.4).cmp(&(b.0, b.1, &b.2, b.3, b.4))
}

/// Keeps the best ones.
fn best(hits: &mut Vec<Hit>) {
    if hits.len() > MOST {
        hits.select_nth_unstable_by(MOST, order);
        hits.truncate(MOST);
    }
}

fn symbol(hit: Hit, files: &[(PathBuf, Arc<Document>)], encoding: Encoding) -> Option<SymbolInformation> {
    let (_, _, name, file, span, kind) = hit;
    let (path, document) = &files[file];
    let location = Location { uri: Uri::from_file_path(path).ok()?, range: range(document, span, encoding) };
    let kind = match kind {
        NameKind::Alias => SymbolKind::Object,
        NameKind::Listener | NameKind::Manager => SymbolKind::Module,
    };
    let container_name = path.file_name().map(Path::new).map(|name| name.display().to_string());
    let base = BaseSymbolInformation { name, kind, tags: None, container_name };
    Some(SymbolInformation::new(None, location, base))
}
