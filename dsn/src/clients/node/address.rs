//! Addresses and lists of them as node-oracledb takes them out of a descriptor.

use super::super::{Address, AddressList, Navigation, Refusal, Unheeded, Why};
use super::description::note;
use super::nv::{Pair, Value, syntax};
use super::script::{is_word, is_yes, number};

/// The text of a setting that the client takes for text unseen.
///
/// # Errors
/// The error that nobody meant where there is none.
pub(super) fn text<'n>(pair: Pair<'n, '_>) -> Result<&'n str, Refusal> {
    let what = match pair.value() {
        Value::Text(text) => return Ok(text),
        Value::Nothing => "undefined",
        Value::List => "null",
    };
    Err(Refusal::crash(format!("Cannot read properties of {what} (reading 'toLowerCase')")))
}

/// Whether a switch is on; every word that is not known turns it off.
pub(super) fn truth(
    pair: Pair<'_, '_>,
    section: &'static str,
    unheeded: &mut Vec<Unheeded>,
) -> Result<bool, Refusal> {
    let text = text(pair)?;
    let is_on = is_yes(text);
    if !is_on && !["no", "off", "false"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        note(unheeded, section, pair, Why::Misread);
    }
    Ok(is_on)
}

/// Whether a setting says how addresses are taken.
pub(super) fn is_flag(pair: Pair<'_, '_>) -> bool {
    ["SOURCE_ROUTE", "LOAD_BALANCE", "FAILOVER"].iter().any(|name| pair.is(name))
}

/// Turns one of the switches that [`is_flag`] knows.
pub(super) fn flag(
    navigation: &mut Navigation,
    pair: Pair<'_, '_>,
    section: &'static str,
    unheeded: &mut Vec<Unheeded>,
) -> Result<(), Refusal> {
    let is_on = truth(pair, section, unheeded)?;
    let switch = match pair.name() {
        name if is_word(name, "SOURCE_ROUTE") => &mut navigation.source_route,
        name if is_word(name, "LOAD_BALANCE") => &mut navigation.load_balance,
        _ => &mut navigation.failover,
    };
    *switch = is_on;
    Ok(())
}

/// An address that stands in no list.
pub(super) fn alone(pair: Pair<'_, '_>, unheeded: &mut Vec<Unheeded>) -> AddressList {
    AddressList { navigation: Navigation::default(), addresses: vec![read(pair, unheeded)] }
}

/// Reads an ADDRESS_LIST. A list within it follows it and parts it in two where addresses come after;
/// the order of the text stays.
///
/// # Errors
/// NJS-514 for whatever a list should not hold, and where it holds no address.
pub(super) fn list(
    pair: Pair<'_, '_>,
    lists: &mut Vec<AddressList>,
    unheeded: &mut Vec<Unheeded>,
) -> Result<(), Refusal> {
    let mut navigation = Navigation::default();
    let mut part = lists.len();
    let mut parts = vec![part];
    lists.push(AddressList::default());
    let mut is_empty = true;
    for child in pair.children() {
        if is_flag(child) {
            flag(&mut navigation, child, "ADDRESS_LIST", unheeded)?;
            continue;
        }
        is_empty = false;
        if child.is("ADDRESS") {
            if part + 1 != lists.len() {
                part = lists.len();
                parts.push(part);
                lists.push(AddressList::default());
            }
            lists[part].addresses.push(read(child, unheeded));
        } else if child.is("ADDRESS_LIST") {
            list(child, lists, unheeded)?;
        } else {
            return Err(syntax());
        }
    }
    for part in parts {
        lists[part].navigation = navigation;
    }
    if is_empty { Err(syntax()) } else { Ok(()) }
}

const PARTS: [&str; 5] = ["PROTOCOL", "HOST", "PORT", "HTTPS_PROXY", "HTTPS_PROXY_PORT"];

/// Reads an ADDRESS; each part is the first of its name at any depth.
fn read(pair: Pair<'_, '_>, unheeded: &mut Vec<Unheeded>) -> Address {
    for child in pair.children() {
        if !PARTS.iter().any(|part| child.is(part)) {
            note(unheeded, "ADDRESS", child, Why::Sent);
        }
    }
    let text = |name| pair.find(name).and_then(Pair::text);
    let port = |name| pair.find(name).and_then(|pair| whole(pair.value()));
    Address {
        protocol: text("PROTOCOL").unwrap_or_default().to_lowercase(),
        host: text("HOST").map(str::to_owned),
        port: port("PORT"),
        https_proxy: text("HTTPS_PROXY").map(str::to_owned),
        https_proxy_port: port("HTTPS_PROXY_PORT"),
    }
}

/// A port; what is no whole number is none, a list counts as 0.
fn whole(value: &Value<'_>) -> Option<i64> {
    let value = match value {
        Value::Text(text) => number(text),
        Value::List => 0.0,
        Value::Nothing => f64::NAN,
    };
    // The type ends where the comparison does.
    (value.fract() == 0.0 && value.abs() < 9.2e18).then_some(value as i64)
}
