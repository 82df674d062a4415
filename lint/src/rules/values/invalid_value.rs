use tns_parser::catalog::{Lookup, Param, ValueType};
use tns_parser::model::{self, Value, ValueError};
use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

rule! {
    /// A value is not one that its parameter takes.
    ///
    /// ## What it does
    /// Reports words outside a fixed set, texts in place of numbers, and
    /// numbers out of range, for every parameter whose values are known and
    /// that has no rule of its own.
    ///
    /// ## Why is this bad?
    /// Most such values are dropped without a message and the default counts;
    /// a wrong PROTOCOL makes the address unusable (ORA-12533, DPY-4021,
    /// NJS-512).
    INVALID_VALUE = "TNS308", "invalid-value", Values, Warning,
    fix: None, mistakes: [], check: Check::ParamsLike(is_checked, check)
}

/// Parameters whose values have a rule of their own.
const OTHER_RULES: [Keyword; 8] = [
    Keyword::SERVER,
    Keyword::NAMES_DIRECTORY_PATH,
    Keyword::SDU,
    Keyword::DEFAULT_SDU_SIZE,
    Keyword::SQLNET_ENCRYPTION_TYPES_CLIENT,
    Keyword::SQLNET_ENCRYPTION_TYPES_SERVER,
    Keyword::SQLNET_CRYPTO_CHECKSUM_TYPES_CLIENT,
    Keyword::SQLNET_CRYPTO_CHECKSUM_TYPES_SERVER,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    let node = place.node;
    let usual = ask::is_one_of(node, param);
    if usual || !is_checked(param) || place.has_no_value() || OTHER_RULES.contains(&place.keyword) {
        return;
    }
    refused(node, param, report);
}

fn is_checked(param: &Param) -> bool {
    matches!(
        param.value,
        ValueType::Integer { .. }
            | ValueType::Size { .. }
            | ValueType::Duration { .. }
            | ValueType::Enum { .. }
            | ValueType::EnumList { .. }
    )
}

fn refused(node: Node<'_>, param: &'static Param, report: &mut Report<'_>) {
    match (model::read(&param.value, node), param.value) {
        (Value::Invalid(ValueError::Empty | ValueError::UnknownUnit { .. }), _) => {}
        // It names only the first word that is wrong.
        (Value::Invalid(_), ValueType::EnumList { allowed, .. }) => {
            let items: Vec<_> = node.items().collect();
            let items = if items.is_empty() { vec![node] } else { items };
            items.into_iter().for_each(|item| words(item, param, allowed, report));
        }
        (Value::Invalid(ValueError::NotAllowed { allowed }), _) => {
            stranger(node, param, &node.value(), allowed, report);
        }
        (Value::Invalid(error), _) if !ask::is_placeholder(node.value().as_bytes()) => {
            let message = format!("{}: {}", param.name, error.message(&shorten(&node.value())));
            report.at(node.value_span(), message).help(wanted(param));
        }
        _ => {}
    }
}

/// The words of one element of a list.
fn words(item: Node<'_>, param: &Param, allowed: &[&str], report: &mut Report<'_>) {
    let text = item.value();
    let words = text.split(',').flat_map(|part| part.split(" or ")).map(str::trim);
    words.filter(|word| !word.is_empty()).for_each(|word| stranger(item, param, word, allowed, report));
}

/// Reports a word that is neither allowed nor another spelling of an allowed one.
fn stranger(node: Node<'_>, param: &Param, text: &str, allowed: &[&str], report: &mut Report<'_>) {
    if ask::is_placeholder(text.as_bytes()) || is_allowed(text, &param.value) {
        return;
    }
    let finding =
        report.at(node.value_span(), format!("{}: `{}` is not a value it takes", param.name, shorten(text)));
    // Of IPC and TCP, TPC is most likely meant to be the latter.
    let usual = ["TCP", "TCPS"].into_iter().filter(|word| allowed.contains(word));
    match nearest(text, usual).or_else(|| nearest(text, allowed.iter().copied())) {
        Some(word) => drop(finding.help(format!("did you mean `{word}`?"))),
        None if allowed.len() <= 14 => drop(finding.help(format!("it takes {}", allowed.join(", ")))),
        None => {}
    }
}

/// Whether a word is an allowed one, or another way to write it: a version as
/// `TLSv1.2` or `1.2+`, a cipher suite under its old prefix SSL, a quoted
/// word of a list.
fn is_allowed(text: &str, wanted: &ValueType) -> bool {
    let (ValueType::Enum { allowed, removed } | ValueType::EnumList { allowed, removed }) = *wanted else {
        return false;
    };
    let upper = text.trim_matches(['"', '\'', '(', ')', ' ']).to_ascii_uppercase();
    let version = upper.trim_end_matches('+').trim_start_matches("TLSV").trim_start_matches("SSLV");
    let suite = upper.strip_prefix("SSL_").map(|rest| format!("TLS_{rest}")).unwrap_or_default();
    let known = |word: &str| allowed.iter().chain(removed).any(|known| known.eq_ignore_ascii_case(word));
    [upper.as_str(), version, suite.as_str()].into_iter().any(known)
}

/// What a parameter takes, for the help.
fn wanted(param: &Param) -> String {
    match param.value {
        ValueType::Integer { min: Some(min), max: Some(max) }
        | ValueType::Size { min: Some(min), max: Some(max) } => {
            format!("it takes a whole number from {min} to {max}")
        }
        ValueType::Duration { unit, units: [], .. } => format!("it takes a number, counted in {unit}"),
        ValueType::Duration { unit, units, .. } => {
            format!("it takes a number, counted in {unit} or with {}", units.join(", "))
        }
        _ => "it takes a whole number".to_owned(),
    }
}
