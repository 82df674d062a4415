use serde::Serialize;
use thiserror::Error;
use tns_parser::tree::{EditError, apply_edits};
use tns_parser::{Edit, Source, TooLarge};

use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::run::Linter;

/// What a fix may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// Only shown: a person has to decide.
    DisplayOnly,
    /// May change what a working name means.
    Unsafe,
    /// Every name that resolved before resolves to the same model afterwards.
    Safe,
}

impl Safety {
    /// `safe`, `unsafe` or `display-only`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// The change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it may change.
    pub safety: Safety,
    /// What it does, in a few words: "delete the parenthesis".
    pub title: String,
    /// The edits, applied together.
    pub edits: Vec<Edit>,
}

/// A text after its fixes.
#[derive(Debug)]
pub struct Fixed {
    /// The new text.
    pub source: Source,
    /// How many findings were mended.
    pub applied: usize,
    /// What is left.
    pub left: Vec<Diagnostic>,
}

/// Why fixes were not applied.
#[derive(Debug, Error)]
pub enum FixError {
    /// The fixed text would be too large.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// A rule made edits that cannot be applied.
    #[error("a fix cannot be applied: {0}")]
    Edit(#[from] EditError),
}

/// Rounds after which fixing stops, whatever is left.
pub(crate) const ROUNDS: usize = 10;

/// Applies all fixes that are at least as safe as `least`, until none is left.
/// A round that would add a syntax error is not taken.
///
/// # Errors
/// [`FixError`]; the text is as it was then.
pub fn fix_text(linter: &Linter, file: LintFile, least: Safety) -> Result<Fixed, FixError> {
    fix_some(linter, file, least, |_| true)
}

/// [`fix_text`] for the findings that are wanted; the others only count as left.
///
/// # Errors
/// [`FixError`]; the text is as it was then.
pub fn fix_some(
    linter: &Linter,
    file: LintFile,
    least: Safety,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Result<Fixed, FixError> {
    let mut file = file;
    let mut found = linter.check(&file);
    let mut applied = 0;
    for _ in 0..ROUNDS {
        let round = compatible(found.iter().filter(|found| wanted(found)), |found| found.fix.as_ref(), least);
        if round.is_empty() {
            break;
        }
        let count = round.len();
        let fixes = round.iter().filter_map(|found| found.fix.as_ref());
        let edits: Vec<_> = fixes.flat_map(|fix| fix.edits.clone()).collect();
        let next = file.with_text(apply_edits(file.original(), &edits)?)?;
        if next.parse().errors().len() > file.parse().errors().len() {
            break;
        }
        file = next;
        applied += count;
        found = linter.check(&file);
    }
    Ok(Fixed { source: file.original().clone(), applied, left: found })
}

/// The findings, in the order of the text, whose fixes touch none of the others' bytes.
pub(crate) fn compatible<'a, T>(
    found: impl Iterator<Item = &'a T>,
    fix: impl Fn(&'a T) -> Option<&'a Fix>,
    least: Safety,
) -> Vec<&'a T> {
    let fixes = found.filter_map(|found| Some((found, fix(found)?)));
    let mut wanted: Vec<_> = fixes.filter(|(_, fix)| fix.safety >= least && !fix.edits.is_empty()).collect();
    wanted.sort_by_key(|(_, fix)| fix.edits.iter().map(|edit| edit.span).min());
    let (mut chosen, mut free_from) = (Vec::new(), 0);
    for (found, fix) in wanted {
        let first = fix.edits.iter().map(|edit| edit.span.start).min().unwrap_or_default();
        // One byte of distance keeps an insertion away from a deletion beside it.
        if !chosen.is_empty() && first <= free_from {
            continue;
        }
        free_from = fix.edits.iter().map(|edit| edit.span.end).max().unwrap_or(first);
        chosen.push(found);
    }
    chosen
}
