use std::borrow::Cow;
use std::collections::HashMap;

use super::table::Row;
use crate::clients::{Client, Names, Reader, Refusal};

/// The texts that a client keeps for aliases.
pub(super) enum Texts<'r> {
    /// Those of the file.
    OfFile,
    /// None: programs give it what stands in the file.
    Given,
    /// In the order of the file, an alias each.
    InStep(Vec<&'r str>),
    /// By alias in upper case; `None` where two names differ in case only.
    Kept(HashMap<Cow<'r, str>, Option<&'r str>>),
}

impl<'r> Texts<'r> {
    /// Everything that a client found in its files; nothing where it cannot use them.
    pub(super) fn of(client: Client, reader: &'r Reader<'_>, rows: &[Row<'_>]) -> Self {
        match client {
            _ if !client.reads_tnsnames() => Self::Given,
            _ => in_step(reader, rows).map_or_else(|| Self::Kept(kept(reader)), Self::InStep),
        }
    }

    /// The text of the alias of a row.
    pub(super) fn get<'t>(&'t self, nth: usize, row: &Row<'t>) -> Option<&'t [u8]> {
        match self {
            Self::InStep(all) => all.get(nth).map(|text| text.as_bytes()),
            Self::OfFile => row.whole,
            Self::Given => Some(row.text),
            Self::Kept(all) => Some((*all.get(&*upper(&row.name))?)?.as_bytes()),
        }
    }
}

/// The texts where the client has the aliases of the file, each once and in the same order: no two
/// of its names differ in case only then.
fn in_step<'r>(reader: &'r Reader<'_>, rows: &[Row<'_>]) -> Option<Vec<&'r str>> {
    let names = reader.entries().ok().filter(|names| !names.is_parsed())?;
    let mut all = Vec::with_capacity(rows.len());
    let mut rows = rows.iter();
    for entry in names.iter() {
        rows.next().filter(|row| row.name.eq_ignore_ascii_case(&entry.name))?;
        all.push(entry.text.as_str());
    }
    rows.next().is_none().then_some(all)
}

fn kept<'r>(reader: &'r Reader<'_>) -> HashMap<Cow<'r, str>, Option<&'r str>> {
    let mut all = HashMap::new();
    for entry in reader.entries().into_iter().filter(|names| !names.is_parsed()).flat_map(Names::iter) {
        let twice = all.insert(upper(&entry.name), Some(entry.text.as_str())).is_some();
        if twice {
            all.insert(upper(&entry.name), None);
        }
    }
    all
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
