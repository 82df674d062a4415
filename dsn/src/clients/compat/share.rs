use std::collections::HashMap;
use std::sync::Arc;

use super::shape::Shape;
use super::table::Row;
use super::{Aspect, Verdict};

/// The verdicts of one client by the shapes of the texts that they are about. Two entries of one
/// shape get one verdict: that it does not depend on the values left open is what
/// `a_shared_verdict_is_the_one_of_the_entry_itself` holds against the models.
#[derive(Default)]
pub(super) struct Shared {
    known: HashMap<Box<[u8]>, Arc<Verdict>>,
    /// The shape of the text last looked at.
    shape: Shape,
    /// What that text is known by.
    key: Vec<u8>,
}

/// Stands for the text that the file itself has behind the alias.
const SAME: u8 = 0xFF;
/// Stands for the same with the alias before it.
const WHOLE: u8 = 0xFE;
/// Stands for the alias before a text that a client changed.
const NAMED: u8 = 0xFD;

impl Shared {
    /// Looks at the text that the client keeps for an alias; whether others can share its verdict.
    pub(super) fn look(&mut self, row: &Row<'_>, text: &[u8]) -> bool {
        let Some(own) = &row.shape else { return false };
        self.key.clear();
        self.key.extend_from_slice(&own.id.to_le_bytes());
        self.key.push(own.class);
        for (mark, known) in [(SAME, Some(row.text)), (WHOLE, row.whole)] {
            if known == Some(text) {
                self.key.push(mark);
                return true;
            }
        }
        let text = self.without_name(&row.name, text);
        let same = self.shape.read(text).is_some() && own.shape.same_values(row.text, &self.shape, text);
        self.key.extend_from_slice(&self.shape.text);
        same
    }

    /// Some clients keep the alias with its text, in parentheses or not.
    fn without_name<'t>(&mut self, name: &str, text: &'t [u8]) -> &'t [u8] {
        let opened = text.strip_prefix(b"(");
        match opened.unwrap_or(text).split_at_checked(name.len()) {
            Some((start, rest)) if start.eq_ignore_ascii_case(name.as_bytes()) => {
                self.key.extend([NAMED, u8::from(opened.is_some())]);
                rest
            }
            _ => text,
        }
    }

    /// The verdict on a text like the one last looked at.
    pub(super) fn get(&self) -> Option<&Arc<Verdict>> {
        self.known.get(&*self.key)
    }

    /// Keeps the verdict on the text last looked at, unless it speaks of values that others have not.
    pub(super) fn keep(&mut self, verdict: &Arc<Verdict>) {
        let own = |aspect| matches!(aspect, Aspect::Use | Aspect::Addresses | Aspect::Target);
        if verdict.error().is_none() && !verdict.differs.iter().any(|difference| own(difference.aspect)) {
            self.known.insert(self.key.as_slice().into(), Arc::clone(verdict));
        }
    }
}
