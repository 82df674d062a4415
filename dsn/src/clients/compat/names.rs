use std::borrow::Cow;
use std::collections::HashMap;

use crate::clients::{Reader, Refusal};

/// The texts that a client keeps, by alias in upper case; `None` where two names differ in case only.
pub(super) struct Texts<'r>(HashMap<Cow<'r, str>, Option<&'r str>>);

impl<'r> Texts<'r> {
    /// Everything that a client found in its files; nothing where it cannot use them.
    pub(super) fn of(reader: &'r Reader<'_>) -> Self {
        let mut all = HashMap::new();
        for entry in reader.entries().into_iter().flat_map(|names| names.iter()) {
            let twice = all.insert(upper(&entry.name), Some(entry.text.as_str())).is_some();
            if twice {
                all.insert(upper(&entry.name), None);
            }
        }
        Self(all)
    }

    pub(super) fn get(&self, alias: &str) -> Option<&'r str> {
        *self.0.get(&*upper(alias))?
    }
}

/// The aliases that the clients know, each once, in the order of the first that knows it.
pub(super) fn known<'r>(readers: &'r [Reader<'_>]) -> Vec<&'r str> {
    let mut seen = HashMap::new();
    let mut all = Vec::new();
    for name in readers.iter().flat_map(names_of) {
        if seen.insert(upper(name), ()).is_none() {
            all.push(name);
        }
    }
    all
}

fn names_of<'r>(reader: &'r Reader<'_>) -> Vec<&'r str> {
    let names: Result<Vec<_>, Refusal> = reader.names().map(Iterator::collect);
    names.unwrap_or_default()
}

pub(super) fn upper(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        true => Cow::Owned(name.to_ascii_uppercase()),
        false => Cow::Borrowed(name),
    }
}
