//! What is known about a session: in words, and as JSON.

use serde::Serialize;
use tns_connect::connection::Hop;
use tns_connect::session::SessionInfo;
use tns_connect::trace::{NativeFacts, TlsFacts};

use super::visit::Who;
use crate::command::live::{endpoint, millis, took};

/// Lines with a name each.
pub(super) fn lines(info: &SessionInfo, who: Option<&Who>) -> Vec<(&'static str, String)> {
    let facts = &info.facts;
    let mut lines = vec![
        ("server", joined([server(info), named("", &facts.banner)])),
        ("address", joined([address(info), named("host ", &facts.host), named("process ", &facts.process)])),
        ("instance", joined([named("", &facts.instance), named("started ", &facts.started)])),
        ("service", joined([named("", &facts.service)])),
        (
            "database",
            joined([
                named("", &facts.database),
                named("unique name ", &facts.unique_name),
                named("domain ", &facts.domain),
            ]),
        ),
        ("session", session(info)),
        ("user", who.map(user).unwrap_or_default()),
        ("traffic", traffic(info)),
    ];
    lines.extend(who.map(|who| ("trip", format!("{} there and back", took(who.took)))));
    lines.retain(|(_, text)| !text.is_empty());
    lines
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A value with words before it; nothing where the server did not tell it.
fn named(words: &str, value: &str) -> String {
    if value.trim().is_empty() { String::new() } else { format!("{words}{}", value.trim()) }
}

/// `Oracle Database 19.3.0.0.0 - Production`
fn server(info: &SessionInfo) -> String {
    let text = info.facts.version_text.trim();
    format!("Oracle Database {} {text}", info.facts.version).trim_end().to_owned()
}

fn address(info: &SessionInfo) -> String {
    let to = endpoint(&info.attempt.host, info.attempt.port);
    match info.peer {
        Some(peer) if peer.to_string() != to => format!("{to} ({})", peer.ip()),
        _ => to,
    }
}

fn session(info: &SessionInfo) -> String {
    let kind = if info.is_pooled() { "pooled server (DRCP)" } else { "" };
    let sid = format!("SID {}, serial {}", info.facts.session_id, info.facts.serial);
    joined([sid, kind.to_owned()])
}

/// `SCOTT, schema HR, through APP, by PASSWORD`
fn user(who: &Who) -> String {
    let part = |words: &str, value: &Option<String>| named(words, value.as_deref().unwrap_or_default());
    let schema = who.schema.clone().filter(|schema| Some(schema) != who.user.as_ref());
    joined([
        part("", &who.user),
        part("schema ", &schema),
        part("through ", &who.proxy),
        part("by ", &who.authentication),
    ])
}

fn traffic(info: &SessionInfo) -> String {
    let tls = info.tls.as_ref().map(|TlsFacts { version, cipher, name_check, .. }| {
        format!("encrypted by {version} {cipher}, {name_check}")
    });
    let native = info.native.as_ref().and_then(|NativeFacts { encryption, checksum, .. }| {
        let encryption = encryption.as_ref().map(|name| format!("encrypted by {name}"));
        let checksum = checksum.as_ref().map(|name| format!("checksums by {name}"));
        let parts: Vec<_> = encryption.into_iter().chain(checksum).collect();
        (!parts.is_empty()).then(|| format!("{} (native)", parts.join(", ")))
    });
    let parts: Vec<_> = tls.into_iter().chain(native).collect();
    if parts.is_empty() { "not encrypted".to_owned() } else { parts.join("; ") }
}

/// The JSON of them.
#[derive(Serialize)]
pub(super) struct Facts<'a> {
    server: Server<'a>,
    instance: &'a str,
    service: &'a str,
    database: &'a str,
    unique_name: &'a str,
    domain: &'a str,
    sid: u32,
    serial: u32,
    pooled: bool,
    /// Nothing where the database did not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<&'a Who>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days_left: Option<u32>,
    address: Address<'a>,
    protocol: Protocol,
    encrypted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    tls: Option<&'a TlsFacts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    native: Option<&'a NativeFacts>,
    ms: Times,
}

#[derive(Serialize)]
struct Server<'a> {
    version: String,
    text: &'a str,
    system: &'a str,
    host: &'a str,
    process: &'a str,
    started: &'a str,
}

#[derive(Serialize)]
struct Address<'a> {
    host: &'a str,
    port: u16,
    /// The number of the attempt in the plan.
    attempt: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    peer: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    hops: &'a [Hop],
}

#[derive(Serialize)]
struct Protocol {
    version: u16,
    sdu: u32,
}

/// Milliseconds.
#[derive(Serialize)]
struct Times {
    /// From the beginning of the attempt to the ACCEPT.
    connect: f64,
    /// From the ACCEPT to the session.
    login: f64,
    /// A question there and back.
    #[serde(skip_serializing_if = "Option::is_none")]
    trip: Option<f64>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(info: &'a SessionInfo, who: Option<&'a Who>) -> Self {
        let SessionInfo { facts, attempt, accept, timings, .. } = info;
        Self {
            server: Server {
                version: facts.version.to_string(),
                text: facts.version_text.trim(),
                system: &facts.banner,
                host: &facts.host,
                process: &facts.process,
                started: &facts.started,
            },
            instance: &facts.instance,
            service: &facts.service,
            database: &facts.database,
            unique_name: &facts.unique_name,
            domain: &facts.domain,
            sid: facts.session_id,
            serial: facts.serial,
            pooled: info.is_pooled(),
            user: who,
            days_left: info.days_left,
            address: Address {
                host: &attempt.host,
                port: attempt.port,
                attempt: attempt.number,
                peer: info.peer.map(|peer| peer.to_string()),
                hops: &info.hops,
            },
            protocol: Protocol { version: accept.version, sdu: accept.sdu },
            encrypted: info.is_encrypted(),
            tls: info.tls.as_ref(),
            native: info.native.as_ref(),
            ms: Times {
                connect: millis(timings.connect),
                login: millis(timings.login),
                trip: who.map(|who| millis(who.took)),
            },
        }
    }
}
