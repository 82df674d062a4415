//! The text of the CONNECT packet: the whole description in the form in which python-oracledb sends
//! it, so that a listener gets nothing that it does not get every day.
//!
//! What is different on purpose: a CID or CONNECTION_ID of the text is not doubled, SID stays beside
//! INSTANCE_NAME, a list within a list is kept, passwords are left out.

use tns_dsn::{Address, Description, Place, Section, Value};
use tns_parser::FileKind;
use tns_parser::catalog;

use super::identity::Identity;
use super::limits::{Limits, SDU, TRANSPORT_TIMEOUT};
use super::order::is_on;
use super::tls::Read;

/// The bytes that a CONNECT packet can announce.
pub(super) const LONGEST: usize = 65_535;

/// Parameters of DESCRIPTION that are written in their own way, or not at all.
const OF_DESCRIPTION: [&str; 10] = [
    "FAILOVER",
    "LOAD_BALANCE",
    "SOURCE_ROUTE",
    "RETRY_COUNT",
    "RETRY_DELAY",
    "EXPIRE_TIME",
    "TRANSPORT_CONNECT_TIMEOUT",
    "USE_SNI",
    "SDU",
    "CONNECTION_ID_PREFIX",
];

/// The same of CONNECT_DATA; those of a pool belong to the login.
const OF_CONNECT_DATA: [&str; 12] = [
    "SERVICE_NAME",
    "INSTANCE_NAME",
    "SID",
    "SERVER",
    "USE_TCP_FAST_OPEN",
    "POOL_BOUNDARY",
    "CID",
    "CONNECTION_ID",
    "CONNECTION_ID_PREFIX",
    "POOL_CONNECTION_CLASS",
    "POOL_PURITY",
    "POOL_NAME",
];

/// The same of SECURITY.
const OF_SECURITY: [&str; 8] = [
    "SSL_SERVER_DN_MATCH",
    "TLS_SERVER_DN_MATCH",
    "SSL_SERVER_CERT_DN",
    "TLS_SERVER_CERT_DN",
    "SSL_VERSION",
    "TLS_VERSION",
    "WALLET_LOCATION",
    "MY_WALLET_DIRECTORY",
];

/// The connect data of a description.
pub(super) fn write(description: &Description, limits: &Limits, tls: &Read, identity: &Identity) -> String {
    let mut text = Text::default();
    text.within("DESCRIPTION", |text| {
        settings(text, description, limits);
        addresses(text, description);
        text.within("CONNECT_DATA", |text| {
            connect_data(text, description.connect_data.as_ref().unwrap_or(&Section::default()), identity);
        });
        if tls.used {
            text.within("SECURITY", |text| security(text, description, tls));
        }
    });
    text.0
}

fn settings(text: &mut Text, description: &Description, limits: &Limits) {
    let given = &description.settings;
    let is_flat = description.addresses.iter().all(|place| place.as_address().is_some());
    switches(text, given, !is_flat);
    if limits.retries > 0 {
        text.pair("RETRY_COUNT", &limits.retries.to_string());
        let delay = limits.delay.map(|delay| delay.as_secs().to_string());
        delay.iter().for_each(|seconds| text.pair("RETRY_DELAY", seconds));
    }
    given
        .text("EXPIRE_TIME")
        .filter(|time| *time != "0")
        .iter()
        .for_each(|time| text.pair("EXPIRE_TIME", time));
    if given.get("TRANSPORT_CONNECT_TIMEOUT").is_some() && limits.transport_timeout != Some(TRANSPORT_TIMEOUT)
    {
        text.pair("TRANSPORT_CONNECT_TIMEOUT", &span(limits));
    }
    if is_on(given, "USE_SNI", false) {
        text.pair("USE_SNI", "ON");
    }
    if given.get("SDU").is_some() && limits.sdu != SDU {
        text.pair("SDU", &limits.sdu.to_string());
    }
    text.rest(given, &OF_DESCRIPTION);
}

/// FAILOVER, LOAD_BALANCE and SOURCE_ROUTE where they are not what counts anyway.
fn switches(text: &mut Text, given: &Section, with_route: bool) {
    let off = |name| !is_on(given, name, true);
    if off("FAILOVER") {
        text.pair("FAILOVER", "OFF");
    }
    for name in ["LOAD_BALANCE", "SOURCE_ROUTE"] {
        if is_on(given, name, false) && (with_route || name != "SOURCE_ROUTE") {
            text.pair(name, "ON");
        }
    }
}

/// Whole minutes, else whole seconds, else milliseconds.
fn span(limits: &Limits) -> String {
    let millis = limits.transport_timeout.unwrap_or_default().as_millis();
    match millis {
        0 => "0".to_owned(),
        _ if millis.is_multiple_of(60_000) => format!("{}min", millis / 60_000),
        _ if millis.is_multiple_of(1_000) => (millis / 1_000).to_string(),
        _ => format!("{millis}ms"),
    }
}

/// Addresses without a list stand in one, which has the switches of the description.
fn addresses(text: &mut Text, description: &Description) {
    let places = &description.addresses;
    let is_flat = places.iter().all(|place| place.as_address().is_some());
    match is_flat {
        true => list(text, &description.settings, places),
        false => places.iter().for_each(|one| place(text, one)),
    }
}

fn place(text: &mut Text, place: &Place) {
    match place {
        Place::Address(one) => address(text, one),
        Place::List(of) => list(text, &of.settings, &of.addresses),
    }
}

/// An address alone needs no list round it, unless the list has a switch.
fn list(text: &mut Text, given: &Section, places: &[Place]) {
    let mut inner = Text::default();
    switches(&mut inner, given, true);
    let is_bare = inner.0.is_empty() && places.len() == 1;
    places.iter().for_each(|one| place(&mut inner, one));
    match is_bare {
        true => text.0.push_str(&inner.0),
        false => text.within("ADDRESS_LIST", |text| text.0.push_str(&inner.0)),
    }
}

fn address(text: &mut Text, address: &Address) {
    let protocol = address.protocol().to_ascii_lowercase();
    text.within("ADDRESS", |text| {
        if !["tcp", "tcps"].contains(&protocol.as_str()) {
            return text.rest(&address.settings, &[]);
        }
        text.pair("PROTOCOL", &protocol);
        text.pair("HOST", address.host().unwrap_or_default());
        text.pair("PORT", address.settings.text("PORT").unwrap_or("1521"));
        for name in ["HTTPS_PROXY", "HTTPS_PROXY_PORT"] {
            address.settings.text(name).iter().for_each(|value| text.pair(name, value));
        }
    });
}

fn connect_data(text: &mut Text, given: &Section, identity: &Identity) {
    for name in ["SERVICE_NAME", "INSTANCE_NAME", "SID"] {
        given.text(name).filter(|value| !value.is_empty()).iter().for_each(|value| text.pair(name, value));
    }
    let server = given.text("SERVER").map(str::to_ascii_lowercase);
    server.iter().for_each(|server| text.pair("SERVER", server));
    if is_on(given, "USE_TCP_FAST_OPEN", false) {
        text.pair("USE_TCP_FAST_OPEN", "ON");
    }
    given.text("POOL_BOUNDARY").iter().for_each(|word| text.pair("POOL_BOUNDARY", word));
    text.within("CID", |text| text.rest(&identity.cid, &[]));
    text.rest(given, &OF_CONNECT_DATA);
    text.pair("CONNECTION_ID", &identity.connection_id);
}

fn security(text: &mut Text, description: &Description, tls: &Read) {
    if tls.checks_names() {
        text.pair("SSL_SERVER_DN_MATCH", "ON");
    }
    for name in ["SSL_SERVER_CERT_DN", "SSL_VERSION"] {
        description.security_text(name).iter().for_each(|value| text.pair(name, value));
    }
    let Some(given) = &description.security else { return };
    let wallet = given.text("WALLET_LOCATION").or_else(|| given.text("MY_WALLET_DIRECTORY"));
    wallet.iter().for_each(|folder| text.pair("MY_WALLET_DIRECTORY", folder));
    text.rest(given, &OF_SECURITY);
}

/// A text that grows.
#[derive(Default)]
struct Text(String);

impl Text {
    fn within(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.0.extend(["(", name, "="]);
        inner(self);
        self.0.push(')');
    }

    fn pair(&mut self, name: &str, value: &str) {
        self.within(name, |text| text.value(value));
    }

    /// Clients send values without their quotes; only where the text would fall apart they stay.
    fn value(&mut self, value: &str) {
        let apart = value.contains(['(', ')', '"', '\'', '\n', '\r']) || value.trim() != value;
        match (apart, value.contains('"') && !value.contains('\'')) {
            (false, _) => self.0.push_str(value),
            (true, false) => self.0.extend(["\"", value, "\""]),
            (true, true) => self.0.extend(["'", value, "'"]),
        }
    }

    /// What has no place of its own, in its order.
    fn rest(&mut self, given: &Section, known: &[&str]) {
        let unknown = |name: &str| !known.contains(&name) && !is_secret(name);
        for setting in given.0.iter().filter(|setting| unknown(&setting.name)) {
            self.within(&setting.name, |text| match &setting.value {
                Value::Text(value) => text.value(value),
                Value::Nested(section) => text.rest(section, &[]),
                Value::List(words) => text.0.extend(["(", &words.join(","), ")"]),
            });
        }
    }
}

/// Whether a parameter holds a password; one that nobody knows is taken by its name.
fn is_secret(name: &str) -> bool {
    let row = catalog::params(FileKind::Descriptor).find(|row| row.name == name);
    let word = ["PASSWORD", "PASSWD", "PWD", "SECRET"].iter().any(|word| name.contains(word));
    row.map_or(word, |row| row.is_secret())
}
