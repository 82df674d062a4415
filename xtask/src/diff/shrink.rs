//! Cuts a case down as long as it shows the same.

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;

use super::case::Case;
use super::operators::marks::parts;

/// How many smaller cases are tried for one.
const ATTEMPTS: usize = 3_000;

/// How many of them are asked at once.
const BATCH: usize = 32;

/// A text of at most this length loses single characters as well.
const SHORT: usize = 400;

/// The smallest case found; `keeps` tells which cases show the same.
///
/// # Errors
/// Those of `keeps`.
pub(super) fn shrunk(
    case: &Case,
    mut keeps: impl FnMut(&[Case]) -> io::Result<Vec<bool>>,
) -> io::Result<Case> {
    let mut best = case.clone();
    let mut left = ATTEMPTS;
    'next: while left > 0 {
        let candidates = smaller(&best);
        for batch in candidates.chunks(BATCH) {
            left = left.saturating_sub(batch.len());
            let kept = keeps(batch)?.into_iter().position(|kept| kept);
            if let Some(nth) = kept {
                best = batch[nth].clone();
                continue 'next;
            }
            if left == 0 {
                break;
            }
        }
        break;
    }
    Ok(best)
}

/// Cases that lack a file, or a piece of a text; large pieces first.
fn smaller(case: &Case) -> Vec<Case> {
    let mut found = Vec::new();
    for name in case.files.keys().filter(|name| *name != "tnsnames.ora") {
        let mut made = case.clone();
        made.files.remove(name);
        found.push(made);
    }
    for (name, bytes) in &case.files {
        found.extend(cuts(bytes).into_iter().map(|range| {
            let mut made = case.clone();
            made.files.insert(name.clone(), without(bytes, range));
            made
        }));
    }
    if let Some(text) = &case.input {
        let inputs = cuts(text.as_bytes()).into_iter().map(|range| without(text.as_bytes(), range));
        found.extend(inputs.filter_map(|bytes| String::from_utf8(bytes).ok()).map(|text| {
            let mut made = case.clone();
            made.input = Some(text);
            made
        }));
    }
    found
}

fn without(bytes: &[u8], range: Range<usize>) -> Vec<u8> {
    [&bytes[..range.start], &bytes[range.end..]].concat()
}

/// Pieces that may be cut out: parts in parentheses, lines, and stretches of halves down to characters.
fn cuts(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<_> = parts(bytes);
    let mut start = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        found.push(start..start + line.len());
        start += line.len();
    }
    let least = if bytes.len() <= SHORT { 1 } else { bytes.len() / 64 };
    let mut size = bytes.len().div_ceil(2);
    while size >= least && size > 0 {
        found.extend((0..bytes.len()).step_by(size).map(|at| at..(at + size).min(bytes.len())));
        size /= 2;
    }
    found.sort_by_key(|range| std::cmp::Reverse(range.len()));
    let mut seen = BTreeSet::new();
    found.retain(|range| seen.insert((range.start, range.end)));
    found
}

#[cfg(test)]
mod tests {
    use super::shrunk;
    use crate::diff::case::Case;

    #[test]
    fn what_matters_is_all_that_is_left() {
        let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=x))(CONNECT_DATA=(SERVICE_NAME=s)))";
        let case = Case { input: Some(text.to_owned()), ..Case::default() };
        let keeps = |case: &Case| case.input.as_ref().is_some_and(|text| text.contains("(PORT=x)"));
        let small = shrunk(&case, |cases| Ok(cases.iter().map(keeps).collect())).expect("no file is read");
        assert_eq!(small.input.as_deref(), Some("(PORT=x)"));
    }
}
