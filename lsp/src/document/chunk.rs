use std::sync::{Arc, OnceLock};

use tns_lint::config::Options;
use tns_lint::{Diagnostic, LintFile};
use tns_parser::{FileKind, Keyword, LineIndex, Node, Source, Span, TooLarge, parse};

/// A run of whole blocks; never changed in place, so that snapshots share it.
#[derive(Debug)]
pub(super) struct Chunk {
    text: Source,
    /// Where the blocks start; the first one at 0.
    starts: Vec<u32>,
    /// What was read of each block, as far as somebody asked.
    readings: Vec<OnceLock<Arc<Reading>>>,
    lines: OnceLock<LineIndex>,
    names: OnceLock<Box<[(Span, Keyword)]>>,
}

/// A block as the rules see it; its places count from its start.
#[derive(Debug)]
pub struct Reading {
    /// The text with its tree.
    pub file: LintFile,
    /// What was found in it by itself, once that was asked for.
    pub(crate) found: OnceLock<Vec<Diagnostic>>,
}

impl Chunk {
    pub(super) fn new(
        text: Vec<u8>,
        starts: Vec<u32>,
        readings: Vec<OnceLock<Arc<Reading>>>,
    ) -> Result<Self, TooLarge> {
        Ok(Self {
            text: Source::new(text)?,
            starts,
            readings,
            lines: OnceLock::new(),
            names: OnceLock::new(),
        })
    }

    pub(super) fn text(&self) -> &Source {
        &self.text
    }

    pub(super) fn len(&self) -> u32 {
        self.text.len()
    }

    /// How many line ends it has.
    pub(super) fn line_ends(&self) -> u32 {
        self.lines().lines() - 1
    }

    /// Its lines, the first one 0.
    pub(super) fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The names of its entries with their keywords.
    pub(super) fn names(&self, kind: FileKind) -> &[(Span, Keyword)] {
        self.names.get_or_init(|| {
            let parse = parse(self.text.clone(), kind);
            parse.entries().flat_map(names_of).collect()
        })
    }

    pub(super) fn blocks(&self) -> usize {
        self.starts.len()
    }

    /// The block that holds a byte.
    pub(super) fn block_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The place of a block.
    pub(super) fn span(&self, block: usize) -> Span {
        let end = self.starts.get(block + 1).copied().unwrap_or(self.len());
        Span::new(self.starts[block], end)
    }

    pub(super) fn bytes(&self, block: usize) -> &[u8] {
        self.text.slice(self.span(block))
    }

    /// A block, read.
    pub(super) fn reading(&self, block: usize, kind: FileKind, options: &Arc<Options>) -> &Reading {
        self.readings[block].get_or_init(|| {
            // A part of a text that is small enough is small enough.
            let source = Source::new(self.bytes(block)).unwrap_or_else(|_| self.text.clone());
            let file = LintFile::new(parse(source, kind)).with_options(options);
            Arc::new(Reading { file, found: OnceLock::new() })
        })
    }

    /// What was read of a block, for a chunk that takes it over.
    pub(super) fn kept(&self, block: usize) -> OnceLock<Arc<Reading>> {
        self.readings[block].clone()
    }
}

/// The names of an entry; its keyword is that of the first one.
fn names_of(entry: Node<'_>) -> impl Iterator<Item = (Span, Keyword)> {
    let keyword = move |nth| if nth == 0 { entry.keyword() } else { Keyword::UNKNOWN };
    entry.names().enumerate().map(move |(nth, name)| (name.span(), keyword(nth)))
}
