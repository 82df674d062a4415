//! The tables keep their promises, and hold every row of the reference.

use std::collections::HashSet;

use tns_parser::catalog::{
    EASY_CONNECT, ERRORS, EasyConnectParam, PROTOCOLS, Param, UNITS, ValueType, params,
};
use tns_parser::model::check_value;
use tns_parser::{FileKind, Keyword};

mod shared;

/// The kinds with a table of their own, and the reference file of each.
const KINDS: [(FileKind, &str); 5] = [
    (FileKind::Tnsnames, "descriptor.toml"),
    (FileKind::Sqlnet, "sqlnet.toml"),
    (FileKind::Listener, "listener.toml"),
    (FileKind::Ldap, "ldap.toml"),
    (FileKind::Cman, "cman.toml"),
];

fn rows() -> impl Iterator<Item = (FileKind, &'static Param)> {
    KINDS.into_iter().flat_map(|(kind, _)| params(kind).map(move |param| (kind, param)))
}

#[test]
fn rows_are_sorted_and_unique() {
    for (kind, _) in KINDS {
        let keys: Vec<_> = params(kind).map(|param| (param.name, param.within)).collect();
        assert!(keys.is_sorted_by(|a, b| a.0 <= b.0), "{kind}");
        assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len(), "{kind}");
    }
}

#[test]
fn every_row_says_what_it_is_and_where_from() {
    for (kind, param) in rows() {
        assert!(param.doc.len() > 15 && param.doc.ends_with('.'), "{kind} {}: {}", param.name, param.doc);
        assert!(!param.source.is_empty(), "{kind} {}", param.name);
        assert!(
            param.name == param.name.to_uppercase() || param.name.starts_with('<'),
            "{kind} {}",
            param.name
        );
        assert!(param.name.starts_with('<') || Keyword::of(param.name.as_bytes()).text() == param.name);
    }
}

#[test]
fn parents_exist() {
    for (kind, param) in rows() {
        for parent in param.within.iter().filter(|parent| !parent.starts_with('<')) {
            assert!(params(kind).any(|row| row.name == *parent), "{kind} {}: {parent}", param.name);
        }
    }
}

#[test]
fn defaults_pass_their_own_check() {
    for (kind, param) in rows() {
        let listed =
            matches!(param.value, ValueType::EnumList { .. } | ValueType::List | ValueType::Container);
        if let Some(default) = param.default.filter(|_| !listed) {
            let checked = check_value(&param.value, default);
            assert!(checked.is_ok(), "{kind} {}: {checked:?}", param.name);
        }
    }
}

#[test]
fn every_row_of_the_reference_is_here() {
    for (kind, file) in KINDS {
        let Some(text) = shared::read(&format!("reference/{file}")) else { return };
        let reference: toml::Table = text.parse().expect("the reference is TOML");
        let wanted = reference["parameter"].as_array().expect("an array of tables");
        assert!(params(kind).count() >= wanted.len(), "{file}");
        for row in wanted {
            let name = row["name"].as_str().expect("a name");
            assert!(params(kind).any(|param| name.eq_ignore_ascii_case(param.name)), "{file}: {name}");
        }
    }
}

#[test]
fn easy_connect_protocols_and_units_are_complete() {
    assert!(EASY_CONNECT.is_sorted_by(|a, b| a.name < b.name));
    for row in EASY_CONNECT {
        let found = EasyConnectParam::of(&row.name.to_uppercase());
        assert_eq!(found.map(|found| found.name), Some(row.name));
    }
    assert!(PROTOCOLS.is_sorted_by(|a, b| a.name < b.name));
    assert!(UNITS.is_sorted_by(|a, b| a.millis < b.millis));
    let Some(text) = shared::read("reference/descriptor.toml") else { return };
    let reference: toml::Table = text.parse().expect("the reference is TOML");
    let count = |key: &str| reference[key].as_array().map_or(0, Vec::len);
    assert_eq!(EASY_CONNECT.len(), count("easy_connect_param"));
    assert_eq!(PROTOCOLS.len(), count("protocol"));
    assert_eq!(UNITS.len(), count("duration_unit"));
}

#[test]
fn errors_are_sorted_and_complete() {
    let codes: Vec<_> = ERRORS.iter().flat_map(|table| table.iter()).map(|error| error.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    for error in ERRORS.iter().flat_map(|table| table.iter()) {
        assert!(
            !error.meaning.is_empty() && !error.causes.is_empty() && !error.check.is_empty(),
            "{}",
            error.code
        );
    }
    for code in ["ORA-12154", "ORA-12514", "DPY-4000", "NJS-516", "TNS-03505", "JDBC-MINUS-ONE"] {
        assert!(codes.contains(&code), "{code}");
    }
}
