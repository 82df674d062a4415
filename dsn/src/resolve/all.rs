use std::collections::HashMap;

use super::names::LoadError;
use super::{ResolveError, Resolved, Resolver, Search};
use crate::files::Files;

/// A name, and what it leads to.
pub type OfName = (String, Result<Resolved, ResolveError>);

impl<F: Files> Resolver<'_, F> {
    /// What every name of tnsnames.ora leads to, in the order of the text. Of a name that stands
    /// there several times the last entry counts. The files are read once.
    ///
    /// # Errors
    /// [`LoadError`] where tnsnames.ora or a file it includes cannot be read.
    pub fn all(&self) -> Result<Vec<OfName>, LoadError> {
        let profile = self.profile();
        let names = self.names()?;
        let text: Vec<_> = names.iter().map(|name| name.text()).collect();
        let mut known: HashMap<_, (usize, usize)> = HashMap::new();
        for (nth, name) in text.iter().enumerate() {
            let (last, count) = known.entry(name.to_ascii_uppercase()).or_default();
            (*last, *count) = (nth, *count + 1);
        }
        let resolve = |((nth, found), name): ((usize, _), &String)| {
            let (_, count) = known.get(&name.to_ascii_uppercase()).filter(|(last, _)| *last == nth)?;
            let mut search = Search { steps: Vec::new(), name };
            Some((name.clone(), search.found(found, *count, &profile)))
        };
        Ok(names.iter().enumerate().zip(&text).filter_map(resolve).collect())
    }
}
