//! What every comparison shares: cases from a seed, and small ones where it fails.

use std::collections::BTreeMap;
use std::io;

use crate::peers::SHOWN;
use crate::rng::Rng;
use crate::soak::Amount;

/// What came of one case.
#[derive(Default)]
pub(super) struct Outcome {
    /// What differs.
    pub(super) difference: Option<String>,
    /// Why other things differ, which is known.
    pub(super) listed: Vec<&'static str>,
}

/// What came of all cases.
#[derive(Default)]
pub(super) struct Report {
    /// How many cases there were.
    pub(super) cases: u64,
    /// Lines to print with it.
    pub(super) notes: Vec<String>,
    /// One text for each case that differs.
    pub(super) differences: Vec<String>,
    /// In how many cases a known difference was met.
    pub(super) listed: BTreeMap<&'static str, usize>,
}

/// How cases are made and made smaller.
pub(super) struct Cases<T> {
    /// The next case.
    pub(super) make: fn(&mut Rng) -> T,
    /// Cases that are a little smaller.
    pub(super) smaller: fn(&T) -> Vec<T>,
}

/// Compares as many cases as asked for; those that are shown are shrunk before.
pub(super) fn compare<T>(
    cases: &Cases<T>,
    amount: Amount,
    mut outcome: impl FnMut(&T) -> io::Result<Outcome>,
) -> io::Result<Report> {
    let mut rng = Rng::new(amount.seed);
    let mut report = Report { cases: amount.count, ..Report::default() };
    for _ in 0..amount.count {
        let case = (cases.make)(&mut rng);
        let found = outcome(&case)?;
        for reason in found.listed {
            *report.listed.entry(reason).or_default() += 1;
        }
        if let Some(difference) = found.difference {
            let shown = report.differences.len() < SHOWN;
            let text = if shown { shrunk(case, cases.smaller, &mut outcome)? } else { None };
            report.differences.push(text.unwrap_or(difference));
        }
    }
    Ok(report)
}

/// What differs in the smallest case that still differs; `None` where no smaller one does.
fn shrunk<T>(
    mut case: T,
    smaller: fn(&T) -> Vec<T>,
    outcome: &mut impl FnMut(&T) -> io::Result<Outcome>,
) -> io::Result<Option<String>> {
    let mut last = None;
    'next: loop {
        for candidate in smaller(&case) {
            if let Some(difference) = outcome(&candidate)?.difference {
                (case, last) = (candidate, Some(difference));
                continue 'next;
            }
        }
        return Ok(last);
    }
}
