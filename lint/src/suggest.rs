use strsim::damerau_levenshtein;

/// The candidate nearest to a word, case aside: at most two letters away, and
/// at most a third of the word.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let upper = word.to_ascii_uppercase();
    let limit = (upper.len() / 3).clamp(1, 2);
    let near = candidates.filter(|candidate| candidate.len().abs_diff(upper.len()) <= limit);
    let measured = near.map(|candidate| (damerau_levenshtein(&candidate.to_ascii_uppercase(), &upper), candidate));
    measured.filter(|&(distance, _)| distance <= limit).min().map(|(_, candidate)| candidate)
}
