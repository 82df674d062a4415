//! Changes of a document, as the protocol says them.

use std::time::Duration;

use lsp_types::TextEdit;
use similar::{DiffOp, DiffTag, TextDiff};
use tns_parser::{Edit, Span};

use crate::view::View;

/// Edits in the order of the text; their places are those of the document.
pub(super) fn text_edits(view: &View<'_>, mut edits: Vec<Edit>) -> Vec<TextEdit> {
    edits.sort_unstable();
    edits.into_iter().map(|edit| TextEdit { range: view.range(edit.span), new_text: edit.text }).collect()
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
    let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
    let edit = |op: &DiffOp| {
        let (old_lines, new_lines) = (op.old_range(), op.new_range());
        let start = from[old_lines.start];
        let old = &old[start..from[old_lines.end]];
        let new = &new[to[new_lines.start]..to[new_lines.end]];
        let same = common(old, new);
        let same_end = common_end(&old[same..], &new[same..]);
        let span = Span::new((head + start + same) as u32, (head + start + old.len() - same_end) as u32);
        Edit::replace(span, &new[same..new.len() - same_end])
    };
    changed.map(edit).collect()
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
