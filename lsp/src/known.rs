//! What is known to be wrong in a document while it changes: what the last check of the whole
//! found, and what the entries touched since say by themselves.

mod alone;
mod baselined;
mod shift;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tns_lint::{Diagnostic, Linter, in_order};
use tns_parser::Span;

use crate::document::Document;
pub use alone::Carried;
pub use baselined::Baselined;
use shift::Shift;

/// What a check of a whole document leaves beside its findings.
#[derive(Clone, Debug, Default)]
pub struct Aside {
    /// The comments that speak of more than what follows them.
    pub carried: Carried,
    /// What the baseline knows, where there is one.
    pub baselined: Option<Baselined>,
}

impl From<Carried> for Aside {
    fn from(carried: Carried) -> Self {
        Self { carried, baselined: None }
    }
}

/// Findings of a document under edit.
#[derive(Clone, Debug)]
pub struct Known {
    /// What the last whole check found, where it was then; `None` before the first one.
    settled: Option<Arc<Vec<Diagnostic>>>,
    /// What else it left, as it was then.
    aside: Aside,
    /// A number that no other text has: a check of one that was closed or replaced is worthless.
    text: u64,
    /// The number of edits before the last whole check, and those since then.
    before: usize,
    shifts: Vec<Shift>,
    /// The blocks that each of them touched, where they were right after it.
    touched: Vec<Span>,
    /// The blocks changed since the last whole check, where they are now; in the order of the text.
    changed: Vec<Span>,
}

/// The state of a document that a check looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    text: u64,
    edits: usize,
}

impl Default for Known {
    /// Nothing is known of a new text.
    fn default() -> Self {
        static TEXTS: AtomicU64 = AtomicU64::new(0);
        Self {
            settled: None,
            aside: Aside::default(),
            text: TEXTS.fetch_add(1, Ordering::Relaxed),
            before: 0,
            shifts: Vec::new(),
            touched: Vec::new(),
            changed: Vec::new(),
        }
    }
}

impl Known {
    /// Forgets everything: the whole text, or its rules, are others now.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The state that a check which starts now looks at.
    pub fn mark(&self) -> Mark {
        Mark { text: self.text, edits: self.before + self.shifts.len() }
    }

    /// Takes in what a check of the whole document found in a state of it, in the order of the
    /// text. What was edited meanwhile stays changed.
    pub fn settle(&mut self, mark: Mark, found: Arc<Vec<Diagnostic>>, aside: Aside) {
        let Some(done) = mark.edits.checked_sub(self.before).filter(|_| mark.text == self.text) else {
            return;
        };
        (self.settled, self.aside, self.before) = (Some(found), aside, mark.edits);
        self.shifts.drain(..done);
        self.touched.drain(..done);
        self.changed.clear();
        let edits: Vec<_> = self.shifts.iter().copied().zip(self.touched.iter().copied()).collect();
        edits.into_iter().for_each(|(shift, touched)| self.change(shift, touched));
    }

    /// Whether there was a whole check.
    pub fn is_usable(&self) -> bool {
        self.settled.is_some()
    }

    /// Whether nothing has changed since the last whole check.
    pub fn is_settled(&self) -> bool {
        self.settled.is_some() && self.shifts.is_empty()
    }

    /// Takes in an edit of a document: what it replaced, by how many bytes, and the span of the
    /// blocks that [`Document::edit`] read anew.
    pub fn edited(&mut self, document: &Document, replaced: Span, len: u32, touched: Span) {
        let shift = Shift { replaced, len };
        // A comment at the end of a block may speak of the entry that follows.
        let touched = touched.cover(document.block_span(touched.end));
        self.shifts.push(shift);
        self.touched.push(touched);
        self.change(shift, touched);
    }

    fn change(&mut self, shift: Shift, mut touched: Span) {
        let mut changed = Vec::with_capacity(self.changed.len() + 1);
        for span in self.changed.drain(..) {
            match shift.apart(span) {
                Some(moved) if moved.end < touched.start || touched.end < moved.start => changed.push(moved),
                Some(moved) => touched = touched.cover(moved),
                None => touched = touched.cover(shift.around(span)),
            }
        }
        changed.push(touched);
        changed.sort_unstable();
        self.changed = changed;
    }

    /// What is wrong as far as that is known now, in the order of the text. In changed entries it
    /// is what they say by themselves; a finding of a rule that looks beyond one entry stays until
    /// the next whole check, without its fix. What the baseline knows is left out. Before the first
    /// whole check nothing is known.
    pub fn now(&self, document: &Document, linter: &Linter) -> Option<Vec<Diagnostic>> {
        let settled = self.settled.as_ref()?;
        if self.is_settled() {
            return Some(settled.as_ref().clone());
        }
        let still = |found: &Diagnostic| self.still(found, document.len());
        let mut found: Vec<_> = settled.iter().filter_map(still).collect();
        let within = |span: &Span| self.within(document, *span, linter);
        let mut new: Vec<_> = self.changed.iter().flat_map(within).collect();
        if let Some(baselined) = &self.aside.baselined {
            baselined.sift(&mut new, |known| self.stands(known, document.len()).is_some());
        }
        found.extend(new);
        in_order(&mut found);
        Some(found)
    }

    /// What the entries in a span say by themselves: all that a keystroke there changes at once.
    pub fn within(&self, document: &Document, span: Span, linter: &Linter) -> Vec<Diagnostic> {
        let starts = |start: u32| start < span.end || span.end == document.len();
        let blocks = document.blocks_in(span).filter(|block| starts(block.start));
        blocks.flat_map(|block| self.aside.carried.alone(document, block, &self.shifts, linter)).collect()
    }

    /// Where a finding of the last whole check is now, if it may still hold.
    fn stands(&self, found: &Diagnostic, end: u32) -> Option<Span> {
        let span = shift::through(&self.shifts, found.span)?;
        // What stands at the end of the text stands in its last block.
        let inside =
            |changed: &Span| changed.start <= span.start && (span.start < changed.end || changed.end == end);
        (found.rule.looks_around() || !self.changed.iter().any(inside)).then_some(span)
    }

    /// The finding as it is now, if it may still hold.
    fn still(&self, found: &Diagnostic, end: u32) -> Option<Diagnostic> {
        let span = self.stands(found, end)?;
        let related = found.related.iter().filter_map(|related| {
            let span = shift::through(&self.shifts, related.span)?;
            Some(tns_lint::Related { span, label: related.label.clone() })
        });
        let related = related.collect();
        Some(Diagnostic { span, related, ..without_fix(found) })
    }
}

/// The same without its fix, whose edits may be many.
fn without_fix(found: &Diagnostic) -> Diagnostic {
    Diagnostic {
        message: found.message.clone(),
        help: found.help.clone(),
        label: found.label.clone(),
        related: Vec::new(),
        fix: None,
        entry: found.entry.clone(),
        path: found.path.clone(),
        ..*found
    }
}

#[cfg(test)]
mod tests;
