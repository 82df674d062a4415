//! What a client did, as texts by what they are about.

mod recorded;
mod seen;

use std::collections::BTreeMap;

pub(super) use recorded::recorded;
pub(super) use seen::{Answer, seen};

/// What is known, by what it is about.
pub(super) type Facts = BTreeMap<String, String>;

/// Ends a text of which the recording kept the first part only.
const CUT: char = '…';

/// How many connections to a listener the recordings of behaviour keep.
const KEPT: usize = 3;

/// Said of a time that is the recorded one, and of a rule that no recording names.
const AS_EVER: &str = "as ever";

/// The name of that rule.
const RULES: &str = "rules of packets";

/// Whether what is seen is what is recorded.
pub(super) fn agree(recorded: &str, seen: &str) -> bool {
    match recorded.strip_suffix(CUT) {
        // Text that runs into the limit of the protocol is cut in other places.
        Some(start) => seen.starts_with(start) || start.starts_with(seen) && !seen.is_empty(),
        None => recorded == seen,
    }
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_cut_agrees_with_all_that_begin_so() {
        assert!(agree("refused", "refused"));
        assert!(!agree("refused", "refused again"));
        assert!(agree("refused…", "refused again"));
        assert!(agree("refused again…", "refused"));
        assert!(!agree("refused…", "accepted"));
        assert!(!agree("refused…", ""));
    }
}
