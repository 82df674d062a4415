use lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolResponse, SymbolInformation, SymbolKind,
};
use tns_parser::names::{NameKind, Role, names_of_entry};
use tns_parser::{Keyword, Node, Span};

use crate::view::{Cancelled, View};

mod detail;

/// Entries that an outline has at most: more freezes editors.
const MOST: usize = 5000;

/// `textDocument/documentSymbol`: the entries, with the containers in them where the client knows
/// hierarchies, else one after the other. What comes behind 5,000 entries is left out.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn document_symbols(view: &View<'_>, hierarchical: bool) -> Result<DocumentSymbolResponse, Cancelled> {
    let mut symbols = Vec::new();
    for (start, parse) in view.document.stretches() {
        view.cancel.check()?;
        let left = MOST - symbols.len();
        if left == 0 {
            break;
        }
        symbols.extend(parse.entries().take(left).map(|entry| symbol(view, start, entry)));
    }
    if hierarchical {
        return Ok(symbols.into());
    }
    let mut flat = Vec::new();
    symbols.into_iter().for_each(|symbol| flatten(view, symbol, None, &mut flat));
    Ok(flat.into())
}

/// An entry or a container, with the containers in it.
#[expect(deprecated, reason = "the field has to be given")]
fn symbol(view: &View<'_>, start: u32, node: Node<'_>) -> DocumentSymbol {
    let outer = |span: Span| Span::new(span.start + start, span.end + start);
    let containers = node.params().filter(|param| param.is_nested());
    let children: Vec<_> = containers.map(|param| symbol(view, start, param)).collect();
    DocumentSymbol {
        name: name(node),
        detail: detail::of(node),
        kind: kind(node),
        tags: None,
        deprecated: None,
        range: view.range(outer(node.span())),
        selection_range: view.range(outer(node.name_span())),
        children: (!children.is_empty()).then_some(children),
    }
}

/// What a node is called: all names of an alias list. The protocol wants no empty name.
fn name(node: Node<'_>) -> String {
    let names: Vec<_> = node.names().map(|name| name.name()).collect();
    let name = if names.is_empty() { node.name().into_owned() } else { names.join(", ") };
    match name.trim().is_empty() {
        true => node.params().next().map_or_else(|| "()".to_owned(), |first| format!("({})", first.name())),
        false => name,
    }
}

fn kind(node: Node<'_>) -> SymbolKind {
    if node.entry().index() != node.index() {
        return match node.keyword() {
            Keyword::ADDRESS => SymbolKind::Interface,
            _ if node.name().to_ascii_uppercase().ends_with("LIST") => SymbolKind::Array,
            _ => SymbolKind::Struct,
        };
    }
    let own = names_of_entry(node).into_iter().find(|name| name.role == Role::Definition);
    match own.map(|name| name.kind) {
        _ if node.keyword() == Keyword::IFILE => SymbolKind::File,
        Some(NameKind::Alias) => SymbolKind::Object,
        Some(NameKind::Listener | NameKind::Manager) => SymbolKind::Module,
        None => SymbolKind::Property,
    }
}

fn flatten(
    view: &View<'_>,
    symbol: DocumentSymbol,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    let location = lsp_types::Location { uri: view.uri.clone(), range: symbol.range };
    let base = BaseSymbolInformation {
        name: symbol.name.clone(),
        kind: symbol.kind,
        tags: None,
        container_name: container.map(str::to_owned),
    };
    flat.push(SymbolInformation::new(None, location, base));
    for below in symbol.children.into_iter().flatten() {
        flatten(view, below, Some(&symbol.name), flat);
    }
}
