use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use tns_parser::{FileKind, Span, TooLarge, can_cut};

use super::chunk::{Chunk, Reading};
use super::{CHUNK, Document};

/// A block: the number of its chunk, and its number there.
type At = (usize, usize);

/// Blocks in one text, before it is divided into chunks.
#[derive(Default)]
struct Blocks {
    text: Vec<u8>,
    starts: Vec<u32>,
    readings: Vec<OnceLock<Arc<Reading>>>,
}

impl Document {
    /// Replaces a span. Gives the span of the blocks that are read anew.
    ///
    /// # Errors
    /// [`TooLarge`] where the text would get 4 GiB or more; nothing is changed then.
    pub fn edit(&mut self, span: Span, text: &str) -> Result<Span, TooLarge> {
        let end = span.end.min(self.len);
        let span = Span::new(span.start.min(end), end);
        u32::try_from(self.len as usize + text.len()).map_err(|_| TooLarge)?;
        let (first, last, region) = self.region(span, text.as_bytes());
        let start = self.start_of(first.0, first.1);
        let len = region.len() as u32;
        let blocks = self.replaced(first, last, region);
        let made = match blocks.text.len() <= 2 * CHUNK {
            true => vec![Arc::new(Chunk::new(blocks.text, blocks.starts, blocks.readings)?)],
            false => divided(&blocks.text, &blocks.starts, blocks.readings.into_iter())?,
        };
        self.put(first.0..=last.0, made);
        Ok(Span::new(start, start + len))
    }

    /// The blocks that an edit changes, with those that it joins, and their new text.
    fn region(&self, span: Span, text: &[u8]) -> (At, At, Vec<u8>) {
        let (mut first, mut last) = (self.at(span.start), self.at(span.end));
        let kept = |at: At, from: u32, to: u32| {
            let start = self.start_of(at.0, at.1);
            &self.chunks[at.0].bytes(at.1)
                [(from.max(start) - start) as usize..(to.max(start) - start) as usize]
        };
        let before = kept(first, 0, span.start);
        let last_end = self.start_of(last.0, last.1) + self.chunks[last.0].span(last.1).len();
        let mut region = [before, text, kept(last, span.end, last_end)].concat();
        while let Some(next) =
            self.after(last).filter(|next| !self.cuts_between(&region, self.bytes_of(*next)))
        {
            region.extend_from_slice(self.bytes_of(next));
            last = next;
        }
        while let Some(prev) = self.before(first).filter(|prev| {
            let ends_by_cr =
                self.after(last).is_none() && region.contains(&b'\r') && !region.contains(&b'\n');
            ends_by_cr || !self.cuts_between(self.bytes_of(*prev), &region)
        }) {
            region.splice(0..0, self.bytes_of(prev).iter().copied());
            first = prev;
        }
        (first, last, region)
    }

    /// The blocks of the chunks from that of `first` to that of `last`, those two and what is
    /// between them replaced by a text.
    fn replaced(&self, first: At, last: At, region: Vec<u8>) -> Blocks {
        let mut blocks = Blocks::default();
        (0..first.1).for_each(|block| blocks.keep(&self.chunks[first.0], block));
        let base = blocks.text.len() as u32;
        if !region.is_empty() {
            let starts = self.cuts(&region);
            blocks.readings.extend(starts.iter().map(|_| OnceLock::new()));
            blocks.starts.extend(starts.iter().map(|start| start + base));
            blocks.text.extend_from_slice(&region);
        }
        let after = &self.chunks[last.0];
        (last.1 + 1..after.blocks()).for_each(|block| blocks.keep(after, block));
        if blocks.starts.is_empty() {
            // A chunk has a block, and be it an empty one.
            blocks.starts.push(0);
            blocks.readings.push(OnceLock::new());
        }
        blocks
    }

    /// Puts chunks in the place of others.
    fn put(&mut self, old: RangeInclusive<usize>, made: Vec<Arc<Chunk>>) {
        let first = *old.start();
        let same = made.len() == old.end() + 1 - first;
        let made =
            made.into_iter().filter(|chunk| chunk.len() > 0 || self.chunks.len() == 1 + old.end() - first);
        let made: Vec<_> = made.collect();
        match (same, &made[..]) {
            (true, [only]) => {
                let (bytes, lines) = (self.chunks[first].len(), self.chunks[first].line_ends());
                let (more, more_lines) =
                    (only.len().wrapping_sub(bytes), only.line_ends().wrapping_sub(lines));
                self.bytes[first + 1..].iter_mut().for_each(|start| *start = start.wrapping_add(more));
                if more_lines != 0 {
                    self.lines[first + 1..].iter_mut().for_each(|line| *line = line.wrapping_add(more_lines));
                }
                self.len = self.len.wrapping_add(more);
                self.chunks[first] = only.clone();
            }
            _ => {
                self.chunks.splice(old, made);
                self.count_from(first);
            }
        }
    }

    /// Counts bytes and lines from a chunk on.
    pub(super) fn count_from(&mut self, first: usize) {
        self.bytes.truncate(first);
        self.lines.truncate(first);
        let (mut byte, mut line) = match first.checked_sub(1) {
            Some(before) => {
                let chunk = &self.chunks[before];
                (self.bytes[before] + chunk.len(), self.lines[before] + chunk.line_ends())
            }
            None => (0, 0),
        };
        for chunk in &self.chunks[first..] {
            self.bytes.push(byte);
            self.lines.push(line);
            byte += chunk.len();
            line += chunk.line_ends();
        }
        self.len = byte;
    }

    fn at(&self, offset: u32) -> At {
        let nth = self.chunk_of(offset);
        (nth, self.chunks[nth].block_of(offset - self.bytes[nth]))
    }

    fn before(&self, (nth, block): At) -> Option<At> {
        match block.checked_sub(1) {
            Some(block) => Some((nth, block)),
            None => nth.checked_sub(1).map(|nth| (nth, self.chunks[nth].blocks() - 1)),
        }
    }

    fn after(&self, (nth, block): At) -> Option<At> {
        match block + 1 < self.chunks[nth].blocks() {
            true => Some((nth, block + 1)),
            false => (nth + 1 < self.chunks.len()).then_some((nth + 1, 0)),
        }
    }

    fn bytes_of(&self, (nth, block): At) -> &[u8] {
        self.chunks[nth].bytes(block)
    }

    fn cuts_between(&self, before: &[u8], after: &[u8]) -> bool {
        self.kind != FileKind::Descriptor && can_cut(before, after)
    }
}

impl Blocks {
    /// Takes over a block.
    fn keep(&mut self, chunk: &Chunk, block: usize) {
        self.starts.push(self.text.len() as u32);
        self.text.extend_from_slice(chunk.bytes(block));
        self.readings.push(chunk.kept(block));
    }
}

/// The chunks of a text whose blocks start at these places.
pub(super) fn chunks(text: &[u8], starts: &[u32]) -> Result<Vec<Arc<Chunk>>, TooLarge> {
    divided(text, starts, starts.iter().map(|_| OnceLock::new()))
}

/// Blocks as chunks of about the same size.
fn divided(
    text: &[u8],
    starts: &[u32],
    mut readings: impl Iterator<Item = OnceLock<Arc<Reading>>>,
) -> Result<Vec<Arc<Chunk>>, TooLarge> {
    let end = text.len() as u32;
    let (mut chunks, mut from) = (Vec::with_capacity(text.len() / CHUNK + 1), 0);
    while from < starts.len() {
        let base = starts[from];
        let full = |start: &u32| (*start - base) as usize >= CHUNK;
        let to = (from + 1..starts.len()).find(|&at| full(&starts[at])).unwrap_or(starts.len());
        let until = starts.get(to).copied().unwrap_or(end);
        let own = starts[from..to].iter().map(|start| start - base).collect();
        let read = readings.by_ref().take(to - from).collect();
        chunks.push(Arc::new(Chunk::new(text[base as usize..until as usize].to_vec(), own, read)?));
        from = to;
    }
    Ok(chunks)
}
