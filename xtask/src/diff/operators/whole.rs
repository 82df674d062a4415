//! Damage to a case as a whole.

use crate::diff::case::Case;
use crate::rng::Rng;

pub(super) fn invalid_bytes(case: &mut Case, rng: &mut Rng) -> bool {
    let nth = rng.below(case.files.len());
    let Some(bytes) = case.files.values_mut().nth(nth) else { return false };
    let at = rng.below(bytes.len() + 1);
    let piece: &[u8] = if rng.chance(50) { b"\xE9" } else { b"\xC3\x28" };
    bytes.splice(at..at, piece.iter().copied());
    true
}

pub(super) fn lose_file(case: &mut Case, rng: &mut Rng) -> bool {
    let nth = rng.below(case.files.len());
    let Some(name) = case.files.keys().nth(nth).cloned() else { return false };
    let Some(bytes) = case.files.remove(&name) else { return false };
    // The folder stays one that has files.
    case.files.insert("lost.ora".to_owned(), bytes);
    true
}

pub(super) fn ask_otherwise(case: &mut Case, rng: &mut Rng) -> bool {
    let ways: [fn(&str) -> String; 8] = [
        |text| format!("\"{text}\""),
        |text| format!("{text}/"),
        |text| format!("//{text}"),
        |text| format!("{text}:1521"),
        |text| format!("{text}.world"),
        |text| format!("({text})"),
        |_| String::new(),
        |_| " ".to_owned(),
    ];
    let Some(input) = &mut case.input else { return false };
    let Some(way) = rng.pick(&ways) else { return false };
    *input = way(input);
    true
}
