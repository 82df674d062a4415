//! The words of the catalogue, sorted by the colour they get.

use std::collections::BTreeMap;

use tns_parser::catalog::{EASY_CONNECT, PROTOCOLS, Param, UNITS, ValueType};

use crate::r#gen::words::{BOOLEANS, choices, names, rows};

/// Every word that the grammar knows.
pub(super) struct Words {
    /// Names of parameters by what their values look like.
    pub(super) classes: [Class; 3],
    /// Words of fixed sets.
    pub(super) constants: Vec<&'static str>,
    /// Spellings of a boolean.
    pub(super) booleans: Vec<&'static str>,
    /// Units of a duration.
    pub(super) units: Vec<&'static str>,
    /// Protocols of an address.
    pub(super) protocols: Vec<&'static str>,
    /// Server types, behind the service of an Easy Connect string.
    pub(super) servers: Vec<&'static str>,
    /// Names behind the `?` of an Easy Connect string.
    pub(super) easy_connect: Vec<&'static str>,
}

/// Parameters whose values look alike.
#[derive(Default)]
pub(super) struct Class {
    /// The scope of their names.
    pub(super) scope: &'static str,
    /// The patterns of their values; none where these are parameters.
    pub(super) value: Option<&'static str>,
    /// Names that start an entry.
    pub(super) top: Vec<&'static str>,
    /// Names that start an entry with the name of a listener behind them.
    pub(super) suffixed: Vec<&'static str>,
    /// Names inside of parentheses.
    pub(super) nested: Vec<&'static str>,
}

/// Where a name stands, and as what.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Top,
    Suffixed,
    Nested,
}

/// Which class a value is of; where a name has values of several, the first counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Container,
    Typed,
    Text,
}

impl Words {
    /// Those of every file kind.
    pub(super) fn of_catalogue() -> Self {
        let servers = rows().filter(|row| row.name == "SERVER").flat_map(|row| choices(row.value));
        Self {
            classes: sorted_by_look(),
            constants: constants(),
            booleans: BOOLEANS.into(),
            units: UNITS.iter().map(|unit| unit.name).collect(),
            protocols: PROTOCOLS.iter().map(|protocol| protocol.name).collect(),
            servers: servers.collect(),
            easy_connect: EASY_CONNECT.iter().map(|param| param.name).collect(),
        }
    }
}

/// The words of all fixed sets, in one spelling each. Numbers have a colour of their own, and a
/// word with a blank in it is several.
fn constants() -> Vec<&'static str> {
    let words =
        PROTOCOLS.iter().map(|protocol| protocol.name).chain(rows().flat_map(|row| choices(row.value)));
    let plain = |word: &&str| !word.contains(' ') && word.contains(|c: char| c.is_ascii_alphabetic());
    let by_spelling: BTreeMap<_, _> =
        words.filter(plain).map(|word| (word.to_ascii_uppercase(), word)).collect();
    let boolean = |spelling: &str| BOOLEANS.contains(&spelling);
    by_spelling.into_iter().filter(|(spelling, _)| !boolean(spelling)).map(|(_, word)| word).collect()
}

fn sorted_by_look() -> [Class; 3] {
    let mut looks: BTreeMap<(Place, &str), Look> = BTreeMap::new();
    for row in rows() {
        for name in names(row) {
            if name.starts_with('<') || name == "IFILE" {
                continue;
            }
            for place in places(row) {
                let look = looks.entry((place, name)).or_insert_with(|| look(row));
                *look = (*look).min(self::look(row));
            }
        }
    }
    [Look::Container, Look::Typed, Look::Text].map(|wanted| {
        let names = |place| looks.iter().filter(move |(key, look)| key.0 == place && **look == wanted);
        let names = |place| names(place).map(|(key, _)| key.1).collect();
        let (scope, value) = match wanted {
            Look::Container => ("keyword.other.container.oranet", None),
            Look::Typed => ("support.type.property-name.oranet", Some("typed")),
            Look::Text => ("support.type.property-name.oranet", Some("text")),
        };
        Class {
            scope,
            value,
            top: names(Place::Top),
            suffixed: names(Place::Suffixed),
            nested: names(Place::Nested),
        }
    })
}

fn places(row: &Param) -> impl Iterator<Item = Place> {
    let top = row.within.is_empty().then_some(Place::Top);
    let suffixed = row.suffix.then_some(Place::Suffixed);
    let nested = (!row.within.is_empty()).then_some(Place::Nested);
    top.into_iter().chain(suffixed).chain(nested)
}

fn look(row: &Param) -> Look {
    match row.value {
        ValueType::Container => Look::Container,
        ValueType::Text
        | ValueType::Path
        | ValueType::DistinguishedName
        | ValueType::Host
        | ValueType::List => Look::Text,
        _ => Look::Typed,
    }
}

/// The words as alternatives of a pattern, the longest first: an engine takes the first that fits.
pub(super) fn alternatives(words: &[&str]) -> String {
    let mut words = words.to_vec();
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    words.iter().map(|word| escaped(word)).collect::<Vec<_>>().join("|")
}

/// The word with an escape before each character that means something in a pattern.
fn escaped(word: &str) -> String {
    let special = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | ' ');
    word.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}
