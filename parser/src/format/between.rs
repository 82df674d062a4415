use memchr::{memchr, memchr_iter};

use super::touches;
use crate::Parse;
use crate::text::Span;
use crate::tree::Edit;

/// The edits that take blanks from the ends of the lines between entries.
pub(super) fn trimmed(parse: &Parse, errors: &[Span]) -> Vec<Edit> {
    gaps(parse).filter(|gap| !touches(errors, *gap)).flat_map(|gap| lines(parse, gap)).collect()
}

/// The line end that most lines have; `None` for a file of lone CRs, whose
/// lines most tools would join, and for UTF-16.
///
/// Only lines between entries count where there are any: their number stays the
/// same, so that formatting again finds the same line end.
pub(super) fn line_end(parse: &Parse) -> Option<&'static str> {
    let source = parse.source();
    let add = |sum: (usize, usize), count: (usize, usize)| (sum.0 + count.0, sum.1 + count.1);
    let counts = match gaps(parse).map(|gap| count(source.slice(gap))).fold((0, 0), add) {
        (0, _) => count(source.bytes()),
        counts => counts,
    };
    match counts {
        _ if source.is_utf16() => None,
        (0, _) if memchr(b'\r', source.bytes()).is_some() => None,
        (all, crlf) if crlf * 2 > all => Some("\r\n"),
        _ => Some("\n"),
    }
}

/// The numbers of all LF and of CRLF.
fn count(text: &[u8]) -> (usize, usize) {
    let crlf = |at: &usize| text[..*at].ends_with(b"\r");
    (memchr_iter(b'\n', text).count(), memchr_iter(b'\n', text).filter(crlf).count())
}

/// The stretches before, between and after the entries.
fn gaps(parse: &Parse) -> impl Iterator<Item = Span> {
    let ends = parse.entries().map(|entry| entry.span().end);
    let starts = parse.entries().map(|entry| entry.span().start);
    let gaps = std::iter::once(0).chain(ends).zip(starts.chain([parse.source().len()]));
    gaps.filter(|(start, end)| start <= end).map(|(start, end)| Span::new(start, end))
}

fn lines(parse: &Parse, gap: Span) -> Vec<Edit> {
    let text = parse.source().slice(gap);
    let at_end = (gap.end == parse.source().len()).then_some(text.len());
    let ends = memchr_iter(b'\n', text).map(|at| at - usize::from(text[..at].ends_with(b"\r")));
    let blanks = ends.chain(at_end).filter_map(|end| {
        let blanks = text[..end].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        // Some reader may take blanks behind a value for a part of it.
        let after_value = blanks == end && gap.start > 0 && !ends_with_close(parse, gap.start);
        // A lone CR would become a part of the line end.
        let after_cr = text[..end - blanks].ends_with(b"\r");
        (blanks > 0 && !after_value && !after_cr).then(|| (end - blanks, end))
    });
    let span = |(from, to)| Span::new(gap.start + from as u32, gap.start + to as u32);
    blanks.map(|blanks| Edit::delete(span(blanks))).collect()
}

fn ends_with_close(parse: &Parse, end: u32) -> bool {
    parse.source().bytes()[..end as usize].ends_with(b")")
}
