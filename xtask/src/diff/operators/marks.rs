//! Damage to the signs that give a text its structure, and to the parts between them.

use std::ops::Range;

use super::{place, place_of};
use crate::rng::Rng;

/// The ranges from `(` to the `)` that closes it.
pub(in crate::diff) fn parts(text: &[u8]) -> Vec<Range<usize>> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'(' => open.push(at),
            b')' => found.extend(open.pop().map(|start| start..at + 1)),
            _ => {}
        }
    }
    found
}

fn part(text: &str, rng: &mut Rng) -> Option<Range<usize>> {
    rng.pick(&parts(text.as_bytes())).cloned()
}

fn is_parenthesis(c: char) -> bool {
    matches!(c, '(' | ')')
}

pub(super) fn delete_parenthesis(text: &mut String, rng: &mut Rng) -> bool {
    let found = place_of(text, rng, is_parenthesis);
    found.map(|at| text.remove(at)).is_some()
}

pub(super) fn double_parenthesis(text: &mut String, rng: &mut Rng) -> bool {
    let Some(at) = place_of(text, rng, is_parenthesis) else { return false };
    let again = if text[at..].starts_with('(') { '(' } else { ')' };
    text.insert(at, again);
    true
}

pub(super) fn delete_last(text: &mut String, rng: &mut Rng) -> bool {
    let mut removed = false;
    for _ in 0..=rng.below(4) {
        removed |= text.rfind(')').map(|at| text.remove(at)).is_some();
    }
    removed
}

pub(super) fn append(text: &mut String, rng: &mut Rng) -> bool {
    let ends = [")", "))", "x", " x", ";", "(A=B)", " (DESCRIPTION=)", "\"", "\n", ","];
    text.push_str(rng.pick(&ends).copied().unwrap_or_default());
    true
}

pub(super) fn delete_equal(text: &mut String, rng: &mut Rng) -> bool {
    let found = place_of(text, rng, |c| c == '=');
    found.map(|at| text.remove(at)).is_some()
}

pub(super) fn double_equal(text: &mut String, rng: &mut Rng) -> bool {
    let found = place_of(text, rng, |c| c == '=');
    found.map(|at| text.insert(at, '=')).is_some()
}

pub(super) fn quote(text: &mut String, rng: &mut Rng) -> bool {
    let quotes = place_of(text, rng, |c| matches!(c, '"' | '\''));
    match quotes.filter(|_| rng.chance(60)) {
        Some(at) => drop(text.remove(at)),
        None => {
            let at = place(text, rng);
            text.insert(at, if rng.chance(70) { '"' } else { '\'' });
        }
    }
    true
}

pub(super) fn delete_part(text: &mut String, rng: &mut Rng) -> bool {
    let found = part(text, rng);
    found.map(|range| text.replace_range(range, "")).is_some()
}

pub(super) fn double_part(text: &mut String, rng: &mut Rng) -> bool {
    let Some(range) = part(text, rng) else { return false };
    let piece = text[range.clone()].to_owned();
    text.insert_str(range.end, &piece);
    true
}

pub(super) fn swap_parts(text: &mut String, rng: &mut Rng) -> bool {
    let (Some(one), Some(other)) = (part(text, rng), part(text, rng)) else { return false };
    let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
    if first.end > second.start {
        return false;
    }
    let (head, tail) = (text[first.clone()].to_owned(), text[second.clone()].to_owned());
    text.replace_range(second, &head);
    text.replace_range(first, &tail);
    true
}

/// Puts a part into new ones, rarely into more than clients go down.
pub(super) fn nest(text: &mut String, rng: &mut Rng) -> bool {
    let Some(range) = part(text, rng) else { return false };
    let depth = if rng.chance(90) { 1 } else { 60 + rng.below(40) };
    let name = rng.pick(&["(ADDRESS_LIST=", "(DESCRIPTION=", "(X=", "("]).copied().unwrap_or_default();
    let made = format!("{}{}{}", name.repeat(depth), &text[range.clone()], ")".repeat(depth));
    text.replace_range(range, &made);
    true
}
