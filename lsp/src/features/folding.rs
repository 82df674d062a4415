use lsp_types::{FoldingRange, FoldingRangeKind};
use memchr::memchr_iter;
use tns_parser::{Node, Parse, Span};

use crate::view::{Cancelled, View};

/// How a client folds.
#[derive(Clone, Copy, Debug)]
pub struct Folding {
    /// Whether it folds whole lines only.
    pub line_only: bool,
    /// How many ranges it wants at most.
    pub limit: usize,
}

impl Default for Folding {
    fn default() -> Self {
        Self { line_only: true, limit: 5000 }
    }
}

/// `textDocument/foldingRange`: entries and parameters over several lines, and blocks of comments.
///
/// # Errors
/// [`Cancelled`] where nobody waits any more.
pub fn folding_ranges(view: &View<'_>, folding: Folding) -> Result<Vec<FoldingRange>, Cancelled> {
    let mut ranges: Vec<FoldingRange> = Vec::new();
    // A block of comments goes on over the end of a stretch.
    let mut comments: Option<Span> = None;
    for (start, parse) in view.document.stretches() {
        view.cancel.check()?;
        if ranges.len() >= folding.limit {
            break;
        }
        for comment in comment_lines(&parse) {
            let comment = Span::new(start + comment.start, start + comment.end);
            comments = match comments {
                Some(open) if is_next_line(view, open, comment) => Some(open.cover(comment)),
                open => {
                    ranges.extend(open.and_then(|open| comment_range(view, folding, open)));
                    Some(comment)
                }
            };
        }
        for entry in parse.entries() {
            nodes(view, folding, entry, start, &mut ranges);
        }
    }
    ranges.extend(comments.and_then(|open| comment_range(view, folding, open)));
    ranges.sort_by_key(|range| (range.start_line, std::cmp::Reverse(range.end_line)));
    if folding.line_only {
        // Of those that start on one line a client shows the first one.
        ranges.dedup_by_key(|range| range.start_line);
    }
    ranges.truncate(folding.limit);
    Ok(ranges)
}

/// The comments that have a line for themselves.
fn comment_lines(parse: &Parse) -> Vec<Span> {
    let bytes = parse.source().bytes();
    if !parse.has_comments() || parse.source().is_utf16() {
        return Vec::new();
    }
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mut found: Vec<Span> = Vec::new();
    for hash in memchr_iter(b'#', bytes) {
        let before = bytes[..hash].iter().rev().take_while(|byte| !is_end(byte));
        if before.into_iter().all(u8::is_ascii_whitespace) {
            let length = bytes[hash..].iter().position(is_end).unwrap_or(bytes.len() - hash);
            found.push(Span::new(hash as u32, (hash + length) as u32));
        }
    }
    found
}

fn is_next_line(view: &View<'_>, before: Span, comment: Span) -> bool {
    view.position(before.end).line + 1 == view.position(comment.start).line
}

fn comment_range(view: &View<'_>, folding: Folding, span: Span) -> Option<FoldingRange> {
    range(view, folding, span).map(|range| FoldingRange { kind: Some(FoldingRangeKind::Comment), ..range })
}

/// The ranges of a node and of what stands below it.
fn nodes(view: &View<'_>, folding: Folding, node: Node<'_>, start: u32, ranges: &mut Vec<FoldingRange>) {
    let whole = node.span();
    // The name stays to be seen, and so does the parenthesis that ends it.
    let closed = node.source().slice(whole).ends_with(b")");
    let span = Span::new(start + node.name_span().end, start + whole.end - u32::from(closed));
    let Some(range) = range(view, folding, span) else { return };
    ranges.push(range);
    node.params().for_each(|param| nodes(view, folding, param, start, ranges));
}

/// The range of a span over several lines.
fn range(view: &View<'_>, folding: Folding, span: Span) -> Option<FoldingRange> {
    let (start, end) = (view.position(span.start), view.position(span.end));
    let column = |column: u32| (!folding.line_only).then_some(column);
    (start.line < end.line).then(|| FoldingRange {
        start_line: start.line,
        start_character: column(start.character),
        end_line: end.line,
        end_character: column(end.character),
        kind: None,
        collapsed_text: None,
    })
}
