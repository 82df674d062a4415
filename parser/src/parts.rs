//! Reads a large file in parts, side by side. A part starts where the lexer
//! would start an entry whatever stands before, so the parts together are
//! what one pass gives.

use std::thread;

use memchr::memchr;

use crate::error::SyntaxError;
use crate::grammar;
use crate::lex::is_entry_mark;
use crate::text::Source;
use crate::threads::side_by_side;
use crate::tree::{Builder, Piece};

/// The nodes of a part, and its errors.
type Part = (Piece, Vec<SyntaxError>);

/// Smallest part: below it a thread costs more than it saves.
const PART: usize = 1 << 20;
/// Bytes at the end of a text that are looked at first for the start of an entry.
const TAIL: usize = 16 << 10;
/// Most parts, however many processors there are.
const MOST: usize = 8;

/// A bare descriptor, in one part.
pub(crate) fn connect_string(source: &Source) -> Part {
    let sink = Builder::for_text(source.bytes());
    grammar::connect_string(source.bytes(), source.bom_len() as usize, &sink);
    sink.finish()
}

/// A file, on as many threads as its size is worth.
pub(crate) fn file(source: &Source) -> Vec<Part> {
    let worth = (source.len() as usize / PART).clamp(1, MOST);
    // How many processors there are is asked of the system, in several files: a small text is
    // read before the answer is there.
    let processors = || thread::available_parallelism().map_or(1, usize::from);
    in_parts(source, if worth == 1 { 1 } else { worth.min(processors()) })
}

/// A file in about `count` parts of about the same size.
pub(crate) fn in_parts(source: &Source, count: usize) -> Vec<Part> {
    let bytes = source.bytes();
    let mut starts = vec![source.bom_len() as usize];
    for nth in 1..count {
        starts.extend(
            entry_start(bytes, bytes.len() / count * nth).filter(|start| starts.last() < Some(start)),
        );
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let ranges: Vec<_> = starts.iter().copied().zip(ends).collect();
    side_by_side(ranges.into_iter(), |(start, end)| part(&bytes[..end], start))
}

fn part(text: &[u8], start: usize) -> Part {
    let sink = Builder::for_text(&text[start..]);
    grammar::file(text, start, &sink);
    sink.finish()
}

/// Where the last entry starts that certainly starts one, whatever stands before it: there a
/// text can be cut in two that are read one after the other. `None` where there is none but
/// the first.
pub fn last_entry_start(text: &[u8]) -> Option<usize> {
    let mut tail = TAIL;
    loop {
        let from = text.len().saturating_sub(tail);
        let mut last = entry_start(text, from);
        while let Some(next) = last.and_then(|at| entry_start(text, at)) {
            last = Some(next);
        }
        match last {
            Some(at) => return Some(at),
            None if from == 0 => return None,
            None => tail *= 8,
        }
    }
}

/// Whether a file may be cut between two texts: what stands behind reads the same by itself as behind
/// `before`, and the other way round. True only where an entry starts for certain.
///
/// The end of a file that has a lone CR and no LF has to stay with what is before it: whether CR ends
/// a line depends on the whole file.
pub fn can_cut(before: &[u8], after: &[u8]) -> bool {
    let line = before.strip_suffix(b"\n").map(<[u8]>::trim_ascii_end);
    line.is_some_and(ends_entry) && starts_alone(after)
}

/// The places where a file can be cut in the way of [`can_cut`], in its order. The start is none.
pub fn cuts(text: &[u8]) -> impl Iterator<Item = usize> {
    let last_line = memchr::memrchr(b'\n', text).map_or(0, |at| at + 1);
    let ends_by_cr = memchr(b'\r', &text[last_line..]).is_some();
    let starts = std::iter::successors(entry_start(text, 0), move |&at| entry_start(text, at));
    starts.filter(move |&at| starts_alone(&text[at..]) && !(ends_by_cr && at >= last_line))
}

/// Whether a text starts with the name of an entry. Behind a byte order mark it would by itself only.
fn starts_alone(text: &[u8]) -> bool {
    is_entry_mark(text) && !text.starts_with(b"\xEF\xBB\xBF")
}

/// Whether the text up to the end of a line ends an entry for certain: with `)`, so that no list of
/// names goes on.
fn ends_entry(before: &[u8]) -> bool {
    before.ends_with(b")") && memchr(b'#', last_line(before)).is_none()
}

/// The first line from `from` on that starts an entry, and does so for certain.
fn entry_start(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    // Blank lines change nothing, however many there are.
    let mut ended = ends_entry(bytes[..from].trim_ascii_end());
    loop {
        let line_end = at + memchr(b'\n', bytes.get(at..)?)?;
        let content = bytes[at..line_end].trim_ascii_end().len();
        if content > 0 {
            ended = ends_entry(&bytes[..at + content]);
        }
        at = line_end + 1;
        if ended && is_entry_mark(&bytes[at..]) {
            return Some(at);
        }
    }
}

fn last_line(text: &[u8]) -> &[u8] {
    let start = memchr::memrchr2(b'\n', b'\r', text).map_or(0, |at| at + 1);
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    fn flat(parts: Vec<Part>) -> (Vec<(u32, u32, u32)>, Vec<SyntaxError>) {
        let (nodes, errors): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let records = nodes.iter().flat_map(|piece| &piece.records);
        (records.map(|record| (record.start, record.end, record.value_end)).collect(), errors.concat())
    }

    proptest! {
        #[test]
        fn parts_give_what_one_pass_gives(lines in prop::collection::vec(prop::sample::select(vec![
            "A = (X = y)\n", "A = (X = y\n", "B,\n", "# c )\n", "  (Z = 'q)\n", "(X=\"a)\n", "C=\n", "\n", "x)\r\n", " D = 1)\n",
            "\u{A0}E = (X=y)\n", "F\u{A0}= (X=y)\n", "G\u{A0}H = (X=y)\n", "é=(X=y)\n", "\"J\n", "K=(X=y))\n",
        ]), 0..40), count in 2usize..6) {
            let source = Source::new(lines.concat()).expect("small");
            prop_assert_eq!(flat(in_parts(&source, count)), flat(in_parts(&source, 1)));
        }

        /// Texts between cuts, each read by itself.
        #[test]
        fn cut_texts_read_the_same_by_themselves(lines in prop::collection::vec(prop::sample::select(vec![
            "A = (X = y)\n", "A = (X = y\n", "B,\n", "# c )\n", "  (Z = 'q)\n", "(X=\"a)\n", "C=\n", "\n", "x)\r\n", " D = 1)\n",
            "\u{A0}E = (X=y)\n", "F\u{A0}= (X=y)\n", "\u{FEFF}G = (X=y)\n", "é=(X=y)\n", "H=(X=y)\r", "\r\n", "\"J\n", "I=(X=y)",
        ]), 0..40)) {
            let text = lines.concat();
            let mut places: Vec<_> = [0].into_iter().chain(cuts(text.as_bytes())).collect();
            let whole = flat(vec![part(text.as_bytes(), if text.starts_with('\u{FEFF}') { 3 } else { 0 })]);
            places.push(text.len());
            let mut alone = (Vec::new(), Vec::new());
            for pair in places.windows(2) {
                let (before, own) = (&text.as_bytes()[..pair[0]], &text[pair[0]..pair[1]]);
                prop_assert!(pair[0] == 0 || can_cut(before, own.as_bytes()));
                let base = pair[0] as u32;
                let (nodes, errors) = flat(vec![part(own.as_bytes(), if own.starts_with('\u{FEFF}') { 3 } else { 0 })]);
                alone.0.extend(nodes.into_iter().map(|(start, end, value)| (start + base, end + base, value + base)));
                let at = |span: Span| Span::new(span.start + base, span.end + base);
                alone.1.extend(errors.into_iter().map(|error| SyntaxError { at: at(error.at), related: error.related.map(at), ..error }));
            }
            prop_assert_eq!(alone, whole);
        }
    }
}
