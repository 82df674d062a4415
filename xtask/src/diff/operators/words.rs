//! Damage to names and values.

use std::ops::Range;

use crate::rng::Rng;

/// The ranges from behind `=` to the next sign.
fn values(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices('=').map(|(at, _)| at + 1);
    let end = |start: usize| text[start..].find(['(', ')', '&', '\n']).map_or(text.len(), |at| start + at);
    starts.map(|start| start..end(start)).filter(|range| !range.is_empty()).collect()
}

/// The ranges of letters, digits and `_`.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric() || *c == '_') {
        match found.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

fn replace_value(text: &mut String, rng: &mut Rng, make: impl FnOnce(&str) -> String) -> bool {
    let Some(range) = rng.pick(&values(text)).cloned() else { return false };
    let made = make(&text[range.clone()]);
    text.replace_range(range, &made);
    true
}

pub(super) fn quote_value(text: &mut String, rng: &mut Rng) -> bool {
    let mark = if rng.chance(75) { '"' } else { '\'' };
    replace_value(text, rng, |value| format!("{mark}{value}{mark}"))
}

pub(super) fn empty_value(text: &mut String, rng: &mut Rng) -> bool {
    let blank = if rng.chance(70) { "" } else { " " };
    replace_value(text, rng, |_| blank.to_owned())
}

/// What is no number, no boolean or no word where one is expected, or nearly one.
const ODD: [&str; 44] = [
    "0",
    "-1",
    "+1",
    "1.5",
    "0x10",
    "1e3",
    "1_000",
    "010",
    " 7 ",
    "99999999999999999999",
    "4294967296",
    "65536",
    "2147483648",
    "NaN",
    "inf",
    "-inf",
    "Infinity",
    "1h",
    "1 h",
    "500ms",
    "3 sec",
    "2min",
    "5s",
    "1.5min",
    "ms",
    "on",
    "ON",
    "yes",
    "true",
    "t",
    "1 on",
    "enabled",
    "dedicated",
    "POOLED",
    "self",
    "NEW",
    "tcp",
    "ipc",
    "tcps",
    "\"\"",
    "''",
    "\"a\"b",
    "(A=B)",
    "٣",
];

pub(super) fn odd_value(text: &mut String, rng: &mut Rng) -> bool {
    let odd = rng.pick(&ODD).copied().unwrap_or_default();
    replace_value(text, rng, |_| odd.to_owned())
}

pub(super) fn misspell(text: &mut String, rng: &mut Rng) -> bool {
    let Some(range) = rng.pick(&words(text)).cloned() else { return false };
    let word = &text[range.clone()];
    let inner = rng.below(word.len());
    let made = match rng.below(5) {
        0 => format!("{}{}", &word[..inner], &word[inner + 1..]),
        1 => format!("{}{}", &word[..=inner], &word[inner..]),
        2 => word.replace('_', ""),
        3 => word.replace('_', "-"),
        _ => format!("{word}S"),
    };
    let changed = made != word;
    text.replace_range(range, &made);
    changed
}

pub(super) fn change_case(text: &mut String, rng: &mut Rng) -> bool {
    let Some(range) = rng.pick(&words(text)).cloned() else { return false };
    let word = &text[range.clone()];
    let made = if rng.chance(50) { word.to_ascii_uppercase() } else { word.to_ascii_lowercase() };
    let changed = made != word;
    text.replace_range(range, &made);
    changed
}

/// Parameters that few clients know, in the place of another one.
pub(super) fn unknown(text: &mut String, rng: &mut Rng) -> bool {
    let new =
        ["(FOO=bar)", "(FOO=(A=1)(B=2))", "(FOO=(A=1)(A=2))", "(X)", "(=Y)", "(A B=C)", "(A.B=C)", "(É=1)"];
    let new = rng.pick(&new).copied().unwrap_or_default();
    let opens: Vec<_> = text.match_indices("=(").map(|(at, _)| at + 1).collect();
    match rng.pick(&opens) {
        Some(&at) => text.insert_str(at, new),
        None => text.push_str(if text.contains('?') { "&foo=bar" } else { "?foo=bar" }),
    }
    true
}
