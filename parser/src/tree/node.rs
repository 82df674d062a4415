use std::sync::Arc;

use crate::catalog::{FileKind, Keyword};
use crate::error::SyntaxError;
use crate::text::Source;

/// Deepest nesting of parameters that is read; more is one syntax error.
pub const MAX_DEPTH: u32 = 64;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum NodeKind {
    /// `names = value`, or the text of a bare descriptor.
    Entry,
    /// One name of an entry.
    Name,
    /// `(NAME = value)`; without a name where two `(` stand together.
    Param,
    /// One element of a list `(a, b)`.
    Item,
}

/// The value is in quotes.
pub(crate) const QUOTED: u8 = 1;
/// The node, or one below, has a syntax error.
pub(crate) const BROKEN: u8 = 2;
/// The value is one word: no blank, line end or comment in it, and no quotes around it.
pub(crate) const WORD: u8 = 4;
/// Nodes stand below it.
pub(crate) const PARENT: u8 = 8;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// End of the keyword of a parameter; its start is the first word after `(`.
    pub(crate) name_end: u32,
    pub(crate) value_start: u32,
    pub(crate) value_end: u32,
    /// Index after the last node of the subtree.
    pub(crate) next: u32,
    pub(crate) keyword: Keyword,
    pub(crate) kind: NodeKind,
    pub(crate) flags: u8,
}

/// All nodes of one text, a parent before its children. A large text is read in
/// parts, side by side; an entry lies in one part.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(crate) parts: Vec<Part>,
}

/// A part of a tree, with what its nodes are asked about: a node leads here in one step.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) records: Vec<Record>,
    pub(crate) entries: Vec<u32>,
    pub(crate) number: u32,
    pub(crate) source: Source,
    pub(crate) kind: FileKind,
    /// Those of the whole text.
    pub(crate) errors: Arc<Vec<SyntaxError>>,
}

/// The nodes of a stretch of text, and which of them are entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    pub(crate) records: Vec<Record>,
    pub(crate) entries: Vec<u32>,
}

impl Tree {
    /// The nodes of all stretches of a text.
    pub(crate) fn new(
        pieces: Vec<Piece>,
        source: &Source,
        kind: FileKind,
        errors: &Arc<Vec<SyntaxError>>,
    ) -> Self {
        let part = |(number, piece): (usize, Piece)| Part {
            records: piece.records,
            entries: piece.entries,
            number: number as u32,
            source: source.clone(),
            kind,
            errors: errors.clone(),
        };
        Self { parts: pieces.into_iter().enumerate().map(part).collect() }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.records.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes that the tree takes in memory.
    pub fn memory(&self) -> usize {
        let of = |part: &Part| part.records.capacity() * size_of::<Record>() + part.entries.capacity() * 4;
        self.parts.iter().map(of).sum()
    }
}
