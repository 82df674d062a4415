//! Changes of a document, as the protocol says them.

use std::ops::Range;
use std::time::Duration;

use lsp_types::TextEdit;
use similar::DiffTag::Equal;
use similar::{DiffOp, TextDiff};
use tns_parser::{Edit, Span};

use crate::view::View;

/// Edits in the order of the text; their places are those of the document.
pub(super) fn text_edits(view: &View<'_>, mut edits: Vec<Edit>) -> Vec<TextEdit> {
    edits.sort_unstable();
    edits.dedup();
    let mut whole: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match whole.last_mut() {
            Some(last) if last.span.end == edit.span.start && in_line_end(view, edit.span.start) => {
                last.span.end = edit.span.end;
                last.text.push_str(&edit.text);
            }
            _ => whole.push(edit),
        }
    }
    let edit = |edit: Edit| {
        let edit = with_line_ends(view, edit);
        TextEdit { range: view.range(edit.span), new_text: edit.text }
    };
    whole.into_iter().map(edit).collect()
}

/// The protocol has no place between CR and LF: an edit that ends there takes in both.
fn with_line_ends(view: &View<'_>, mut edit: Edit) -> Edit {
    if in_line_end(view, edit.span.end) {
        edit.span.end += 1;
        edit.text.push('\n');
    }
    if in_line_end(view, edit.span.start) {
        edit.span.start -= 1;
        edit.text.insert(0, '\r');
    }
    edit
}

fn in_line_end(view: &View<'_>, at: u32) -> bool {
    at > 0 && view.document.slice(Span::new(at - 1, at + 1)) == "\r\n"
}

/// An edit of a part of a text that starts at `base`, in the text.
pub(super) fn moved(edit: Edit, base: u32) -> Edit {
    Edit { span: Span::new(edit.span.start + base, edit.span.end + base), ..edit }
}

/// After this time two texts are compared less closely.
const DEADLINE: Duration = Duration::from_millis(500);

/// The edits that make one text of another, as small as lines and their ends tell.
pub(super) fn difference(old: &str, new: &str) -> Vec<Edit> {
    let head = common(old, new);
    let tail = common_end(&old[head..], &new[head..]);
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let diff = TextDiff::configure().timeout(DEADLINE).diff_lines(old, new);
    let (from, to) = (ends(diff.old_slices()), ends(diff.new_slices()));
    let (mut edits, mut line, mut new_line) = (Vec::new(), 0, 0);
    for run in diff.ops().chunk_by(|one, other| (one.tag() == Equal) == (other.tag() == Equal)) {
        // The lengths are counted up: the places of operations side by side may not fit each other.
        let length = |range: fn(&DiffOp) -> Range<usize>| run.iter().map(|op| range(op).len()).sum::<usize>();
        let (next, new_next) = (line + length(DiffOp::old_range), new_line + length(DiffOp::new_range));
        if run[0].tag() != Equal {
            let (old, new) = (&old[from[line]..from[next]], &new[to[new_line]..to[new_next]]);
            edits.push(smallest(old, new, head + from[line]));
        }
        (line, new_line) = (next, new_next);
    }
    edits
}

/// The edit that makes one text, which starts at `base`, another.
fn smallest(old: &str, new: &str, base: usize) -> Edit {
    let head = common(old, new);
    let tail = common_end(&old[head..], &new[head..]);
    let span = Span::new((base + head) as u32, (base + old.len() - tail) as u32);
    Edit::replace(span, &new[head..new.len() - tail])
}

/// Where lines start, and where the last one ends.
fn ends(lines: &[&str]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    });
    [0].into_iter().chain(ends).collect()
}

/// Bytes at the start of two texts that are the same, whole characters and line ends.
fn common(one: &str, other: &str) -> usize {
    let pairs = one.bytes().zip(other.bytes());
    let mut len = pairs.take_while(|(one, other)| one == other).count();
    while splits(one, len) || splits(other, len) {
        len -= 1;
    }
    len
}

/// The same at their ends.
fn common_end(one: &str, other: &str) -> usize {
    let pairs = one.bytes().rev().zip(other.bytes().rev());
    let mut len = pairs.take_while(|(one, other)| one == other).count();
    while splits(one, one.len() - len) || splits(other, other.len() - len) {
        len -= 1;
    }
    len
}

/// Whether a place is inside a character or a line end.
fn splits(text: &str, at: usize) -> bool {
    !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tns_parser::{Source, apply_edits};

    use super::*;

    const PIECES: [&str; 8] = ["a\n", "b\r\n", "c\r", "é", "漢\n", "\r\n", " ", "\n"];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn a_difference_makes_the_new_text(old in text(), new in text()) {
            let edits = difference(&old, &new);
            let source = Source::new(old.as_str()).expect("small");
            let made = apply_edits(&source, &edits).expect("edits that do not overlap");
            prop_assert_eq!(made, new.as_bytes());
            prop_assert!(edits.iter().all(|edit| source.slice(edit.span) != edit.text.as_bytes()));
        }
    }
}
