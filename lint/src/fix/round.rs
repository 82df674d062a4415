//! One round of fixes: those that go together, as far as they do no harm.

use std::collections::HashMap;

use tns_parser::tree::apply_edits;
use tns_parser::{Node, model};

use super::{Fix, FixError, Safety};
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::rule::RuleInfo;

/// A file after a round.
pub(super) struct Round {
    pub(super) file: LintFile,
    /// The rule of each finding that was mended.
    pub(super) applied: Vec<&'static RuleInfo>,
}

type Candidate<'a> = (&'static RuleInfo, &'a Fix);

/// Applies the fixes of the findings that go together and do no harm; nothing where none is left.
///
/// # Errors
/// [`FixError`] where edits cannot be applied at all.
pub(super) fn round<'a>(
    file: &LintFile,
    found: impl Iterator<Item = &'a Diagnostic>,
    least: Safety,
) -> Result<Option<Round>, FixError> {
    let chosen = compatible(found, |found| found.fix.as_ref(), least);
    let candidates: Vec<_> =
        chosen.iter().filter_map(|found| Some((found.rule, found.fix.as_ref()?))).collect();
    let chosen = harmless(file, &candidates, least)?;
    if chosen.is_empty() {
        return Ok(None);
    }
    let applied = chosen.iter().map(|(rule, _)| *rule).collect();
    Ok(Some(Round { file: after(file, &chosen)?, applied }))
}

/// Whether a finding has a fix that can be applied.
pub(super) fn is_fixable(found: &Diagnostic, least: Safety) -> bool {
    found.fix.as_ref().is_some_and(|fix| is_usable(fix, least))
}

fn is_usable(fix: &Fix, least: Safety) -> bool {
    fix.safety >= least && !fix.edits.is_empty()
}

/// The findings, in the order of the text, whose fixes touch none of the others' bytes.
pub(crate) fn compatible<'a, T>(
    found: impl Iterator<Item = &'a T>,
    fix: impl Fn(&'a T) -> Option<&'a Fix>,
    least: Safety,
) -> Vec<&'a T> {
    let fixes = found.filter_map(|found| Some((found, fix(found)?)));
    let mut wanted: Vec<_> = fixes.filter(|(_, fix)| is_usable(fix, least)).collect();
    wanted.sort_by_key(|(_, fix)| fix.edits.iter().map(|edit| edit.span).min());
    let (mut chosen, mut free_from) = (Vec::new(), None);
    for (found, fix) in wanted {
        let first = fix.edits.iter().map(|edit| edit.span.start).min().unwrap_or_default();
        // One byte of distance keeps an insertion away from a deletion beside it.
        if free_from.is_some_and(|free_from| first <= free_from) {
            continue;
        }
        free_from = fix.edits.iter().map(|edit| edit.span.end).max();
        chosen.push(found);
    }
    chosen
}

/// The fixes that do no harm together: all of them, or what is left of each half.
fn harmless<'a>(
    file: &LintFile,
    fixes: &[Candidate<'a>],
    least: Safety,
) -> Result<Vec<Candidate<'a>>, FixError> {
    if fixes.is_empty() || is_harmless(file, &after(file, fixes)?, least) {
        return Ok(fixes.to_vec());
    }
    let [left, right] = <[_; 2]>::from(fixes.split_at(fixes.len() / 2));
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let left = harmless(file, left, least)?;
    let both = [left.clone(), harmless(file, right, least)?].concat();
    let good = is_harmless(file, &after(file, &both)?, least);
    Ok(if good { both } else { left })
}

fn after(file: &LintFile, fixes: &[Candidate<'_>]) -> Result<LintFile, FixError> {
    let edits: Vec<_> = fixes.iter().flat_map(|(_, fix)| fix.edits.iter().cloned()).collect();
    Ok(file.with_text(apply_edits(file.original(), &edits)?)?)
}

/// No new syntax error; and where only safe fixes are wanted, every name that
/// worked means what it meant.
fn is_harmless(before: &LintFile, after: &LintFile, least: Safety) -> bool {
    let grows = after.parse().errors().len() > before.parse().errors().len();
    !grows && (least < Safety::Safe || names_keep_their_meaning(before, after))
}

fn names_keep_their_meaning(before: &LintFile, after: &LintFile) -> bool {
    let now = meanings(after);
    let works = |entry: Node<'_>| !entry.is_broken() && model::entry(entry).unusable.is_none();
    meanings(before)
        .into_iter()
        .filter(|(_, entry)| works(*entry))
        .all(|(name, entry)| now.get(&name).is_some_and(|after| after.same_value(entry)))
}

/// What each name means: the last entry that carries it counts.
fn meanings(file: &LintFile) -> HashMap<String, Node<'_>> {
    let entries = file.parse().entries().flat_map(|entry| entry.names().map(move |name| (name, entry)));
    entries.map(|(name, entry)| (name.name().to_ascii_uppercase(), entry)).collect()
}
