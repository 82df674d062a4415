use memchr::memchr2_iter;

use super::{Source, Span};

/// Unit in which columns are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the default of the Language Server Protocol.
    Utf16,
    /// Characters, what a person counts.
    #[default]
    Utf32,
}

impl Encoding {
    /// How many units a text is wide; a byte that is not UTF-8 counts as one.
    pub fn width(self, text: &[u8]) -> u32 {
        if self == Self::Utf8 || text.is_ascii() {
            return text.len() as u32;
        }
        characters(text).map(|(_, length, wide)| unit(length, wide, self)).sum()
    }
}

/// A place in a file; both numbers start at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// Line, the first one is 0.
    pub line: u32,
    /// Column in the unit asked for, the first one is 0.
    pub column: u32,
}

/// Where lines start. A line ends with LF, CR LF or a lone CR.
#[derive(Clone, Debug)]
pub struct LineIndex {
    source: Source,
    starts: Vec<u32>,
    /// Of an excerpt, with the number that the first line of each has in it; else empty.
    pieces: Vec<(Piece, u32)>,
}

/// A run of whole lines of a file that stands in an excerpt of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The byte of the excerpt that it starts at.
    pub at: u32,
    /// The byte of the file that it starts at.
    pub from: u32,
    /// The number of its first line in the file; the first line is 0.
    pub line: u32,
}

impl LineIndex {
    /// Indexes a file; costs one pass over it.
    pub fn new(source: &Source) -> Self {
        let bytes = source.bytes();
        let after = |at: usize| match (bytes[at], bytes.get(at + 1)) {
            (b'\r', Some(b'\n')) => None,
            _ => Some(at as u32 + 1),
        };
        let starts = std::iter::once(0).chain(memchr2_iter(b'\n', b'\r', bytes).filter_map(after));
        let mut starts: Vec<_> = starts.collect();
        // An index lives as long as its text.
        starts.shrink_to_fit();
        Self { starts, source: source.clone(), pieces: Vec::new() }
    }

    /// Indexes an excerpt of a file: lines are counted as in the file, byte offsets
    /// as in the excerpt. The pieces are in the order of the text.
    pub fn of_excerpt(source: &Source, pieces: &[Piece]) -> Self {
        let mut index = Self::new(source);
        let first = |piece: &Piece| index.starts.partition_point(|&start| start < piece.at) as u32;
        index.pieces = pieces.iter().map(|piece| (*piece, first(piece))).collect();
        index
    }

    /// The byte of the file at a byte of the excerpt; the same where it is no excerpt.
    pub fn file_offset(&self, offset: u32) -> u32 {
        let before = self.pieces.partition_point(|(piece, _)| piece.at <= offset);
        let piece = before.checked_sub(1).and_then(|nth| self.pieces.get(nth));
        piece.map_or(offset, |(piece, _)| piece.from + (offset - piece.at))
    }

    /// The number in the file of a line of the text.
    fn line_in_file(&self, line: u32) -> u32 {
        let before = self.pieces.partition_point(|(_, first)| *first <= line);
        let piece = before.checked_sub(1).and_then(|nth| self.pieces.get(nth));
        piece.map_or(line, |(piece, first)| piece.line + (line - first))
    }

    /// The line of the text that has this number in the file.
    fn line_in_text(&self, line: u32) -> Option<u32> {
        if self.pieces.is_empty() {
            return Some(line);
        }
        let before = self.pieces.partition_point(|(piece, _)| piece.line <= line).checked_sub(1)?;
        let (piece, first) = self.pieces.get(before)?;
        let next = self.pieces.get(before + 1).map_or(self.starts.len() as u32, |(_, next)| *next);
        Some(first + (line - piece.line)).filter(|found| *found < next)
    }

    /// Number of lines, of an excerpt up to its last one; an empty file has one.
    pub fn lines(&self) -> u32 {
        self.line_in_file(self.starts.len() as u32 - 1) + 1
    }

    /// Line and column of a byte offset. An offset inside a character or
    /// after the end counts as the nearest place before it.
    pub fn line_col(&self, offset: u32, encoding: Encoding) -> LineCol {
        let offset = offset.min(self.source.len());
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        let before = self.source.slice(Span::new(self.starts[line], offset));
        LineCol { line: self.line_in_file(line as u32), column: encoding.width(before) }
    }

    /// The byte offset of a place; a column after the end of the line is the
    /// end of the line, a line after the last one is the end of the file.
    pub fn offset(&self, place: LineCol, encoding: Encoding) -> u32 {
        let Some(line) = self.line_span(place.line) else { return self.source.len() };
        let mut units = 0;
        let bytes = self.source.slice(line);
        for (at, length, wide) in characters(bytes) {
            let next = units + unit(length, wide, encoding);
            if next > place.column {
                return line.start + at as u32;
            }
            units = next;
        }
        line.end
    }

    /// The span of a line without its line end; `None` where the text lacks it.
    pub fn line_span(&self, line: u32) -> Option<Span> {
        let line = self.line_in_text(line)? as usize;
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(self.source.len());
        let text = self.source.slice(Span::new(start, end));
        let ends = text.iter().rev().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        Some(Span::new(start, end - ends as u32))
    }
}

fn unit(length: usize, wide: bool, encoding: Encoding) -> u32 {
    match encoding {
        Encoding::Utf8 => length as u32,
        Encoding::Utf16 => 1 + u32::from(wide),
        Encoding::Utf32 => 1,
    }
}

/// (offset, byte length, needs two UTF-16 units) of each character; a byte
/// that is not UTF-8 counts as one character.
fn characters(bytes: &[u8]) -> impl Iterator<Item = (usize, usize, bool)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let length = char_len(rest);
        let item = (at, length, length == 4);
        at += length;
        Some(item)
    })
}

fn char_len(rest: &[u8]) -> usize {
    let expected = match rest[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return 1,
    };
    match rest.get(..expected) {
        Some(bytes) if std::str::from_utf8(bytes).is_ok() => expected,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(text: &str) -> LineIndex {
        LineIndex::new(&Source::new(text).expect("small"))
    }

    #[test]
    fn every_kind_of_line_end_starts_a_line() {
        let lines = index("a\nb\r\nc\rd");
        let places = [0, 2, 5, 7].map(|at| lines.line_col(at, Encoding::Utf8).line);
        assert_eq!(places, [0, 1, 2, 3]);
        assert_eq!(lines.line_span(1), Some(Span::new(2, 3)));
    }

    #[test]
    fn an_excerpt_counts_lines_as_its_file_does() {
        // Lines 0 and 1, 7 and 8 of a file.
        let source = Source::new("a\nb\nh\ni\n").expect("small");
        let pieces = [Piece { at: 0, from: 0, line: 0 }, Piece { at: 4, from: 40, line: 7 }];
        let lines = LineIndex::of_excerpt(&source, &pieces);
        let places = [0, 2, 4, 6].map(|at| lines.line_col(at, Encoding::Utf8).line);
        assert_eq!(places, [0, 1, 7, 8]);
        assert_eq!([2, 4, 7].map(|at| lines.file_offset(at)), [2, 40, 43]);
        assert_eq!(lines.line_span(7), Some(Span::new(4, 5)));
        assert_eq!(lines.line_span(3), None);
    }

    #[test]
    fn columns_count_in_the_unit_asked_for() {
        let lines = index("é😀x");
        let columns = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32].map(|e| lines.line_col(6, e).column);
        assert_eq!(columns, [6, 3, 2]);
        assert_eq!(lines.offset(LineCol { line: 0, column: 3 }, Encoding::Utf16), 6);
        assert_eq!(lines.offset(LineCol { line: 0, column: 2 }, Encoding::Utf16), 2);
        assert_eq!(lines.offset(LineCol { line: 9, column: 0 }, Encoding::Utf16), 7);
    }
}
