//! Reads Oracle Net configuration: tnsnames.ora, sqlnet.ora, listener.ora,
//! ldap.ora, cman.ora and connect descriptors.
//!
//! The data flows one way, a layer uses only the layers before it:
//!
//! 1. [`text`]: the bytes of a file, spans, lines and columns;
//! 2. [`lex`]: tokens; white space and comments are the gaps between them;
//! 3. the grammar (nom over token kinds) builds the [`tree`]: flat, lossless, tolerant;
//! 4. [`model`]: typed descriptors and parameters, each value with its span.
//!
//! Beside them stand the [`catalog`] of all parameters, the formatter ([`mod@format`]), what may come
//! next in a text that is being typed ([`place`]), and two parsers of one-line texts:
//! [`easy_connect`] and [`jdbc`]. [`names`] tells what entries are called and where that is used.
//!
//! Parsing never fails: a [`Parse`] holds the tree and a list of syntax errors.
//!
//! ```
//! use tns_parser::{FileKind, Source, parse};
//!
//! let source = Source::new("SALES = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521)")?;
//! let parse = parse(source, FileKind::Tnsnames);
//! assert_eq!(parse.errors().len(), 1);
//! assert_eq!(parse.errors()[0].count, 2); // two parentheses are missing
//! assert_eq!(parse.entries().next().map(|entry| entry.name().into_owned()).as_deref(), Some("SALES"));
//! # Ok::<(), tns_parser::TooLarge>(())
//! ```

pub mod catalog;
mod detect;
pub mod easy_connect;
pub mod error;
pub mod format;
mod grammar;
pub mod jdbc;
pub mod lex;
pub mod model;
pub mod names;
mod parts;
pub mod place;
pub mod text;
mod threads;
pub mod tree;

pub use catalog::{FileKind, Keyword};
pub use detect::detect_kind;
pub use error::{SyntaxCode, SyntaxError};
pub use parts::{can_cut, cuts, last_entry_start};
pub use text::{LineIndex, Source, Span, Spanned, TooLarge};
pub use tree::{Edit, EditError, Node, Tree, apply_edits};

use std::sync::Arc;

use tree::NodeKind;

/// A text with its tree and its syntax errors.
#[derive(Clone, Debug)]
pub struct Parse {
    source: Source,
    kind: FileKind,
    tree: Tree,
    errors: Arc<Vec<SyntaxError>>,
}

/// Parses a text. Never fails and loses nothing: [`Parse::print`] gives the
/// same bytes back, whatever they are.
pub fn parse(source: Source, kind: FileKind) -> Parse {
    let (pieces, errors) = match kind {
        FileKind::Descriptor => {
            let (nodes, errors) = parts::connect_string(&source);
            (vec![nodes], errors)
        }
        // UTF-16 is no text that any client reads: the linter says so instead of the grammar.
        _ if source.is_utf16() => Default::default(),
        _ => {
            let (nodes, errors): (Vec<_>, Vec<_>) = parts::file(&source).into_iter().unzip();
            // The first list grows: there is only one where the file is no large one.
            let join = |mut all: Vec<_>, more| {
                all.extend(more);
                all
            };
            (nodes, errors.into_iter().reduce(join).unwrap_or_default())
        }
    };
    let errors = Arc::new(errors);
    Parse { tree: Tree::new(pieces, &source, kind, &errors), source, kind, errors }
}

impl Parse {
    /// The text.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The kind it was read as.
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The syntax errors in the order of the text.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// Whether `#` starts a comment here: in files, not in a connect string.
    pub fn has_comments(&self) -> bool {
        self.kind != FileKind::Descriptor
    }

    /// The entries in the order of the text.
    pub fn entries(&self) -> impl Iterator<Item = Node<'_>> {
        self.tree.parts.iter().flat_map(|part| part.entries())
    }

    /// The number of entries.
    pub fn entry_count(&self) -> usize {
        self.tree.parts.iter().map(|part| part.entries.len()).sum()
    }

    /// The entry whose span holds or touches the byte `offset`.
    pub fn entry_at(&self, offset: u32) -> Option<Node<'_>> {
        let found = self.tree.parts.iter().rev().find_map(|part| part.entry_from(offset));
        found.filter(|entry| offset <= entry.span().end)
    }

    /// The nodes around the byte `offset`, the outermost first.
    pub fn path_at(&self, offset: u32) -> Vec<Node<'_>> {
        let touches = |node: &Node<'_>| node.span().start <= offset && offset <= node.span().end;
        let mut path: Vec<Node<'_>> = self.entry_at(offset).into_iter().collect();
        while let Some(child) = path.last().and_then(|node| node.children().filter(touches).last()) {
            path.push(child);
        }
        path
    }

    /// The text back, byte for byte.
    pub fn print(&self) -> &[u8] {
        self.source.bytes()
    }

    /// The tree as text, a node a line, for people and tests.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        for entry in self.entries() {
            dump(entry, 0, &mut out);
        }
        for error in self.errors() {
            out.push_str(&format!("! {:?} {}..{}\n", error.code, error.at.start, error.at.end));
        }
        out
    }
}

fn dump(node: Node<'_>, depth: usize, out: &mut String) {
    let span = node.span();
    let name = match node.kind() {
        NodeKind::Param => format!(" {}", node.name()),
        _ => String::new(),
    };
    let nested = node.is_nested() || node.kind() == NodeKind::Name;
    let value = if nested { String::new() } else { format!(" = {:?}", node.value()) };
    let value = if node.kind() == NodeKind::Name { format!(" {:?}", node.name()) } else { value };
    out.push_str(&format!(
        "{:indent$}{:?}{name}{value} {}..{}\n",
        "",
        node.kind(),
        span.start,
        span.end,
        indent = depth * 2
    ));
    for child in node.children() {
        dump(child, depth + 1, out);
    }
}
