use super::decoded::Decoded;
use super::literal::{self, Item, Language, quoted};
use super::{credentials, identifier, is_credential, lose, span, unreadable};
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

/// Where a keyword of the driver belongs in a descriptor.
const KEYWORDS: &[(&str, &str, &str)] = &[
    ("service_name", "CONNECT_DATA", "SERVICE_NAME"),
    ("sid", "CONNECT_DATA", "SID"),
    ("server_type", "CONNECT_DATA", "SERVER"),
    ("instance_name", "CONNECT_DATA", "INSTANCE_NAME"),
    ("cclass", "CONNECT_DATA", "POOL_CONNECTION_CLASS"),
    ("pool_boundary", "CONNECT_DATA", "POOL_BOUNDARY"),
    ("pool_name", "CONNECT_DATA", "POOL_NAME"),
    ("connection_id_prefix", "CONNECT_DATA", "CONNECTION_ID_PREFIX"),
    ("retry_count", "DESCRIPTION", "RETRY_COUNT"),
    ("retry_delay", "DESCRIPTION", "RETRY_DELAY"),
    ("tcp_connect_timeout", "DESCRIPTION", "TRANSPORT_CONNECT_TIMEOUT"),
    ("expire_time", "DESCRIPTION", "EXPIRE_TIME"),
    ("sdu", "DESCRIPTION", "SDU"),
    ("use_sni", "DESCRIPTION", "USE_SNI"),
    ("https_proxy", "ADDRESS", "HTTPS_PROXY"),
    ("https_proxy_port", "ADDRESS", "HTTPS_PROXY_PORT"),
    ("ssl_server_dn_match", "SECURITY", "SSL_SERVER_DN_MATCH"),
    ("ssl_server_cert_dn", "SECURITY", "SSL_SERVER_CERT_DN"),
    ("wallet_location", "SECURITY", "MY_WALLET_DIRECTORY"),
];

const ADDRESS: [&str; 3] = ["host", "port", "protocol"];

/// Reads the arguments of a call, or keywords alone.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let call = text.find('(').filter(|&at| is_name(text[..at].trim()));
    let items = literal::items(text, call.map_or(0, |at| at + 1), call.is_some(), Language::Python)?;
    // Arguments by position: the target alone, or user, password and target.
    let positions: Vec<_> = items.iter().filter(|item| item.name.is_empty()).collect();
    let target = match positions[..] {
        [] => item(&items, "dsn"),
        [single] => Some(single),
        [_, _, ref rest @ ..] => rest.first().copied().or_else(|| item(&items, "dsn")),
    };
    let mut made = match target.map(Item::text).transpose()?.flatten() {
        Some(dsn) => of_dsn(dsn, &items)?,
        None => of_keywords(text, &items)?,
    };
    if positions.len() > 1 || items.iter().any(|item| is_credential(&item.name)) {
        lose(&mut made.lost, credentials());
    }
    Ok(made)
}

fn is_name(text: &str) -> bool {
    text.rsplit_once('=')
        .map_or(text, |(_, call)| call.trim())
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | ' '))
}

fn item<'a>(items: &'a [Item], name: &str) -> Option<&'a Item> {
    items.iter().rev().find(|item| item.name == name)
}

/// `user/password@` before the target is left behind.
fn of_dsn(dsn: &Decoded, items: &[Item]) -> Result<Converted<Descriptor>, Unreadable> {
    let cut = dsn.text.rfind('@').filter(|_| !dsn.text.trim_start().starts_with('('));
    let target = cut.map(|at| dsn.after(at + 1));
    let mut made = identifier::read(target.as_ref().unwrap_or(dsn))?;
    if cut.is_some() {
        lose(&mut made.lost, credentials());
    }
    for name in items.iter().map(|item| item.name.as_str()) {
        if !name.is_empty() && name != "dsn" && !is_credential(name) {
            lose(&mut made.lost, Loss::new(name, "`dsn` is taken alone"));
        }
    }
    Ok(made)
}

fn of_keywords(text: &str, items: &[Item]) -> Result<Converted<Descriptor>, Unreadable> {
    let given = |name| item(items, name).map(Item::text).transpose().map(Option::flatten);
    let help = "add `dsn=\"host:port/service\"`";
    let host = given("host")?
        .ok_or_else(|| unreadable(span(0, text.len()), "there is neither dsn nor host", help))?;
    let port = item(items, "port").map(Item::port).transpose()?.flatten().unwrap_or(1521);
    let protocol = given("protocol")?.map_or("TCP".to_owned(), |name| name.text.to_ascii_uppercase());
    let tls = protocol == "TCPS";
    let mut address = Address::new(&protocol, &host.text, port);
    let mut description = Description::new();
    let mut lost = Vec::new();
    if tls {
        description = description.secure("SSL_SERVER_DN_MATCH", "TRUE");
    }
    for item in items.iter().filter(|item| !ADDRESS.contains(&item.name.as_str())) {
        match KEYWORDS.iter().find(|(name, ..)| *name == item.name) {
            Some(&(name, section, keyword)) => {
                let Some(value) = item.text()?.map(|value| value.text.as_str()) else { continue };
                match section {
                    "ADDRESS" | "SECURITY" if !tls => {
                        lost.push(Loss::new(name, "means nothing without tcps"));
                    }
                    "ADDRESS" => address = address.with(keyword, value),
                    "SECURITY" => description = description.secure(keyword, &*truth(value)),
                    "CONNECT_DATA" => description = description.connect(keyword, value),
                    _ => description = description.with(keyword, &*truth(value)),
                }
            }
            None if is_credential(&item.name) => {}
            None => {
                lose(&mut lost, Loss::new(&item.name, "an argument of the driver, no part of a descriptor"));
            }
        }
    }
    Ok(Converted { value: description.address(address).into(), lost })
}

/// `True` as descriptors write it.
fn truth(value: &str) -> String {
    match value {
        "True" | "False" => value.to_ascii_uppercase(),
        _ => value.to_owned(),
    }
}

/// Writes `dsn="…"`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    Converted::whole(format!("dsn={}", quoted(&identifier::shortest(descriptor))))
}
