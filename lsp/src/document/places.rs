use tns_parser::text::{Encoding, LineCol};

use super::Document;

impl Document {
    /// Line and column of a byte. A byte inside a character or after the end counts as the
    /// nearest place before it.
    pub fn line_col(&self, offset: u32, encoding: Encoding) -> LineCol {
        let offset = offset.min(self.len);
        let nth = self.chunk_of(offset);
        let place = self.chunks[nth].lines().line_col(offset - self.bytes[nth], encoding);
        LineCol { line: place.line + self.lines[nth], ..place }
    }

    /// The byte of a place; a column after the end of its line is that end, a line after the
    /// last one the end of the text.
    pub fn offset(&self, place: LineCol, encoding: Encoding) -> u32 {
        let nth = self.lines.partition_point(|&first| first <= place.line).saturating_sub(1);
        let inner = LineCol { line: place.line - self.lines[nth], ..place };
        self.bytes[nth] + self.chunks[nth].lines().offset(inner, encoding)
    }

    /// The number of lines; an empty text has one.
    pub fn line_count(&self) -> u32 {
        let last = self.chunks.len() - 1;
        self.lines[last] + self.chunks[last].line_ends() + 1
    }
}
