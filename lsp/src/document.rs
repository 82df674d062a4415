//! A text that is being edited: chunks of whole entries, so that a keystroke costs
//! the same in a file of 100,000 entries as in a small one.
//!
//! A *block* is the text between two places where the grammar certainly starts anew
//! ([`tns_parser::cuts`]), usually one entry with the comments behind it. Reading the blocks one
//! by one gives what reading the whole text gives. A *chunk* is a run of blocks.

mod change;
mod chunk;
mod places;

use std::borrow::Cow;
use std::sync::Arc;

use memchr::memchr2_iter;
use tns_lint::LintFile;
use tns_lint::config::Options;
use tns_parser::format::LineEnds;
use tns_parser::{FileKind, Keyword, Parse, Source, Span, TooLarge, cuts, parse};

use chunk::Chunk;
pub use chunk::Reading;

/// Bytes of a chunk, about; a block that is longer makes it longer.
const CHUNK: usize = 4 << 10;

/// A text that is being edited. A clone is a snapshot: it shares all chunks, and costs a few
/// microseconds.
#[derive(Clone, Debug)]
pub struct Document {
    kind: FileKind,
    options: Arc<Options>,
    chunks: Vec<Arc<Chunk>>,
    /// The byte that each chunk starts at.
    bytes: Vec<u32>,
    /// The number of the line that each chunk starts with.
    lines: Vec<u32>,
    len: u32,
}

/// A block in its document.
#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    /// The byte of the document that it starts at.
    pub start: u32,
    /// Its number of bytes.
    pub len: u32,
    /// What it says.
    pub reading: &'a Reading,
}

/// The name of an entry.
#[derive(Clone, Debug)]
pub struct Name<'a> {
    /// Its place in the document.
    pub span: Span,
    /// The keyword of its entry, IFILE above all; of an alias [`Keyword::UNKNOWN`], mostly.
    pub keyword: Keyword,
    /// As written.
    pub text: Cow<'a, str>,
}

impl<'a> Block<'a> {
    /// Its tree; places in it count from the start of the block.
    pub fn parse(self) -> &'a Parse {
        self.reading.file.parse()
    }

    /// As the rules see it.
    pub fn file(self) -> &'a LintFile {
        &self.reading.file
    }

    /// Its place in the document.
    pub fn span(self) -> Span {
        Span::new(self.start, self.start + self.len)
    }

    /// The place in the document of a place in the block.
    pub fn outer(self, inner: Span) -> Span {
        Span::new(inner.start + self.start, inner.end + self.start)
    }

    /// The place in the block of a byte of the document; the nearest one for a byte outside.
    pub fn inner(self, offset: u32) -> u32 {
        offset.clamp(self.start, self.start + self.len) - self.start
    }
}

impl Document {
    /// Takes a text.
    ///
    /// # Errors
    /// [`TooLarge`] for 4 GiB and more.
    pub fn new(text: &str, kind: FileKind, options: &Arc<Options>) -> Result<Self, TooLarge> {
        if u32::try_from(text.len()).is_err() {
            return Err(TooLarge);
        }
        let mut document = Self {
            kind,
            options: options.clone(),
            chunks: Vec::new(),
            bytes: Vec::new(),
            lines: Vec::new(),
            len: 0,
        };
        let starts = document.cuts(text.as_bytes());
        document.chunks = change::chunks(text.as_bytes(), &starts)?;
        document.count_from(0);
        Ok(document)
    }

    /// Where the blocks of a text start.
    fn cuts(&self, text: &[u8]) -> Vec<u32> {
        let whole = [0].into_iter();
        match self.kind {
            // A connect string is one block, whatever it looks like.
            FileKind::Descriptor => whole.collect(),
            _ => whole.chain(cuts(text).map(|at| at as u32)).collect(),
        }
    }

    /// The kind of file.
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    /// Number of bytes.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The span of all of it.
    pub fn whole(&self) -> Span {
        Span::new(0, self.len)
    }

    /// All of it as one text.
    pub fn text(&self) -> String {
        self.slice(self.whole())
    }

    /// The text of a span; of what lies outside nothing.
    pub fn slice(&self, span: Span) -> String {
        let mut out = Vec::with_capacity(span.len() as usize);
        for nth in self.chunk_of(span.start)..self.chunks.len() {
            let (start, chunk) = (self.bytes[nth], &self.chunks[nth]);
            if start >= span.end {
                break;
            }
            let end = span.end.min(start + chunk.len()) - start;
            out.extend_from_slice(
                chunk.text().slice(Span::new(span.start.saturating_sub(start).min(end), end)),
            );
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    /// Bytes from a place on, as many as stand together; none at the end.
    pub(crate) fn bytes_from(&self, offset: u32) -> &[u8] {
        let nth = self.chunk_of(offset);
        let chunk = self.chunks[nth].text();
        chunk.slice(Span::new((offset - self.bytes[nth]).min(chunk.len()), chunk.len()))
    }

    /// All of it, read at once: for what looks at the file as a whole. Costs a pass over it.
    pub fn lint_file(&self) -> LintFile {
        // It was small enough as chunks.
        let source = Source::new(self.text()).unwrap_or_else(|_| self.chunks[0].text().clone());
        LintFile::new(parse(source, self.kind)).with_options(&self.options)
    }

    /// The block that holds a byte; the last one for the end of the text.
    pub fn block_at(&self, offset: u32) -> Block<'_> {
        let nth = self.chunk_of(offset);
        self.block(nth, self.chunks[nth].block_of(offset - self.bytes[nth]))
    }

    /// The place of the block that holds a byte, which need not be read for that.
    pub fn block_span(&self, offset: u32) -> Span {
        let nth = self.chunk_of(offset);
        let base = self.bytes[nth];
        let span = self.chunks[nth].span(self.chunks[nth].block_of(offset - base));
        Span::new(base + span.start, base + span.end)
    }

    /// The bytes of the block that holds a byte.
    pub(crate) fn block_bytes(&self, offset: u32) -> &[u8] {
        let nth = self.chunk_of(offset);
        self.chunks[nth].bytes(self.chunks[nth].block_of(offset - self.bytes[nth]))
    }

    /// The blocks that touch a span, in the order of the text. Each is read and kept: this is for
    /// what is on the screen. See [`Document::stretches`] for all of a large text.
    pub fn blocks_in(&self, span: Span) -> impl Iterator<Item = Block<'_>> {
        let first = self.chunk_of(span.start);
        let from = self.chunks[first].block_of(span.start - self.bytes[first]);
        let places = (first..self.chunks.len()).flat_map(move |nth| {
            let skipped = if nth == first { from } else { 0 };
            (skipped..self.chunks[nth].blocks()).map(move |block| (nth, block))
        });
        let starts = move |&(nth, block): &(usize, usize)| self.start_of(nth, block) <= span.end;
        places.take_while(starts).map(|(nth, block)| self.block(nth, block))
    }

    /// The text in stretches of whole entries with their trees, none of which is kept: the byte
    /// that each starts at, and what it says. For what looks at all of a large text.
    pub fn stretches(&self) -> impl Iterator<Item = (u32, Parse)> {
        let chunks = self.bytes.iter().zip(&self.chunks);
        chunks.map(|(start, chunk)| (*start, parse(chunk.text().clone(), self.kind)))
    }

    /// The stretches that hold a word in any case: one that is not the beginning of a longer one. What
    /// does not hold it is not read.
    pub fn stretches_with<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (u32, Parse)> + 'a {
        let chunks = self.bytes.iter().zip(&self.chunks);
        chunks
            .filter(move |(_, chunk)| holds(chunk.text().bytes(), word.as_bytes()))
            .map(|(start, chunk)| (*start, parse(chunk.text().clone(), self.kind)))
    }

    /// The names of all entries, those of alias lists included, in the order of the text. Found
    /// once for each chunk.
    pub fn names(&self) -> impl Iterator<Item = Name<'_>> {
        let chunks = self.bytes.iter().zip(&self.chunks);
        chunks.flat_map(|(&base, chunk)| {
            chunk.names(self.kind).iter().map(move |&(span, keyword)| Name {
                span: Span::new(base + span.start, base + span.end),
                keyword,
                text: chunk.text().text(span),
            })
        })
    }

    /// The line ends of the text. Counted once for each chunk.
    pub fn line_ends(&self) -> LineEnds {
        let ends = self.chunks.iter().map(|chunk| chunk.ends(self.kind));
        ends.reduce(LineEnds::and).unwrap_or_default()
    }

    /// What the rules take as too much or too little.
    pub fn options(&self) -> &Arc<Options> {
        &self.options
    }

    /// The same text, read anew with other options.
    #[must_use]
    pub fn with_options(&self, options: &Arc<Options>) -> Self {
        let text = self.text();
        Self::new(&text, self.kind, options).unwrap_or_else(|_| self.clone())
    }

    /// The same text, read anew as another kind of file.
    #[must_use]
    pub(crate) fn with_kind(&self, kind: FileKind) -> Self {
        Self::new(&self.text(), kind, &self.options).unwrap_or_else(|_| self.clone())
    }

    fn block(&self, nth: usize, block: usize) -> Block<'_> {
        let chunk = &self.chunks[nth];
        let span = chunk.span(block);
        let reading = chunk.reading(block, self.kind, &self.options);
        Block { start: self.bytes[nth] + span.start, len: span.len(), reading }
    }

    fn start_of(&self, nth: usize, block: usize) -> u32 {
        self.bytes[nth] + self.chunks[nth].span(block).start
    }

    /// The chunk that holds a byte; the last one for the end of the text.
    fn chunk_of(&self, offset: u32) -> usize {
        self.bytes.partition_point(|&start| start <= offset).saturating_sub(1)
    }
}

/// Whether a text holds a word in any case that does not go on behind it.
fn holds(text: &[u8], word: &[u8]) -> bool {
    let Some(&first) = word.first() else { return true };
    let starts = memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    starts.into_iter().any(|at| {
        let end = at + word.len();
        let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        text.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(word))
            && !text.get(end).is_some_and(goes_on)
    })
}

#[cfg(test)]
mod tests;
