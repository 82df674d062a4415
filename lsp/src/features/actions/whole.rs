use tns_lint::{Diagnostic, Safety, fix_some};
use tns_parser::Edit;

use super::Acting;
use super::offer::{FIX_ALL, Offer, What};
use crate::features::edits::difference;
use crate::view::View;

/// All safe fixes of the file, if it has any.
pub(super) fn offer(view: &View<'_>, acting: &Acting<'_>) -> Option<Offer> {
    let is_safe = |found: &&Diagnostic| {
        let fix = found.fix.as_ref().filter(|fix| fix.safety == Safety::Safe && !fix.edits.is_empty());
        fix.is_some() && (acting.wanted)(found)
    };
    view.findings.iter().find(is_safe).map(|_| Offer {
        title: "Fix all that tnslint can fix safely".to_owned(),
        kind: FIX_ALL,
        what: What::FixAll,
        diagnostics: Vec::new(),
        preferred: false,
        disabled: None,
    })
}

/// The edits of all safe fixes, as often as it takes until none is left.
pub(super) fn fix_all(view: &View<'_>, acting: &Acting<'_>) -> Option<Vec<Edit>> {
    mended(view, Safety::Safe, acting.wanted)
}

/// The same of one rule, with its unsafe fixes where it has only such.
pub(super) fn fix_rule(view: &View<'_>, code: &str, acting: &Acting<'_>) -> Option<Vec<Edit>> {
    let of_rule = |found: &&Diagnostic| found.rule.code == code && (acting.wanted)(found);
    let fixes = view.findings.iter().filter(of_rule).filter_map(|found| found.fix.as_ref());
    let least = fixes.map(|fix| fix.safety).filter(|safety| *safety > Safety::DisplayOnly).min()?;
    mended(view, least, |found| found.rule.code == code && (acting.wanted)(found))
}

fn mended(view: &View<'_>, least: Safety, wanted: impl Fn(&Diagnostic) -> bool) -> Option<Vec<Edit>> {
    let file = view.document.lint_file();
    let old = file.text(file.whole());
    let fixed = fix_some(view.linter, file, least, wanted).ok()?;
    Some(difference(&old, &String::from_utf8_lossy(fixed.source.bytes())))
}
