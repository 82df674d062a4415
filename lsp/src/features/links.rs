use std::path::{Path, PathBuf};

use lsp_types::{DocumentLink, Uri};
use tns_dsn::files::clean;
use tns_lint::{ifile_target, is_known_path};
use tns_parser::catalog::ValueType;
use tns_parser::{FileKind, Keyword, Node, Span, model};

use crate::view::{Cancelled, View};

/// Links that a document has at most.
const MOST: usize = 5000;

/// `textDocument/documentLink`: the files and directories that parameters name, where the text alone
/// tells which: by their whole paths, or from the folder of the document for IFILE. With `tooltips`
/// the client shows a text beside a link.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn document_links(view: &View<'_>, tooltips: bool) -> Result<Vec<DocumentLink>, Cancelled> {
    let mut links = Vec::new();
    for (start, parse) in view.document.stretches() {
        view.cancel.check()?;
        for entry in parse.entries() {
            below(view, entry, Keyword::TOP, start, &mut links);
        }
        if links.len() >= MOST {
            links.truncate(MOST);
            break;
        }
    }
    if !tooltips {
        links.iter_mut().for_each(|link| link.tooltip = None);
    }
    Ok(links)
}

/// The links in a node and in what stands below it.
fn below(view: &View<'_>, node: Node<'_>, parent: Keyword, start: u32, links: &mut Vec<DocumentLink>) {
    let (keyword, found) = model::lookup(node.file_kind(), node, parent);
    let param = found.param().filter(|_| parent != Keyword::TOP || !is_alias(node));
    let names_path = param.is_some_and(|param| param.value == ValueType::Path) || is_include(node, parent);
    if names_path && !node.is_nested() && is_one_line(node) {
        links.extend(target(view, node).and_then(|path| link(view, node, keyword, &path, start)));
    }
    let parent = if param.is_none() { Keyword::UNKNOWN } else { keyword };
    node.params().for_each(|param| below(view, param, parent, start, links));
}

/// Whether the name of an entry is chosen by the file, whatever word it is.
fn is_alias(entry: Node<'_>) -> bool {
    matches!(entry.file_kind(), FileKind::Tnsnames | FileKind::Descriptor)
}

/// Whether a node is an IFILE line, which every file may have.
fn is_include(node: Node<'_>, parent: Keyword) -> bool {
    parent == Keyword::TOP && node.keyword() == Keyword::IFILE
}

fn is_one_line(node: Node<'_>) -> bool {
    !node.source().slice(node.value_span()).iter().any(|byte| matches!(byte, b'\n' | b'\r' | b'#'))
}

fn target(view: &View<'_>, node: Node<'_>) -> Option<PathBuf> {
    if node.keyword() == Keyword::IFILE {
        return ifile_target(view.path?, node).map(|path| clean(&path));
    }
    let value = node.value();
    let whole = is_known_path(&value) && Path::new(&*value).is_absolute();
    whole.then(|| clean(Path::new(&*value)))
}

fn link(view: &View<'_>, node: Node<'_>, keyword: Keyword, path: &Path, start: u32) -> Option<DocumentLink> {
    let span = node.value_span();
    let quote = u32::from(node.is_quoted());
    Some(DocumentLink {
        range: view.range(Span::new(start + span.start + quote, start + span.end - quote)),
        target: Some(Uri::from_file_path(path).ok()?),
        tooltip: Some(format!("{}: {}", keyword.text(), path.display())),
        data: None,
    })
}
