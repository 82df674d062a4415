//! What is known to be wrong in a document while it changes: what the last check of the whole
//! found, and what the entries touched since say by themselves.

mod alone;
mod shift;

use std::sync::Arc;

use tns_lint::{Diagnostic, Linter, in_order};
use tns_parser::Span;

use crate::document::Document;
pub use alone::Carried;
use shift::Shift;

/// Findings of a document under edit.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What the last whole check found, where it was then.
    settled: Arc<[Diagnostic]>,
    /// The comments that speak of more than what follows them, as they were then.
    carried: Carried,
    /// The edits since then, in their order.
    shifts: Vec<Shift>,
    /// The blocks changed since then, where they are now; in the order of the text.
    changed: Vec<Span>,
}

impl Known {
    /// Takes in what a check of the whole document found, in the order of the text.
    pub fn settle(&mut self, found: Vec<Diagnostic>, carried: Carried) {
        *self = Self { settled: found.into(), carried, ..Self::default() };
    }

    /// Whether nothing has changed since the last whole check.
    pub fn is_settled(&self) -> bool {
        self.shifts.is_empty()
    }

    /// Takes in an edit of a document: what it replaced, by how many bytes, and the span of the
    /// blocks that [`Document::edit`] read anew.
    pub fn edited(&mut self, document: &Document, replaced: Span, len: u32, touched: Span) {
        let shift = Shift { replaced, len };
        // A comment at the end of a block may speak of the entry that follows.
        let mut touched = touched.cover(document.block_span(touched.end));
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
        self.shifts.push(shift);
    }

    /// What is wrong as far as that is known now, in the order of the text. In changed entries it
    /// is what they say by themselves; a finding of a rule that looks beyond one entry stays until
    /// the next whole check, without its fix.
    pub fn now(&self, document: &Document, linter: &Linter) -> Vec<Diagnostic> {
        if self.is_settled() {
            return self.settled.to_vec();
        }
        let still = |found: &Diagnostic| self.still(found, document.len());
        let mut found: Vec<_> = self.settled.iter().filter_map(still).collect();
        found.extend(self.changed.iter().flat_map(|span| self.within(document, *span, linter)));
        in_order(&mut found);
        found
    }

    /// What the entries in a span say by themselves: all that a keystroke there changes at once.
    pub fn within(&self, document: &Document, span: Span, linter: &Linter) -> Vec<Diagnostic> {
        let starts = |start: u32| start < span.end || span.end == document.len();
        let blocks = document.blocks_in(span).filter(|block| starts(block.start));
        blocks.flat_map(|block| self.carried.alone(document, block, &self.shifts, linter)).collect()
    }

    /// A finding of the last whole check, if it may still hold, where it is now.
    fn still(&self, found: &Diagnostic, end: u32) -> Option<Diagnostic> {
        let span = shift::through(&self.shifts, found.span)?;
        // What stands at the end of the text stands in its last block.
        let inside =
            |changed: &Span| changed.start <= span.start && (span.start < changed.end || changed.end == end);
        if !found.rule.looks_around() && self.changed.iter().any(inside) {
            return None;
        }
        let related = found.related.iter().filter_map(|related| {
            let span = shift::through(&self.shifts, related.span)?;
            Some(tns_lint::Related { span, label: related.label.clone() })
        });
        let related = related.collect();
        Some(Diagnostic { span, related, fix: None, ..without_fix(found) })
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
