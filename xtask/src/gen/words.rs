//! The words of the catalogue as the grammars of editors want them.

use std::collections::BTreeSet;

use tns_parser::FileKind;
use tns_parser::catalog::{Param, ValueType, params};

/// Words that mean on or off.
pub(super) const BOOLEANS: [&str; 6] = ["FALSE", "NO", "OFF", "ON", "TRUE", "YES"];

/// Upper-case words by the place where they stand; no word is in two sets but
/// those of `top` and `nested`.
pub(super) struct Words {
    /// Parameters that start an entry: `SQLNET.EXPIRE_TIME`.
    pub(super) top: BTreeSet<&'static str>,
    /// Parameters that a listener's name is appended to: `LOGGING`.
    pub(super) suffixed: BTreeSet<&'static str>,
    /// Parameters in parentheses: `HOST`.
    pub(super) nested: BTreeSet<&'static str>,
    /// Words that a value is chosen from: `DEDICATED`.
    pub(super) values: BTreeSet<String>,
}

impl Words {
    /// The words of all file kinds.
    pub(super) fn of_catalogue() -> Self {
        let named = |wanted: fn(&Param) -> bool| {
            rows().filter(move |row| wanted(row)).flat_map(names).filter(|name| is_word(name))
        };
        let top: BTreeSet<_> = named(|param| param.within.is_empty() && !param.suffix).collect();
        let suffixed = named(|param| param.suffix).collect();
        let nested: BTreeSet<_> = named(|param| !param.within.is_empty()).collect();
        let taken = |word: &str| top.contains(word) || nested.contains(word) || BOOLEANS.contains(&word);
        let chosen = rows().flat_map(|row| choices(row.value)).map(str::to_ascii_uppercase);
        let values = chosen.filter(|word| is_word(word) && !taken(word)).collect();
        Self { top, suffixed, nested, values }
    }
}

/// The parameters of every file kind.
pub(super) fn rows() -> impl Iterator<Item = &'static Param> {
    // A descriptor has the rows of tnsnames.ora.
    FileKind::ALL.into_iter().filter(|kind| *kind != FileKind::Descriptor).flat_map(params)
}

/// The name of a parameter, and its other names.
pub(super) fn names(row: &'static Param) -> impl Iterator<Item = &'static str> {
    std::iter::once(row.name).chain(row.aliases.iter().copied())
}

/// The words that a value is chosen from, those that were removed as well.
pub(super) fn choices(value: ValueType) -> impl Iterator<Item = &'static str> {
    let (allowed, removed) = match value {
        ValueType::Enum { allowed, removed } | ValueType::EnumList { allowed, removed } => (allowed, removed),
        _ => (&[][..], &[][..]),
    };
    allowed.iter().chain(removed).copied()
}

/// Whether it is one upper-case word that is no number.
fn is_word(text: &str) -> bool {
    let inside =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'-');
    text.bytes().all(inside) && text.bytes().any(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{BOOLEANS, Words};

    #[test]
    fn each_word_is_in_the_set_of_its_place() {
        let words = Words::of_catalogue();
        assert!(words.top.contains("SQLNET.EXPIRE_TIME") && !words.nested.contains("SQLNET.EXPIRE_TIME"));
        assert!(words.nested.contains("RETRY_COUNT") && !words.top.contains("RETRY_COUNT"));
        assert!(words.top.contains("WALLET_LOCATION") && words.nested.contains("WALLET_LOCATION"));
        assert!(words.suffixed.contains("SID_LIST") && words.suffixed.contains("LOGGING"));
        assert!(words.values.contains("DEDICATED") && words.values.contains("TCPS"));
    }

    #[test]
    fn a_value_is_no_parameter_and_no_switch() {
        let words = Words::of_catalogue();
        for word in words.values.iter().map(String::as_str) {
            let taken = words.top.contains(word) || words.nested.contains(word) || BOOLEANS.contains(&word);
            assert!(!taken, "{word}");
        }
    }
}
