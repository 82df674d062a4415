//! Proves that a safe fix is safe: no name that worked changes its meaning.

use std::collections::HashMap;

use tns_lint::{Diagnostic, LintFile, Safety};
use tns_parser::model;
use tns_parser::{Node, Source, apply_edits, parse};

/// What each name means: the last entry that carries it counts.
fn meanings(file: &LintFile) -> HashMap<String, Node<'_>> {
    let entries = file.parse().entries().flat_map(|entry| entry.names().map(move |name| (name, entry)));
    entries.map(|(name, entry)| (name.name().to_ascii_uppercase(), entry)).collect()
}

/// Applies each safe fix alone and compares before and after.
pub(crate) fn safe_fixes(file: &LintFile, found: &[Diagnostic]) {
    for found in found {
        let Some(fix) = found.fix.as_ref().filter(|fix| fix.safety == Safety::Safe) else { continue };
        let text = apply_edits(file.source(), &fix.edits).expect("the edits apply");
        let after = LintFile::new(parse(Source::new(text).expect("small"), file.kind()));
        let (errors, left) = (file.parse().errors(), after.parse().errors());
        assert!(left.len() <= errors.len(), "{}: {} adds {left:?}", found.rule.code, fix.title);
        let now = meanings(&after);
        for (name, entry) in meanings(file) {
            if entry.is_broken() || model::entry(entry).unusable.is_some() {
                continue;
            }
            let same = now.get(&name).is_some_and(|after| after.same_value(entry));
            assert!(same, "{}: {} changes what {name} means", found.rule.code, fix.title);
        }
    }
}
