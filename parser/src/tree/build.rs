use std::cell::{Cell, RefCell};

use super::node::{BROKEN, NodeKind, PARENT, Piece, Record};
use crate::catalog::Keyword;
use crate::error::{SyntaxCode, SyntaxError};
use crate::text::Span;

/// Bytes of text a node stands for at least, in a usual file.
const USUAL_NODE: usize = 16;
/// The same of an entry.
const USUAL_ENTRY: usize = 256;

/// Room for more nodes than these, and than an eighth of all, is given back; for
/// less the copy costs more than it does.
const WORTH_A_COPY: usize = 256;

/// Most errors of an entry that are kept, its unclosed parentheses not counted:
/// a text with more of them is no text, and nobody reads the rest.
pub const MAX_ERRORS: u32 = 64;

/// Where the grammar puts nodes and errors. Shared by all cursors of a parse.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    nodes: RefCell<Vec<Record>>,
    entries: RefCell<Vec<u32>>,
    errors: RefCell<Vec<SyntaxError>>,
    /// Errors since the last entry began, and whether one of them is fatal.
    errors_here: Cell<u32>,
    fatal: Cell<bool>,
    /// How many parameters the open entry leaves open, and the outermost of them.
    unclosed: Cell<Option<(u32, Span)>>,
    /// A quote of the open entry is not closed: its parentheses cannot be counted.
    pub(crate) quote_lost: Cell<bool>,
}

impl Builder {
    /// With room for the nodes of a usual text; what is too much is given back in the end.
    pub(crate) fn for_text(text: &[u8]) -> Self {
        Self {
            nodes: Vec::with_capacity(text.len() / USUAL_NODE + 1).into(),
            entries: Vec::with_capacity(text.len() / USUAL_ENTRY + 1).into(),
            ..Self::default()
        }
    }

    /// Opens the node of an entry.
    pub(crate) fn open_entry(&self, keyword: Keyword, start: u32, name_end: u32) -> u32 {
        let index = self.open(NodeKind::Entry, keyword, start, name_end);
        self.entries.borrow_mut().push(index);
        index
    }

    /// Opens a node; its index closes it.
    #[inline(always)]
    pub(crate) fn open(&self, kind: NodeKind, keyword: Keyword, start: u32, name_end: u32) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        let index = nodes.len() as u32;
        nodes.push(Record {
            start,
            end: start,
            name_end,
            value_start: name_end,
            value_end: name_end,
            next: index + 1,
            keyword,
            kind,
            flags: 0,
        });
        index
    }

    /// Closes a node at `end`; what was opened since is below it.
    #[inline(always)]
    pub(crate) fn close(&self, index: u32, end: u32) {
        let mut nodes = self.nodes.borrow_mut();
        let next = nodes.len() as u32;
        let node = &mut nodes[index as usize];
        node.end = end.max(node.start);
        node.next = next;
        if next > index + 1 {
            node.flags |= PARENT;
        }
    }

    /// Sets the span of a node's value.
    #[inline(always)]
    pub(crate) fn value(&self, index: u32, span: Span, flags: u8) {
        let mut nodes = self.nodes.borrow_mut();
        let node = &mut nodes[index as usize];
        node.value_start = span.start;
        node.value_end = span.end;
        node.flags |= flags;
    }

    /// A whole parameter without children.
    #[inline(always)]
    pub(crate) fn leaf_param(&self, keyword: Keyword, span: Span, name_end: u32, value: Span, flags: u8) {
        let mut nodes = self.nodes.borrow_mut();
        let next = nodes.len() as u32 + 1;
        nodes.push(Record {
            start: span.start,
            end: span.end,
            name_end,
            value_start: value.start,
            value_end: value.end,
            next,
            keyword,
            kind: NodeKind::Param,
            flags,
        });
    }

    /// A node without children whose value is all of it.
    pub(crate) fn leaf(&self, kind: NodeKind, span: Span, flags: u8) {
        let index = self.open(kind, Keyword::UNKNOWN, span.start, span.start);
        self.value(index, span, flags);
        self.close(index, span.end);
    }

    /// Tells that what follows is another entry.
    pub(crate) fn next_entry(&self) {
        self.errors_here.set(0);
        self.fatal.set(false);
        self.quote_lost.set(false);
    }

    /// Reports an error. After a lost quote parentheses are not reported: it
    /// may have eaten some.
    pub(crate) fn error(&self, code: SyntaxCode, at: Span, related: Option<Span>, count: u32) {
        let uncertain = matches!(code, SyntaxCode::MissingClose | SyntaxCode::ExtraClose);
        if uncertain && self.quote_lost.get() {
            return;
        }
        self.errors_here.set(self.errors_here.get() + 1);
        if self.errors_here.get() <= MAX_ERRORS {
            self.keep(SyntaxError { code, at, related, count });
        } else if code.is_fatal() {
            self.fatal.set(true);
        }
    }

    fn keep(&self, error: SyntaxError) {
        self.fatal.set(self.fatal.get() || error.code.is_fatal());
        self.errors.borrow_mut().push(error);
    }

    /// Counts a parameter that the entry ends in; the last one told is the outermost.
    pub(crate) fn unclosed(&self, open: Span) {
        self.unclosed_many(1, open);
    }

    /// Counts `count` unclosed parentheses.
    pub(crate) fn unclosed_many(&self, count: u32, open: Span) {
        let before = self.unclosed.get().map_or(0, |(count, _)| count);
        self.unclosed.set(Some((before + count, open)));
    }

    /// Reports the unclosed parentheses of the entry that ends with `last`,
    /// unless a lost quote has eaten them.
    pub(crate) fn report_unclosed(&self, last: Span) {
        let quote_lost = self.quote_lost.take();
        if let Some((count, open)) = self.unclosed.take().filter(|_| !quote_lost) {
            self.keep(SyntaxError { code: SyntaxCode::UnclosedEntry, at: last, related: Some(open), count });
        }
    }

    /// Marks the node of the entry as broken if an error makes it unusable.
    pub(crate) fn mark_broken(&self, index: u32) {
        if self.fatal.get() {
            self.nodes.borrow_mut()[index as usize].flags |= BROKEN;
        }
    }

    /// Marks the entry before as broken, if there is one.
    pub(crate) fn mark_last_entry_broken(&self) {
        if let Some(&last) = self.entries.borrow().last() {
            self.nodes.borrow_mut()[last as usize].flags |= BROKEN;
        }
    }

    /// The nodes, and the errors in the order of the text.
    pub(crate) fn finish(self) -> (Piece, Vec<SyntaxError>) {
        let mut errors = self.errors.into_inner();
        if !errors.is_sorted_by_key(|error| error.at.start) {
            errors.sort_by_key(|error| error.at.start);
        }
        let mut records = self.nodes.into_inner();
        let spare = records.capacity() - records.len();
        if spare > WORTH_A_COPY.max(records.len() / 8) {
            records.shrink_to_fit();
        }
        (Piece { records, entries: self.entries.into_inner() }, errors)
    }
}
