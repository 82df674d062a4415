//! Damage to characters and lines.

use super::{place, place_of};
use crate::rng::Rng;

/// A random stretch of at most so many characters; `None` of an empty text.
fn stretch(text: &str, most: usize, rng: &mut Rng) -> Option<std::ops::Range<usize>> {
    let start = place_of(text, rng, |_| true)?;
    let count = 1 + rng.below(most);
    let end = text[start..].char_indices().nth(count).map_or(text.len(), |(at, _)| start + at);
    Some(start..end)
}

pub(super) fn delete(text: &mut String, rng: &mut Rng) -> bool {
    let most = if rng.chance(70) { 1 } else { 12 };
    let Some(range) = stretch(text, most, rng) else { return false };
    text.replace_range(range, "");
    true
}

pub(super) fn double(text: &mut String, rng: &mut Rng) -> bool {
    let most = if rng.chance(70) { 1 } else { 12 };
    let Some(range) = stretch(text, most, rng) else { return false };
    let piece = text[range.clone()].to_owned();
    text.insert_str(range.end, &piece);
    true
}

pub(super) fn swap(text: &mut String, rng: &mut Rng) -> bool {
    let Some(range) = stretch(text, 1, rng) else { return false };
    let Some(next) = text[range.end..].chars().next() else { return false };
    text.remove(range.end);
    text.insert(range.start, next);
    true
}

const SIGNS: [&str; 20] =
    ["(", ")", "=", "\"", "'", ",", ";", ":", "/", "#", "\\", "?", "&", "@", "[", "]", "-", ".", "%20", "()"];

pub(super) fn insert(text: &mut String, rng: &mut Rng) -> bool {
    one_of(&SIGNS, text, rng)
}

/// Puts one of some pieces anywhere.
fn one_of(pieces: &[&str], text: &mut String, rng: &mut Rng) -> bool {
    let at = place(text, rng);
    text.insert_str(at, rng.pick(pieces).copied().unwrap_or_default());
    true
}

pub(super) fn truncate(text: &mut String, rng: &mut Rng) -> bool {
    let at = place(text, rng);
    let changed = at < text.len();
    match rng.chance(80) {
        true => text.truncate(at),
        false => drop(text.drain(..at)),
    }
    changed
}

pub(super) fn blank(text: &mut String, rng: &mut Rng) -> bool {
    one_of(&[" ", "  ", "\t", "\u{a0}", "\u{3000}", "\u{b}"], text, rng)
}

pub(super) fn line_end(text: &mut String, rng: &mut Rng) -> bool {
    one_of(&["\n", "\r\n", "\r", "\n\n", "\n ", "\u{2028}"], text, rng)
}

pub(super) fn unblank(text: &mut String, _: &mut Rng) -> bool {
    let length = text.len();
    text.retain(|c| !matches!(c, ' ' | '\t'));
    text.len() < length
}

pub(super) fn unicode(text: &mut String, rng: &mut Rng) -> bool {
    one_of(
        &["é", "ß", "İ", "ſ", "一", "٣", "（", "＝", "’", "“", "\u{feff}", "\u{200b}", "😀", "е"],
        text,
        rng,
    )
}

pub(super) fn control(text: &mut String, rng: &mut Rng) -> bool {
    one_of(&["\0", "\u{1}", "\u{1c}", "\u{1f}", "\u{7f}", "\u{85}", "\u{c}"], text, rng)
}

pub(super) fn backslash(text: &mut String, rng: &mut Rng) -> bool {
    one_of(&["\\", "\\\\", "\\#", "\\\"", "\\(", "\\)", "\\="], text, rng)
}

pub(super) fn comment(text: &mut String, rng: &mut Rng) -> bool {
    one_of(&["#", " # a comment\n", "\n# a comment\n", "\n  # (one = more)\n", "#\n"], text, rng)
}

/// Works on some lines of a text of several.
fn lines(text: &mut String, rng: &mut Rng, change: fn(&str) -> String) -> bool {
    if !text.trim_end().contains('\n') {
        return false;
    }
    let all = rng.chance(30);
    let changed = text.split_inclusive('\n').map(|line| match all || rng.chance(40) {
        true => change(line),
        false => line.to_owned(),
    });
    let made: String = changed.collect();
    let differs = made != *text;
    *text = made;
    differs
}

pub(super) fn indent(text: &mut String, rng: &mut Rng) -> bool {
    lines(text, rng, |line| format!("  {line}"))
}

pub(super) fn unindent(text: &mut String, rng: &mut Rng) -> bool {
    lines(text, rng, |line| line.trim_start_matches([' ', '\t']).to_owned())
}

pub(super) fn glue(text: &mut String, rng: &mut Rng) -> bool {
    lines(text, rng, |line| line.trim_end_matches(['\n', '\r']).to_owned())
}

pub(super) fn line_ends(text: &mut String, rng: &mut Rng) -> bool {
    match rng.below(3) {
        0 => lines(text, rng, |line| line.replace('\n', "\r\n")),
        1 => lines(text, rng, |line| line.replace('\n', "\r")),
        _ => lines(text, rng, |line| line.replace('\n', "\n\n")),
    }
}
