use super::Safety;
use crate::diagnostic::Diagnostic;
use crate::select::{Selection, SelectionError};

/// Whose fixes may be used.
#[derive(Clone, Debug, Default)]
pub struct Fixable {
    /// `None`: those of every rule.
    allowed: Option<Selection>,
    /// The only ones that are applied in this run; `None`: all that are allowed.
    only: Option<Selection>,
}

impl Fixable {
    /// Takes the rules whose fixes may be used (none given: all), those whose fixes may not, and the only
    /// ones to apply (none given: all); words as for a [`Selection`].
    ///
    /// # Errors
    /// [`SelectionError`] for a word that selects nothing.
    pub fn new(fixable: &[String], unfixable: &[String], only: &[String]) -> Result<Self, SelectionError> {
        let all = ["all".to_owned()];
        let or_all = |words: &[String]| if words.is_empty() { all.to_vec() } else { words.to_vec() };
        let allowed = (!fixable.is_empty() || !unfixable.is_empty())
            .then(|| Selection::new(&or_all(fixable), unfixable))
            .transpose()?;
        let only = (!only.is_empty()).then(|| Selection::new(only, &[])).transpose()?;
        Ok(Self { allowed, only })
    }

    /// Makes a fix that may not be used one that is only shown.
    pub fn limit(&self, found: &mut Diagnostic) {
        let refused = self.allowed.as_ref().is_some_and(|allowed| !allowed.contains(found.rule));
        if let Some(fix) = found.fix.as_mut().filter(|_| refused) {
            fix.safety = Safety::DisplayOnly;
        }
    }

    /// Whether a fix is to be applied in this run, if it is safe enough.
    pub fn applies(&self, found: &Diagnostic) -> bool {
        let wanted =
            |rules: &Option<Selection>| rules.as_ref().is_none_or(|rules| rules.contains(found.rule));
        wanted(&self.allowed) && wanted(&self.only)
    }
}
