use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_parser::catalog;
use tns_parser::{FileKind, Keyword, Node, Span};

use super::profile::Profile;
use crate::{Descriptor, Place, Section};

/// A value that counts for a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effective {
    /// The parameter, with the sections around it: `CONNECT_DATA.SERVICE_NAME`.
    pub name: String,
    /// Its value as text.
    pub value: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A line of a file, from 1.
    File {
        /// The file.
        path: PathBuf,
        /// The line.
        line: u32,
        /// The bytes in the file.
        #[serde(skip)]
        span: Span,
    },
    /// The connect string itself.
    Text,
    /// Nothing sets it: the documented default.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line, .. } => write!(f, "{}:{line}", path.display()),
            Self::Text => f.write_str("connect string"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// The values of a connect string and the defaults beside them.
pub(super) fn of_string(descriptor: &Descriptor) -> Vec<Effective> {
    collect(descriptor, &|_, _| Origin::Text)
}

/// The values of an entry of tnsnames.ora, the defaults beside them, and what sqlnet.ora sets.
/// `line` tells the line of a place in the text of the entry, from 1.
pub fn of_entry(
    descriptor: &Descriptor,
    entry: Node<'_>,
    path: &Path,
    line: &dyn Fn(Span) -> u32,
    profile: &Profile,
) -> Vec<Effective> {
    let origin = |keyword: &str, nth: usize| {
        let named: Vec<_> =
            entry.descendants().filter(|node| node.name().eq_ignore_ascii_case(keyword)).collect();
        let span = named.get(nth).or(named.last()).map_or(entry.name_span(), |node| node.name_span());
        Origin::File { path: path.to_owned(), line: line(span), span }
    };
    let mut found = collect(descriptor, &origin);
    found.extend(profile.settings().map(|(name, value, origin)| Effective {
        name: name.to_owned(),
        value: value.to_owned(),
        origin,
    }));
    found
}

/// Where the addresses of an entry of tnsnames.ora are written, in the order of the text; those of
/// an Easy Connect string are all in the value.
pub(super) fn addresses_of(
    descriptor: &Descriptor,
    entry: Node<'_>,
    path: &Path,
    line: &dyn Fn(Span) -> u32,
) -> Vec<Origin> {
    let written: Vec<_> =
        entry.descendants().filter(|node| node.keyword() == Keyword::ADDRESS).map(Node::span).collect();
    let count = descriptor.addresses().count();
    let spans = if written.len() == count { written } else { vec![entry.value_span(); count] };
    let origin = |span| Origin::File { path: path.to_owned(), line: line(span), span };
    spans.into_iter().map(origin).collect()
}

/// Where the nth parameter of a keyword comes from.
type OriginOf<'a> = dyn Fn(&str, usize) -> Origin + 'a;

fn collect(descriptor: &Descriptor, origin: &OriginOf<'_>) -> Vec<Effective> {
    let mut found: Vec<Effective> = Vec::new();
    for (place, section) in sections(descriptor) {
        for setting in &section.0 {
            let keyword = |value: &&Effective| value.name.rsplit('.').next() == Some(&setting.name);
            let nth = found.iter().filter(keyword).count();
            let name =
                if place.is_empty() { setting.name.clone() } else { format!("{place}.{}", setting.name) };
            found.push(Effective {
                name,
                value: setting.value.to_string(),
                origin: origin(&setting.name, nth),
            });
        }
    }
    let set: Vec<_> = found.iter().map(|value| value.name.clone()).collect();
    found.extend(defaults().filter(|value| !set.contains(&value.name)));
    found
}

/// Every section of a descriptor with its name, in the order of canonical text.
fn sections(descriptor: &Descriptor) -> Vec<(&'static str, &Section)> {
    let mut found = vec![("DESCRIPTION_LIST", &descriptor.settings)];
    for description in &descriptor.descriptions {
        found.push(("", &description.settings));
        description.addresses.iter().for_each(|place| of_place(place, &mut found));
        found.extend(description.connect_data.iter().map(|section| ("CONNECT_DATA", section)));
        found.extend(description.security.iter().map(|section| ("SECURITY", section)));
    }
    found
}

fn of_place<'a>(place: &'a Place, found: &mut Vec<(&'static str, &'a Section)>) {
    match place {
        Place::Address(address) => found.push(("ADDRESS", &address.settings)),
        Place::List(list) => {
            found.push(("ADDRESS_LIST", &list.settings));
            list.addresses.iter().for_each(|place| of_place(place, found));
        }
    }
}

/// Defaults of DESCRIPTION that the catalogue knows.
fn defaults() -> impl Iterator<Item = Effective> {
    let of_description = |param: &&catalog::Param| param.within.contains(&"DESCRIPTION");
    catalog::params(FileKind::Tnsnames).filter(of_description).filter_map(|param| {
        Some(Effective {
            name: param.name.to_owned(),
            value: param.default?.to_owned(),
            origin: Origin::Default,
        })
    })
}
