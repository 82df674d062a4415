//! What differs between two files in meaning: order, layout and comments do not count.

use std::collections::BTreeMap;

use serde::Serialize;
use tns_parser::tree::NodeKind;
use tns_parser::{Node, Parse};

/// A name whose meaning differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The name, as written in the newer file that has it.
    pub name: String,
    /// What happened to it.
    #[serde(flatten)]
    pub what: What,
}

/// What happened to a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its value differs.
    Changed {
        /// The parameters that differ, by path.
        values: Vec<ValueChange>,
    },
}

/// A parameter that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueChange {
    /// The keywords from the outermost on, `DESCRIPTION.ADDRESS[1].PORT`; empty for
    /// a value without parameters. Repeated keywords are counted from 0.
    pub path: String,
    /// The old value; `None` where the parameter is new.
    pub old: Option<String>,
    /// The new value; `None` where the parameter is gone.
    pub new: Option<String>,
}

/// The differences between two texts of the same kind, by name. Case does not
/// matter in names and keywords; of a name that is defined twice the last counts.
pub fn diff(old: &Parse, new: &Parse) -> Vec<Change> {
    let (old, new) = (by_name(old), by_name(new));
    let mut names: Vec<_> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let change = |key: &&String| {
        let (before, after) = (old.get(*key), new.get(*key));
        let name = after.or(before).map(|(name, _)| name.clone()).unwrap_or_default();
        let what = match (before, after) {
            (Some(_), None) => What::Removed,
            (None, _) => What::Added,
            (Some((_, before)), Some((_, after))) => What::Changed { values: values(*before, *after) },
        };
        let same = matches!(&what, What::Changed { values } if values.is_empty());
        (!same).then_some(Change { name, what })
    };
    names.iter().filter_map(change).collect()
}

/// The entries by upper-case name, with the name as written.
fn by_name(parse: &Parse) -> BTreeMap<String, (String, Node<'_>)> {
    let names = parse.entries().flat_map(|entry| {
        entry.names().map(move |name| (name.name().to_ascii_uppercase(), (name.name().into_owned(), entry)))
    });
    names.collect()
}

fn values(old: Node<'_>, new: Node<'_>) -> Vec<ValueChange> {
    let (old, new) = (facts(old), facts(new));
    let mut paths: Vec<_> = old.keys().chain(new.keys()).collect();
    paths.sort_unstable();
    paths.dedup();
    let differs = |path: &&&String| old.get(**path) != new.get(**path);
    let change = |path: &String| ValueChange {
        path: path.clone(),
        old: old.get(path).cloned(),
        new: new.get(path).cloned(),
    };
    paths.iter().filter(differs).map(|path| change(path)).collect()
}

/// Every value of an entry by path.
fn facts(entry: Node<'_>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    if entry.is_broken() {
        // What is broken has no meaning to compare: its text is.
        let text = entry.source().text(entry.value_span()).into_owned();
        found.insert(String::new(), text);
        return found;
    }
    collect(entry, "", &mut found);
    found
}

fn collect(node: Node<'_>, path: &str, found: &mut BTreeMap<String, String>) {
    let params: Vec<_> = node.params().collect();
    if params.is_empty() {
        found.insert(path.to_owned(), leaf(node));
        return;
    }
    for (at, param) in params.iter().enumerate() {
        let name = param.name().to_ascii_uppercase();
        let same = |other: &&Node<'_>| other.name().eq_ignore_ascii_case(&name);
        let nth = params[..at].iter().filter(same).count();
        let place = if params.iter().filter(same).count() > 1 { format!("[{nth}]") } else { String::new() };
        let dot = if path.is_empty() { "" } else { "." };
        collect(*param, &format!("{path}{dot}{name}{place}"), found);
    }
}

fn leaf(node: Node<'_>) -> String {
    let items: Vec<_> = node.items().map(|item| item.value().into_owned()).collect();
    match node.children().any(|child| child.kind() == NodeKind::Item) {
        true => format!("({})", items.join(", ")),
        false => node.value().into_owned(),
    }
}
