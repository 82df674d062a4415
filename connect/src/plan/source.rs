//! A descriptor, and where its parts are written.

use tns_dsn::Descriptor;
use tns_dsn::resolve::{Effective, Origin, Resolved};

/// What a plan is made of.
pub(super) struct Source<'a> {
    pub(super) descriptor: &'a Descriptor,
    addresses: &'a [Origin],
    effective: &'a [Effective],
    name: &'a str,
    alias: Option<&'a str>,
}

impl<'a> Source<'a> {
    pub(super) fn of_resolved(resolved: &'a Resolved) -> Self {
        let Resolved { descriptor, addresses, effective, name, alias, .. } = resolved;
        Self { descriptor, addresses, effective, name, alias: alias.as_deref() }
    }

    pub(super) fn of_descriptor(descriptor: &'a Descriptor) -> Self {
        Self { descriptor, addresses: &[], effective: &[], name: "", alias: None }
    }

    /// What was asked for, and the alias that was found.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let asked = Some(self.name).filter(|name| !name.is_empty());
        asked.into_iter().chain(self.alias.filter(|alias| Some(*alias) != asked))
    }

    /// Where the nth address is written.
    pub(super) fn address(&self, nth: usize) -> Option<Origin> {
        self.addresses.get(nth).cloned()
    }

    /// Where a parameter of DESCRIPTION is written; of several nobody knows which one counts.
    pub(super) fn setting(&self, name: &str) -> Option<Origin> {
        let mut written = self
            .effective
            .iter()
            .filter(|value| value.name == name && !matches!(value.origin, Origin::Default));
        let first = written.next()?;
        written.next().is_none().then(|| first.origin.clone())
    }
}
