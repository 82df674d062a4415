use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use lsp_types::{Location, Position, Range, Uri};
use tns_lint::{Diagnostic, Linter};
use tns_parser::Span;
use tns_parser::text::{Encoding, LineCol};

use crate::document::Document;
use crate::settings::Settings;
use crate::workspace::Workspace;

/// What one request sees: a snapshot, so that edits go on meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The document asked about.
    pub document: &'a Document,
    /// Where it is; `None` for one that is no file.
    pub path: Option<&'a Path>,
    /// Its name in the protocol.
    pub uri: &'a Uri,
    /// The unit that the client counts columns in.
    pub encoding: Encoding,
    /// The files around it.
    pub workspace: &'a Workspace,
    /// What the user set.
    pub settings: &'a Settings,
    /// The rules that are on for this document.
    pub linter: &'a Linter,
    /// What was found in it, in the order of the text.
    pub findings: &'a [Diagnostic],
    /// Tells that nobody waits for the answer any more.
    pub cancel: &'a Cancel,
}

impl<'a> View<'a> {
    /// A span as the client counts.
    pub fn range(&self, span: Span) -> Range {
        range(self.document, span, self.encoding)
    }

    /// A byte as the client counts.
    pub fn position(&self, offset: u32) -> Position {
        position(self.document, offset, self.encoding)
    }

    /// The byte at a place that the client counted.
    pub fn offset(&self, position: Position) -> u32 {
        let place = LineCol { line: position.line, column: position.character };
        self.document.offset(place, self.encoding)
    }

    /// The span of a range that the client counted.
    pub fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// A place in this document.
    pub fn location(&self, span: Span) -> Location {
        Location { uri: self.uri.clone(), range: self.range(span) }
    }
}

/// A span of a document as a client counts.
pub(crate) fn range(document: &Document, span: Span, encoding: Encoding) -> Range {
    Range { start: position(document, span.start, encoding), end: position(document, span.end, encoding) }
}

/// A byte of a document as a client counts.
pub(crate) fn position(document: &Document, offset: u32, encoding: Encoding) -> Position {
    let place = document.line_col(offset, encoding);
    Position { line: place.line, character: place.column }
}

/// Tells a running request that nobody waits for it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

/// Nobody waits for the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl Cancel {
    /// Tells it.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was told; long work asks between two entries.
    ///
    /// # Errors
    /// [`Cancelled`], so that `?` ends the work.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.0.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }
}
