//! Random damage at the level of bytes.

use crate::rng::Rng;

/// Pieces that mean something to the parser; random bytes rarely hit them.
const PIECES: [&[u8]; 18] = [
    b"(",
    b")",
    b"=",
    b",",
    b"#",
    b"\"",
    b"'",
    b"\n",
    b"\r",
    b"\r\n",
    b" ",
    b"\\",
    b"\xC2\xA0",
    b"\xEF\xBB\xBF",
    b"\0",
    b"\nA=",
    b"(ADDRESS=",
    b"\xFF\xFE",
];

/// Longest stretch that is deleted, spliced or doubled.
const STRETCH: usize = 64;

/// Applies one to four mutations; `other` is where spliced bytes come from.
pub fn mutate(input: &[u8], other: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..=rng.below(4) {
        match rng.below(7) {
            0 => flip(&mut bytes, rng),
            1 | 2 => insert(&mut bytes, rng),
            3 => delete(&mut bytes, rng),
            4 => splice(&mut bytes, other, rng),
            5 => duplicate(&mut bytes, rng),
            _ => truncate(&mut bytes, rng),
        }
    }
    bytes
}

fn flip(bytes: &mut [u8], rng: &mut Rng) {
    let at = rng.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << rng.below(8);
    }
}

fn insert(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let at = rng.below(bytes.len() + 1);
    let piece = rng.pick(&PIECES).copied().unwrap_or_default();
    let times = if rng.chance(5) { 1 + rng.below(100) } else { 1 };
    bytes.splice(at..at, piece.repeat(times));
}

fn delete(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let range = stretch(bytes, rng);
    bytes.drain(range);
}

fn splice(bytes: &mut Vec<u8>, other: &[u8], rng: &mut Rng) {
    let from = stretch(other, rng);
    let at = rng.below(bytes.len() + 1);
    bytes.splice(at..at, other[from].iter().copied());
}

fn duplicate(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let range = stretch(bytes, rng);
    bytes.extend_from_within(range.clone());
    let tail = bytes.len() - range.len();
    bytes[range.end..].rotate_right(range.len().min(tail));
}

fn truncate(bytes: &mut Vec<u8>, rng: &mut Rng) {
    // Mostly near the end, so that later mutations still have something to hit.
    let keep = bytes.len() - rng.below(bytes.len().min(STRETCH * 4) + 1);
    bytes.truncate(keep);
}

fn stretch(bytes: &[u8], rng: &mut Rng) -> std::ops::Range<usize> {
    let start = rng.below(bytes.len());
    let len = rng.below(STRETCH.min(bytes.len() - start) + 1);
    start..start + len
}

#[cfg(test)]
mod tests {
    use super::mutate;
    use crate::rng::Rng;

    #[test]
    fn the_same_seed_makes_the_same_damage_and_empty_inputs_are_no_problem() {
        for seed in 0..1_000 {
            let text = b"A = (ADDRESS = (PORT = 1))\n";
            let make = || mutate(text, b"other", &mut Rng::new(seed));
            assert_eq!(make(), make());
            mutate(b"", b"", &mut Rng::new(seed));
        }
    }
}
