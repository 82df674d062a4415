use std::fmt;

use tns_parser::catalog::{Lookup, params};
use tns_parser::{FileKind, Keyword};

/// What the cells of a column hold. The order is that of written tables.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Alias,
    Host,
    Port,
    Protocol,
    Service,
    Sid,
    Server,
    AddressList,
    Param(Part, Vec<String>),
    Descriptor,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Description,
    AddressList,
    Address,
    ConnectData,
    Security,
}

/// A header that stands for no column.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// Something else: a comment, an owner.
    Other,
    /// It looks like this one.
    Like(String),
}

/// Headers of columns that are no paths, and other words for them. The first is written.
const FIXED: &[(Column, &[&str])] = &[
    (Column::Alias, &["alias", "aliases", "name", "names", "tns_alias", "tns_name", "net_service_name"]),
    (Column::Host, &["host", "hosts", "hostname", "host_name", "address.host"]),
    (Column::Port, &["port", "address.port"]),
    (Column::Protocol, &["protocol", "address.protocol"]),
    (Column::Service, &["service_name", "service", "connect_data.service_name"]),
    (Column::Sid, &["sid", "connect_data.sid"]),
    (Column::Server, &["server", "connect_data.server"]),
    (Column::AddressList, &["address_list"]),
    (Column::Descriptor, &["descriptor", "connect_string", "connect_descriptor"]),
];

const PARTS: &[(Part, &str, Keyword)] = &[
    (Part::Description, "", Keyword::DESCRIPTION),
    (Part::AddressList, "ADDRESS_LIST", Keyword::ADDRESS_LIST),
    (Part::Address, "ADDRESS", Keyword::ADDRESS),
    (Part::ConnectData, "CONNECT_DATA", Keyword::CONNECT_DATA),
    (Part::Security, "SECURITY", Keyword::SECURITY),
];

impl Column {
    /// The column of a header in any case, with blanks or hyphens for `_`.
    pub(super) fn of(header: &str) -> Result<Self, Unknown> {
        let word = header.trim().replace([' ', '-'], "_").to_ascii_lowercase();
        let fixed = FIXED.iter().find(|(_, words)| words.contains(&word.as_str()));
        if let Some((column, _)) = fixed {
            return Ok(column.clone());
        }
        let upper = word.to_ascii_uppercase();
        let path = upper.strip_prefix("DESCRIPTION.").unwrap_or(&upper);
        let named = PARTS[1..].iter().find_map(|&(part, name, _)| {
            let rest = path.strip_prefix(name)?.strip_prefix('.')?;
            Some((part, rest))
        });
        let (part, rest) = named.unwrap_or((Part::Description, path));
        let keywords: Vec<_> = rest.split('.').map(str::to_owned).collect();
        match is_known(part, &keywords) {
            true => Ok(Self::Param(part, keywords)),
            false => Err(like(path, rest)),
        }
    }
}

/// Whether the catalogue has each keyword of a path in the one before.
pub(super) fn is_known(part: Part, keywords: &[String]) -> bool {
    let Some(&(_, _, mut parent)) = PARTS.iter().find(|(known, _, _)| *known == part) else { return false };
    keywords.iter().all(|name| {
        let keyword = Keyword::of(name.as_bytes());
        let here = matches!(keyword.param(FileKind::Descriptor, parent), Lookup::Here(_));
        parent = keyword;
        here
    })
}

/// The path that a header may have meant: the same parameter in its place, or
/// one of nearly the same name.
fn like(path: &str, rest: &str) -> Unknown {
    let last = rest.rsplit('.').next().unwrap_or_default();
    let rows =
        || params(FileKind::Descriptor).filter(|row| row.within.iter().any(|name| part_of(name).is_some()));
    let near = |name: &str| strsim::normalized_damerau_levenshtein(name, last);
    let row = rows().find(|row| row.name == last).or_else(|| {
        let best = rows().max_by(|a, b| near(a.name).total_cmp(&near(b.name)));
        best.filter(|row| near(row.name) >= 0.8)
    });
    let written = row.and_then(|row| {
        let part = row.within.iter().find_map(|name| part_of(name))?;
        Some(if part.is_empty() { row.name.to_owned() } else { format!("{part}.{}", row.name) })
    });
    match written {
        Some(written) if written != path => Unknown::Like(written),
        _ => Unknown::Other,
    }
}

fn part_of(name: &str) -> Option<&'static str> {
    PARTS.iter().find(|(_, _, keyword)| keyword.text() == name).map(|&(_, written, _)| written)
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Param(part, keywords) = self {
            let name = PARTS.iter().find(|(known, _, _)| known == part).map_or("", |&(_, name, _)| name);
            let dot = if name.is_empty() { "" } else { "." };
            return write!(f, "{name}{dot}{}", keywords.join("."));
        }
        let fixed = FIXED.iter().find(|(column, _)| column == self);
        f.write_str(fixed.and_then(|(_, words)| words.first().copied()).unwrap_or_default())
    }
}
