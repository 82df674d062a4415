//! The lines of a huge file that a report shows.

use std::collections::BTreeMap;

use tns_lint::{Diagnostic, Stretch};
use tns_parser::text::{Encoding, Piece};
use tns_parser::{LineIndex, Source, Span, TooLarge};

/// Lines that are kept on either side of a place.
const AROUND: u32 = 3;
/// Edits of a fix that a report shows.
const EDITS: usize = 16;

/// Lines of a file, each once.
#[derive(Debug, Default)]
pub(crate) struct Excerpt {
    /// By the byte of the file they start at: their number and their text with its line end.
    lines: BTreeMap<u32, (u32, Vec<u8>)>,
}

/// The lines of a stretch, made when a place is kept.
pub(crate) struct Page<'a> {
    stretch: &'a Stretch,
    lines: LineIndex,
    /// Lines of what is carried along.
    carried: u32,
}

impl<'a> Page<'a> {
    pub(crate) fn new(stretch: &'a Stretch) -> Self {
        let lines = LineIndex::new(stretch.file.source());
        let carried = lines.line_col(stretch.carried, Encoding::Utf8).line;
        Self { stretch, lines, carried }
    }
}

impl Excerpt {
    /// Keeps the lines of a finding and gives it its place in the file; `None` where it is about what
    /// is carried along. A fix with edits all over a stretch is left out.
    pub(crate) fn take(&mut self, page: &Page<'_>, found: Diagnostic) -> Option<Diagnostic> {
        let fix = found.fix.filter(|fix| fix.edits.len() <= EDITS);
        let mut found = Diagnostic { fix, ..found };
        let in_file = |span| page.stretch.in_file(span);
        found.related.retain(|related| in_file(related.span).is_some());
        in_file(found.span)?;
        let edits = found.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        let related = found.related.iter().map(|related| related.span);
        let spans: Vec<_> = std::iter::once(found.span).chain(related).chain(edits).collect();
        spans.into_iter().for_each(|span| self.keep(page, span));
        Some(found.moved(|span| in_file(span).unwrap_or(span)))
    }

    /// Keeps the lines of a span of a stretch and those around it.
    pub(crate) fn keep(&mut self, page: &Page<'_>, span: Span) {
        let line = |offset| page.lines.line_col(offset, Encoding::Utf8).line;
        let first = line(span.start).saturating_sub(AROUND).max(page.carried);
        let source = page.stretch.file.source();
        for number in first..=line(span.end) + AROUND {
            let Some(start) = page.lines.line_span(number).map(|line| line.start) else { break };
            let next = page.lines.line_span(number + 1).map_or(source.len(), |next| next.start);
            let whole = Span::new(start, next);
            if let Some(at) = page.stretch.in_file(whole) {
                let number = page.stretch.line + number - page.carried;
                self.lines.entry(at.start).or_insert_with(|| (number, source.slice(whole).to_vec()));
            }
        }
    }

    /// The lines as one text, and where they stand in the file.
    pub(crate) fn finish(self) -> Result<(Source, Vec<Piece>), TooLarge> {
        let (mut text, mut pieces): (Vec<u8>, Vec<Piece>) = (Vec::new(), Vec::new());
        for (from, (line, bytes)) in self.lines {
            let goes_on = pieces.last().is_some_and(|last| from - last.from == text.len() as u32 - last.at);
            if !goes_on {
                pieces.push(Piece { at: text.len() as u32, from, line });
            }
            text.extend(bytes);
        }
        Ok((Source::new(text)?, pieces))
    }
}

/// The place in an excerpt of a place in the file.
pub(crate) fn in_excerpt(pieces: &[Piece], span: Span) -> Span {
    let at = |offset: u32| {
        let before = pieces.partition_point(|piece| piece.from <= offset).checked_sub(1);
        before.and_then(|nth| pieces.get(nth)).map_or(0, |piece| piece.at + (offset - piece.from))
    };
    Span::new(at(span.start), at(span.end))
}

#[cfg(test)]
mod tests {
    use tns_lint::Stretches;

    use super::*;

    #[test]
    fn an_excerpt_has_the_lines_around_its_places() {
        let text: String = (0..40).map(|nth| format!("A{nth} = x\n")).collect();
        let stretch = Stretches::new(text.as_bytes()).next().expect("a stretch").expect("readable");
        let page = Page::new(&stretch);
        let mut excerpt = Excerpt::default();
        let places = [text.find("A10").expect("there"), text.find("A30").expect("there")];
        let spans = places.map(|at| Span::new(at as u32, at as u32 + 3));
        spans.iter().for_each(|span| excerpt.keep(&page, *span));
        let (source, pieces) = excerpt.finish().expect("small");
        assert_eq!(pieces.iter().map(|piece| piece.line).collect::<Vec<_>>(), [7, 27]);
        let lines = LineIndex::of_excerpt(&source, &pieces);
        for (span, line) in spans.iter().zip([10, 30]) {
            let shown = in_excerpt(&pieces, *span);
            assert_eq!(source.text(shown), format!("A{line}"));
            assert_eq!(lines.line_col(shown.start, Encoding::Utf8).line, line);
            assert_eq!(lines.file_offset(shown.start), span.start);
        }
    }
}
