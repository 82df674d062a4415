use memchr::{memchr, memchr_iter};

use super::touches;
use crate::Parse;
use crate::text::Span;
use crate::tree::Edit;

/// The edits that take blanks from the ends of the lines between entries.
pub(super) fn trimmed(parse: &Parse, errors: &[Span]) -> Vec<Edit> {
    gaps(parse).filter(|gap| !touches(errors, *gap)).flat_map(|gap| lines(parse, gap)).collect()
}

/// The line ends of a text. Those of texts that are read one after the other add up.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineEnds {
    /// All LF between entries, and those behind a CR.
    between: Count,
    /// The same of the whole text, where no line ends between entries.
    anywhere: Count,
    has_cr: bool,
    is_utf16: bool,
}

type Count = (usize, usize);

impl LineEnds {
    /// Counts them; costs a pass over the text.
    pub fn of(parse: &Parse) -> Self {
        let source = parse.source();
        let between = gaps(parse).map(|gap| count(source.slice(gap))).fold((0, 0), add);
        let all = if between.0 == 0 { source.bytes() } else { &[] };
        let has_cr = memchr(b'\r', all).is_some();
        Self { between, anywhere: count(all), has_cr, is_utf16: source.is_utf16() }
    }

    /// Together with those of the text that follows.
    #[must_use]
    pub fn and(self, next: Self) -> Self {
        Self {
            between: add(self.between, next.between),
            anywhere: add(self.anywhere, next.anywhere),
            has_cr: self.has_cr || next.has_cr,
            is_utf16: self.is_utf16,
        }
    }

    /// The one that most lines have; `None` for a file of lone CRs, whose
    /// lines most tools would join, and for UTF-16.
    ///
    /// Only lines between entries count where there are any: their number stays the
    /// same, so that formatting again finds the same line end.
    pub fn usual(self) -> Option<&'static str> {
        let (all, crlf) = if self.between.0 == 0 { self.anywhere } else { self.between };
        match all {
            _ if self.is_utf16 => None,
            0 if self.has_cr => None,
            _ if crlf * 2 > all => Some("\r\n"),
            _ => Some("\n"),
        }
    }
}

fn add(one: Count, other: Count) -> Count {
    (one.0 + other.0, one.1 + other.1)
}

/// The numbers of all LF and of CRLF.
fn count(text: &[u8]) -> Count {
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
