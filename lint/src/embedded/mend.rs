//! Applies fixes to a file, and proves that they did what they should.

use tns_parser::{Edit, Source, apply_edits};

use super::lift::{Inner, Lifted};
use super::{Embedded, Outer};
use crate::diagnostic::Diagnostic;
use crate::fix::{ROUNDS, Safety, compatible};
use crate::rule::RuleInfo;
use crate::run::Linter;

/// A file after its fixes.
#[derive(Debug)]
pub struct FixedOuter {
    /// The file as it is now.
    pub outer: Outer,
    /// The rule of each finding that was mended.
    pub applied: Vec<&'static RuleInfo>,
    /// What is left.
    pub left: Vec<Diagnostic>,
}

/// Applies all fixes of the wanted findings that are at least as safe as `least`,
/// until none is left. A round is only taken if the file can still be read, each
/// text is what its fixes make of it, and every other value is as before.
pub fn fix_outer(
    linter: &Linter,
    outer: Outer,
    least: Safety,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> FixedOuter {
    let mut outer = outer;
    let mut found = outer.check(linter, false).active;
    let mut applied = Vec::new();
    for _ in 0..ROUNDS {
        let fixes = found.iter().filter(|(found, inner)| inner.is_some() && wanted(found));
        let mut round = compatible(fixes, |(found, _)| found.fix.as_ref(), least);
        // One alone was proved when it was found.
        let next = loop {
            match outer.applied(&round) {
                _ if round.is_empty() => break None,
                Some(next) => break Some(next),
                None => round.truncate(round.len() / 2),
            }
        };
        let Some(next) = next.filter(|next| next.syntax_errors() <= outer.syntax_errors()) else { break };
        applied.extend(round.iter().map(|(found, _)| found.rule));
        outer = next;
        found = outer.check(linter, false).active;
    }
    FixedOuter { outer, applied, left: found.into_iter().map(|(found, _)| found).collect() }
}

impl Outer {
    /// The file with these fixes; nothing where something else came of them.
    pub(super) fn applied(&self, fixes: &[&Lifted]) -> Option<Self> {
        let edits: Vec<Edit> = fixes
            .iter()
            .filter_map(|(found, _)| found.fix.as_ref())
            .flat_map(|fix| fix.edits.clone())
            .collect();
        let text = apply_edits(&self.source, &edits).ok()?;
        let next = Self::read(Source::new(text).ok()?, self.format);
        let inner: Vec<_> = fixes.iter().filter_map(|(_, inner)| inner.as_ref()).collect();
        self.became(&next, &inner).then_some(next)
    }

    /// Whether `next` is this file with these edits of its texts and nothing else.
    fn became(&self, next: &Self, inner: &[&Inner]) -> bool {
        let same_shape = next.broken.is_none()
            && self.scalars.len() == next.scalars.len()
            && self.texts.len() == next.texts.len();
        let changed = |scalar: usize| inner.iter().any(|inner| self.texts[inner.text].scalar == scalar);
        let values = self.scalars.iter().zip(&next.scalars).enumerate();
        let mut texts = self.texts.iter().zip(&next.texts).enumerate();
        same_shape
            && values.into_iter().all(|(nth, (old, new))| {
                old.keys == new.keys && (changed(nth) || old.text.text() == new.text.text())
            })
            && texts.all(|(nth, (old, new))| {
                let edits =
                    inner.iter().filter(|inner| inner.text == nth).flat_map(|inner| inner.edits.clone());
                let edits: Vec<_> = edits.collect();
                (old.holds, old.scalar) == (new.holds, new.scalar)
                    && (edits.is_empty() || edited(old, &edits).as_deref() == Some(new.text().text()))
            })
    }

    fn syntax_errors(&self) -> usize {
        let errors = |embedded: &Embedded| {
            let file = embedded.file(&embedded.template.named());
            file.map_or(0, |file| file.parse().errors().len())
        };
        self.texts.iter().map(errors).sum()
    }
}

/// A text with its edits.
fn edited(embedded: &Embedded, edits: &[Edit]) -> Option<String> {
    let source = Source::new(embedded.text().text()).ok()?;
    String::from_utf8(apply_edits(&source, edits).ok()?).ok()
}
