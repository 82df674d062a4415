mod alias;
mod clients;
mod comment;
mod meaning;
mod path;

use lsp_types::{Contents, Hover, MarkupContent, Position};
use tns_parser::catalog::{PROTOCOLS, Page, Param, USUAL_PORTS};
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Node, Span, model};

use super::Abilities;
use crate::{Block, Cancelled, View};

/// Where a hover is asked for.
#[derive(Clone, Copy)]
struct At<'v> {
    view: &'v View<'v>,
    block: Block<'v>,
    /// The byte in the block.
    inner: u32,
    can: Abilities,
}

/// What is told, and the place in the block that it is about.
struct Told {
    text: MarkupContent,
    span: Span,
}

/// `textDocument/hover`: the page of a parameter with what its value means here, the descriptor of
/// an alias, an error number, or a rule in a comment.
///
/// # Errors
/// [`Cancelled`] once nobody waits any more.
pub fn hover(view: &View<'_>, position: Position, can: Abilities) -> Result<Option<Hover>, Cancelled> {
    view.cancel.check()?;
    let offset = view.offset(position);
    let block = view.document.block_at(offset);
    let at = At { view, block, inner: block.inner(offset), can };
    let told = match comment::told(at) {
        Some(told) => Some(told),
        None => code(at)?,
    };
    Ok(told.map(|told| Hover {
        contents: Contents::MarkupContent(told.text),
        range: Some(view.range(block.outer(told.span))),
    }))
}

/// What stands at the place, if it is no comment.
fn code(at: At<'_>) -> Result<Option<Told>, Cancelled> {
    let path = at.block.parse().path_at(at.inner);
    let touches = |span: Span| (span.start..=span.end).contains(&at.inner) && !span.is_empty();
    let name = path.iter().rev().find(|node| node.kind() == NodeKind::Name && touches(node.span()));
    let nodes: Vec<_> = path.iter().copied().filter(|node| node.kind() != NodeKind::Name).collect();
    let Some((node, around)) = nodes.split_last() else { return Ok(None) };
    let (keyword, row) = row(at, *node, around);
    match (row, name) {
        (Some(row), _) if touches(node.name_span()) || name.is_some() => {
            Ok(Some(at.parameter(row, *node, around, node.name_span())))
        }
        (None, Some(name)) if has_aliases(at) => alias::told(at, *node, *name, name.span()),
        (Some(row), _) if touches(node.value_span()) && !node.is_nested() => {
            at.value(keyword, row, *node, around)
        }
        (None, None)
            if around.is_empty() && has_aliases(at) && !node.is_nested() && touches(node.value_span()) =>
        {
            let name = node.names().next();
            name.map_or(Ok(None), |name| alias::told(at, *node, name, node.value_span()))
        }
        // An element of a list is a value of the parameter around.
        _ if node.kind() == NodeKind::Item => {
            Ok(item_of(at, around).map(|(row, outer)| at.parameter(row, outer, &[], node.span())))
        }
        _ => Ok(None),
    }
}

fn has_aliases(at: At<'_>) -> bool {
    at.view.document.kind() == FileKind::Tnsnames
}

/// The keyword of a node and its row; none for a name that the file chose.
fn row(at: At<'_>, node: Node<'_>, around: &[Node<'_>]) -> (Keyword, Option<&'static Param>) {
    let kind = at.view.document.kind();
    let has_descriptors = matches!(kind, FileKind::Tnsnames | FileKind::Descriptor);
    let parent = match around {
        [] if has_descriptors && node.keyword() != Keyword::IFILE => return (Keyword::UNKNOWN, None),
        [] => Keyword::TOP,
        [.., parent] => parent_keyword(kind, *parent, around.len() == 1),
    };
    let (keyword, found) = model::lookup(kind, node, parent);
    (keyword, found.param())
}

/// The keyword of a node as the parent of others: unknown where the file chose its name.
fn parent_keyword(kind: FileKind, node: Node<'_>, is_entry: bool) -> Keyword {
    match is_entry {
        false => node.keyword(),
        true if matches!(kind, FileKind::Tnsnames | FileKind::Descriptor) => Keyword::UNKNOWN,
        true => match model::lookup(kind, node, Keyword::TOP) {
            (keyword, tns_parser::catalog::Lookup::Here(_)) => keyword,
            _ => Keyword::UNKNOWN,
        },
    }
}

/// The parameter that a list belongs to.
fn item_of<'n>(at: At<'_>, around: &[Node<'n>]) -> Option<(&'static Param, Node<'n>)> {
    let (outer, beyond) = around.split_last()?;
    Some((row(at, *outer, beyond).1?, *outer))
}

/// Lines about a port that listeners usually have.
fn port(keyword: Keyword, value: &str) -> Vec<String> {
    let usual =
        USUAL_PORTS.iter().filter(|(_, port, _)| keyword == Keyword::PORT && value == port.to_string());
    usual.map(|(protocol, _, about)| format!("{value} with {protocol}: {about}.")).collect()
}

impl At<'_> {
    /// The page of a parameter, and what its value means here.
    fn parameter(self, row: &'static Param, node: Node<'_>, around: &[Node<'_>], span: Span) -> Told {
        let here = meaning::lines(self, row, node, around);
        Told { text: self.page(row, &here, &[]), span }
    }

    /// The page of a parameter between lines about this place and more about its value.
    fn page(self, row: &'static Param, here: &[String], more: &[String]) -> MarkupContent {
        let mut page = Page::of(self.view.document.kind(), row);
        let targets = &self.view.settings.targets;
        if !targets.is_empty() {
            let note =
                |target: &tns_lint::Client| Some((target.name(), target.note(&row.clients)?.to_owned()));
            page.clients = targets.iter().filter_map(note).collect();
        }
        let joined = |page: String| {
            let parts = here.iter().chain(more).cloned().chain([page]);
            parts.collect::<Vec<_>>().join("\n\n")
        };
        self.can.markup(joined(page.markdown()), || joined(page.text()))
    }

    /// What a value means.
    fn value(
        self,
        keyword: Keyword,
        row: &'static Param,
        node: Node<'_>,
        around: &[Node<'_>],
    ) -> Result<Option<Told>, Cancelled> {
        if keyword == Keyword::BACKUP && has_aliases(self) {
            return alias::named(self, node);
        }
        let here = meaning::lines(self, row, node, around);
        let value = node.value();
        let protocol = PROTOCOLS
            .iter()
            .find(|known| keyword == Keyword::PROTOCOL && known.name.eq_ignore_ascii_case(&value));
        let path = (keyword == Keyword::IFILE).then(|| path::line(self, node)).flatten();
        let more: Vec<_> = protocol
            .map(|known| format!("{}: {}", known.name, known.doc))
            .into_iter()
            .chain(path)
            .chain(port(keyword, &value))
            .collect();
        Ok(Some(Told { text: self.page(row, &here, &more), span: node.value_span() }))
    }
}
