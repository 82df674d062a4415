use std::collections::HashSet;

use tns_parser::{Edit, Node};

use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Compare, Noting, Report, rule};

rule! {
    /// An alias is defined twice in one file.
    ///
    /// ## What it does
    /// Reports the earlier of two entries with the same name; case does not
    /// matter. Two equal entries are information, two different ones an error.
    ///
    /// ## Why is this bad?
    /// The last definition counts in every client that was tried, so the
    /// earlier entry is dead text that looks alive: whoever edits it wonders
    /// why nothing changes, and programs connect to the wrong database.
    ///
    /// ## Fix
    /// Safe where both entries are equal: the earlier one is removed.
    DUPLICATE_ALIAS = "TNS101", "duplicate-alias", Names, Error,
    fix: Some(Safety::Safe), mistakes: ["N01"], check: Check::Compare(Compare { of: Noting::Aliases, note: hash, report: compare })
}

fn compare(names: &[(Node<'_>, u64)], report: &mut Report<'_>) {
    let twice = seen_twice(names);
    let mut names: Vec<_> = names.iter().filter(|(_, hash)| twice.contains(hash)).collect();
    // Stable: equal names stay in the order of the text.
    names.sort_by_key(|(_, hash)| *hash);
    for same in names.chunk_by(|a, b| a.1 == b.1).filter(|same| same.len() > 1) {
        for (at, (earlier, _)) in same.iter().enumerate() {
            let equal = |(other, _): &&&(Node<'_>, u64)| other.name().eq_ignore_ascii_case(&earlier.name());
            if let Some((last, _)) = same[at + 1..].iter().rev().find(equal) {
                duplicate(*earlier, *last, report);
            }
        }
    }
}

/// The numbers that stand there more than once, and a few others: a table of
/// bits tells, so that a file without duplicates costs no sorting.
fn seen_twice(names: &[(Node<'_>, u64)]) -> HashSet<u64> {
    let bits = (names.len() * 16).next_power_of_two().max(64);
    let mut seen = vec![0_u64; bits / 64];
    let mut is_new = |hash: u64| {
        let at = hash as usize & (bits - 1);
        let (word, bit) = (&mut seen[at / 64], 1 << (at % 64));
        let new = *word & bit == 0;
        *word |= bit;
        new
    };
    names.iter().map(|(_, hash)| *hash).filter(|&hash| !is_new(hash)).collect()
}

/// The same for names that differ in case only.
pub(crate) fn hash(name: Node<'_>) -> Option<u64> {
    // An odd number without a pattern, as multiplicative hashing wants it.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let bytes = name.source().slice(name.span());
    let mix = |hash: u64, chunk: &[u8]| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        // Without the bit that tells small letters from capitals; that other characters lose it as
        // well does no harm, as the texts are compared in the end.
        let word = u64::from_ne_bytes(word) & 0xDFDF_DFDF_DFDF_DFDF;
        ((hash ^ word).wrapping_mul(FACTOR)).rotate_left(29)
    };
    Some(bytes.chunks(8).fold(bytes.len() as u64, mix).wrapping_mul(FACTOR) >> 20)
}

fn duplicate(old: Node<'_>, new: Node<'_>, report: &mut Report<'_>) {
    let (before, after) = (old.entry(), new.entry());
    let name = old.name();
    let related = "this definition counts";
    if before.same_value(after) {
        let finding =
            report.at(old.span(), format!("alias `{name}` is defined again below, with the same value"));
        let finding = finding.severity(Severity::Info).related(new.span(), related).help("keep one of them");
        if before.names().count() == 1
            && before.index() != after.index()
            && !before.is_broken()
            && !after.is_broken()
        {
            finding.fix(Safety::Safe, "remove this entry", vec![Edit::remove(before)]);
        }
        return;
    }
    report
        .at(
            old.span(),
            format!("alias `{name}` is defined again below with another value; this one never counts"),
        )
        .related(new.span(), related)
        .help("rename or remove one of the two");
}
