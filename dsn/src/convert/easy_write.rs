use tns_parser::Span;
use tns_parser::catalog::{EASY_CONNECT, EasyConnectParam};
use tns_parser::easy_connect::{EasyConnect, Host, Param};
use tns_parser::model::read_boolean;
use tns_parser::text::Spanned;

use super::{Converted, Impossible, Loss};
use crate::descriptor::without_brackets;
use crate::{Address, Description, Descriptor, Place, Section, Value};

impl Descriptor {
    /// The Easy Connect (Plus) string that stands for this descriptor.
    ///
    /// # Errors
    /// [`Impossible`] where it asks for a SID, holds a list of descriptions,
    /// mixes protocols, or has names that such a string cannot hold.
    pub fn to_easy_connect(&self) -> Result<Converted<String>, Impossible> {
        let description = match &self.descriptions[..] {
            [single] if self.settings.is_empty() => single,
            _ => {
                let reason = Loss::new("DESCRIPTION_LIST", "a string stands for one DESCRIPTION");
                return Err(impossible(vec![reason]));
            }
        };
        let mut reasons = Vec::new();
        let groups = groups(description, &mut reasons);
        let protocol = protocol(&groups, &mut reasons);
        target(description, &mut reasons);
        if !reasons.is_empty() {
            return Err(impossible(reasons));
        }
        let mut lost = Vec::new();
        let params = params(description, &groups, protocol, &mut lost);
        Ok(Converted { value: string(description, &groups, protocol, &params), lost })
    }
}

fn string(
    description: &Description,
    groups: &[Vec<&Address>],
    protocol: &str,
    params: &Params<'_>,
) -> String {
    let data = |name| description.connect_text(name).filter(|text| !text.is_empty()).map(spanned);
    let easy = EasyConnect {
        protocol: protocol.eq_ignore_ascii_case("TCPS").then_some(spanned("tcps")),
        lists: groups.iter().map(|group| group.iter().map(|address| host(address)).collect()).collect(),
        service: Some(data("SERVICE_NAME").unwrap_or(spanned(""))),
        server: data("SERVER"),
        instance: data("INSTANCE_NAME"),
        params: params.iter().map(|(row, value)| param(row, value)).collect(),
        notes: Vec::new(),
    };
    easy.to_string()
}

fn impossible(reasons: Vec<Loss>) -> Impossible {
    Impossible { form: "Easy Connect", reasons }
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn host(address: &Address) -> Host<'_> {
    let name = without_brackets(address.host().unwrap_or_default());
    Host { host: spanned(name), bracketed: name.contains(':'), port: address.port().map(spanned) }
}

fn param<'a>(row: &'static EasyConnectParam, value: &'a str) -> Param<'a> {
    let plain = |c: char| !c.is_whitespace() && !matches!(c, '&' | '=' | ',' | '?' | '"');
    Param {
        name: spanned(row.name),
        value: spanned(value),
        quoted: value.is_empty() || !value.chars().all(plain),
        row: Some(row),
    }
}

/// The addresses, those of each ADDRESS_LIST together.
fn groups<'a>(description: &'a Description, reasons: &mut Vec<Loss>) -> Vec<Vec<&'a Address>> {
    let mut groups: Vec<Vec<&Address>> = Vec::new();
    let mut bare = Vec::new();
    for place in &description.addresses {
        match place {
            Place::Address(address) => bare.push(address),
            Place::List(list) => {
                if !bare.is_empty() {
                    groups.push(std::mem::take(&mut bare));
                }
                groups.push(flat(&list.addresses, reasons));
            }
        }
    }
    if !bare.is_empty() {
        groups.push(bare);
    }
    groups
}

/// The addresses of a list that holds no other list.
fn flat<'a>(places: &'a [Place], reasons: &mut Vec<Loss>) -> Vec<&'a Address> {
    let mut found = Vec::new();
    for place in places {
        match place {
            Place::Address(address) => found.push(address),
            Place::List(_) => reasons.push(Loss::new("ADDRESS_LIST", "a list inside a list has no sign")),
        }
    }
    found
}

/// The protocol of all addresses.
fn protocol<'a>(groups: &[Vec<&'a Address>], reasons: &mut Vec<Loss>) -> &'a str {
    let all: Vec<&Address> = groups.iter().flatten().copied().collect();
    let protocol = all.first().map_or("TCP", |address| address.protocol());
    if !["TCP", "TCPS"].iter().any(|known| known.eq_ignore_ascii_case(protocol)) {
        reasons.push(Loss::new(format!("PROTOCOL={protocol}"), "only tcp and tcps can be written"));
    }
    if all.iter().any(|address| !address.protocol().eq_ignore_ascii_case(protocol)) {
        reasons.push(Loss::new("PROTOCOL", "the addresses do not have the same one"));
    }
    for address in all {
        let host = without_brackets(address.host().unwrap_or_default());
        if !host.contains(':') && !is_name(host) {
            reasons.push(Loss::new(format!("HOST={host}"), "the name cannot be written"));
        }
        if address.port().is_none() {
            reasons.push(Loss::new("PORT", "only a number can be written"));
        }
    }
    protocol
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// What is asked for has to be a service, and its name writable.
fn target(description: &Description, reasons: &mut Vec<Loss>) {
    if description.connect_text("SID").is_some() && description.connect_text("SERVICE_NAME").is_none() {
        reasons.push(Loss::new("SID", "a string can only name a service; the descriptor keeps it"));
    }
    for name in ["SERVICE_NAME", "INSTANCE_NAME"] {
        let text = description.connect_text(name).unwrap_or_default();
        if !text.is_empty() && !is_name(text) {
            reasons.push(Loss::new(format!("{name}={text}"), "the name cannot be written"));
        }
    }
}

type Params<'a> = Vec<(&'static EasyConnectParam, &'a str)>;

fn params<'a>(
    description: &'a Description,
    groups: &[Vec<&'a Address>],
    protocol: &str,
    lost: &mut Vec<Loss>,
) -> Params<'a> {
    let mut params = Vec::new();
    balance(description, groups, &mut params, lost);
    section(&description.settings, "DESCRIPTION", &["LOAD_BALANCE"], &mut params, lost);
    of_addresses(groups, &mut params, lost);
    if let Some(data) = &description.connect_data {
        section(data, "CONNECT_DATA", &["SERVICE_NAME", "SERVER", "INSTANCE_NAME"], &mut params, lost);
    }
    match &description.security {
        Some(security) => security_params(security, protocol, &mut params, lost),
        None if protocol.eq_ignore_ascii_case("TCPS") => lost.push(Loss::new(
            "SSL_SERVER_DN_MATCH",
            "not set in the descriptor, but tcps in a string switches it on",
        )),
        None => {}
    }
    params
}

/// Several hosts in one group mean LOAD_BALANCE=ON, so off has to be said.
fn balance(
    description: &Description,
    groups: &[Vec<&Address>],
    params: &mut Params<'_>,
    lost: &mut Vec<Loss>,
) {
    let on = |section: &Section| section.text("LOAD_BALANCE").and_then(read_boolean);
    let of_place = |place: &Place| match place {
        Place::List(list) => on(&list.settings),
        Place::Address(_) => on(&description.settings),
    };
    let lists: Vec<_> = description.addresses.iter().map(of_place).collect();
    let wanted = on(&description.settings).or_else(|| lists.first().copied().flatten()).unwrap_or(false);
    match groups {
        [single] if single.len() > 1 && !wanted => {
            params.extend(EasyConnectParam::of("load_balance").map(|row| (row, "off")));
        }
        [_, _, ..] if groups.iter().any(|group| group.len() > 1) && lists.contains(&None) => lost.push(
            Loss::new("LOAD_BALANCE", "off in an ADDRESS_LIST cannot be said: several hosts share the load"),
        ),
        _ => {}
    }
    let others = |place: &Place| match place {
        Place::List(list) => list.settings.names().any(|name| name != "LOAD_BALANCE"),
        Place::Address(_) => false,
    };
    if description.addresses.iter().any(others) {
        lost.push(Loss::new("ADDRESS_LIST", "its own FAILOVER and SOURCE_ROUTE cannot be said"));
    }
}

/// The parameters of a section that have a name in the string; the others are lost.
fn section<'a>(
    settings: &'a Section,
    place: &str,
    apart: &[&str],
    params: &mut Params<'a>,
    lost: &mut Vec<Loss>,
) {
    for setting in settings.0.iter().filter(|setting| !apart.contains(&setting.name.as_str())) {
        // Of two names the documented one: drivers drop the other.
        let row = EASY_CONNECT
            .iter()
            .filter(|row| row.section == place && row.descriptor.contains(&setting.name.as_str()))
            .max_by_key(|row| row.documented);
        match (row, &setting.value) {
            (Some(row), Value::Text(text)) if !text.contains('"') => params.push((row, text)),
            _ => lost.push(Loss::new(&setting.name, format!("has no place in a string ({place})"))),
        }
    }
}

/// What every address has in common: the proxy.
fn of_addresses<'a>(groups: &[Vec<&'a Address>], params: &mut Params<'a>, lost: &mut Vec<Loss>) {
    let all: Vec<_> = groups.iter().flatten().collect();
    let Some(first) = all.first() else { return };
    let common =
        |name: &str| all.iter().all(|address| address.settings.get(name) == first.settings.get(name));
    let basic = ["PROTOCOL", "HOST", "PORT"];
    let names = all.iter().flat_map(|address| address.settings.names()).filter(|name| !basic.contains(name));
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let row = EASY_CONNECT.iter().find(|row| row.section == "ADDRESS" && row.descriptor.contains(&name));
        match (row, first.settings.text(name)) {
            (Some(row), Some(text)) if common(name) => params.push((row, text)),
            _ => lost.push(Loss::new(name, "cannot be said for a single address")),
        }
    }
}

fn security_params<'a>(security: &'a Section, protocol: &str, params: &mut Params<'a>, lost: &mut Vec<Loss>) {
    if !protocol.eq_ignore_ascii_case("TCPS") {
        lost.extend(security.names().map(|name| Loss::new(name, "means nothing without tcps")));
        return;
    }
    let matched = security.text("SSL_SERVER_DN_MATCH").and_then(read_boolean);
    let default: &[&str] = if matched == Some(true) { &["SSL_SERVER_DN_MATCH"] } else { &[] };
    let directory = security
        .nested("WALLET_LOCATION")
        .and_then(|wallet| wallet.nested("SOURCE")?.nested("METHOD_DATA")?.text("DIRECTORY"));
    match (directory, EasyConnectParam::of("wallet_location")) {
        (Some(directory), Some(row)) => {
            params.push((row, directory));
            section(security, "SECURITY", &[default, &["WALLET_LOCATION"]].concat(), params, lost);
        }
        _ => section(security, "SECURITY", default, params, lost),
    }
}
