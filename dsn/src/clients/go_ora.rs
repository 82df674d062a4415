//! sijms/go-ora: `oracle://user:password@host:port/service?OPTION=value`.
//!
//! Modelled from what release 3.0.1 did with the project's vectors, and from its source where a
//! text was not run. A text that starts with a parenthesis stands for its option `connStr`, every
//! other one for what follows `oracle://user:password@`. The driver reads no file: no tnsnames.ora,
//! no sqlnet.ora. A descriptor it does not parse at all: four patterns look for the addresses,
//! SERVICE_NAME, SID and INSTANCE_NAME, and the whole text goes to the listener as it is.

mod escape;
mod options;
mod patterns;
mod sections;
mod url;

use options::Options;
use url::Url;

use super::{
    Address, AddressList, Book, Description, Effective, Names, Place, Refusal, Security, Target, Unheeded,
};

const SCHEME: &str = "oracle://";
const DEFAULT_PORT: i64 = 1521;
/// Seconds for one address.
const CONNECT_TIMEOUT: f64 = 60.0;
/// The size that the driver asks for; no text can change it.
const SDU: i64 = 0x20_0000;

/// No file is read, so there are no names.
pub(super) fn load(_place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    Ok(Names::default())
}

pub(super) fn read(text: &str, _book: &Book<'_>) -> Result<Effective, Refusal> {
    if text.trim_start().starts_with('(') {
        return descriptor(text);
    }
    let url = text.get(..SCHEME.len()).filter(|start| start.eq_ignore_ascii_case(SCHEME));
    of_url(&url::parse(url.map_or(text, |scheme| &text[scheme.len()..]))?)
}

/// What the driver knows before it connects.
#[derive(Default)]
struct Config {
    servers: Vec<Address>,
    target: Target,
    options: Options,
    unheeded: Vec<Unheeded>,
}

/// `connStr` alone.
fn descriptor(text: &str) -> Result<Effective, Refusal> {
    let mut config = Config::default();
    take_descriptor(text, &mut config)?;
    Ok(config.finish())
}

/// Replaces the servers by those of a descriptor; a name it does not find stays as it was.
fn take_descriptor(text: &str, config: &mut Config) -> Result<(), Refusal> {
    // The driver takes line ends out before it looks: they separate nothing.
    let text = match text.contains(['\r', '\n']) {
        true => &text.replace(['\r', '\n'], ""),
        false => text,
    };
    let found = patterns::addresses(text)?;
    if found.is_empty() {
        return Err(Refusal::plain("no address passed in connection string"));
    }
    let target = &mut config.target;
    for (name, kept) in [
        ("SERVICE_NAME", &mut target.service_name),
        ("SID", &mut target.sid),
        ("INSTANCE_NAME", &mut target.instance_name),
    ] {
        *kept = patterns::value(text, name).map(str::to_owned).or(kept.take());
    }
    let starts: Vec<_> = found.iter().map(|address| address.start).collect();
    let around = sections::read(text, &starts);
    target.server = around.server;
    config.unheeded.extend(around.unheeded);
    config.servers = found.into_iter().map(|address| address.server).collect();
    Ok(())
}

fn of_url(url: &Url<'_>) -> Result<Effective, Refusal> {
    let mut config = Config::default();
    let (host, port) = url::split_host_port(&url.host)?;
    if !host.is_empty() {
        config.servers.push(server(host, port));
    }
    config.target.service_name = filled(url.path.trim_matches('/'));
    options::read(&url::query(url.query), &mut config)?;
    if config.servers.is_empty() {
        return Err(Refusal::plain("empty connection servers"));
    }
    if config.options.wallet.is_some() && config.target.service_name.is_none() {
        return Err(Refusal::plain("you should specify server/service if you will use wallet"));
    }
    match config.nothing_asked() {
        Some(refusal) => Err(refusal),
        None => Ok(config.finish()),
    }
}

fn server(host: &str, port: &str) -> Address {
    // A port that is no number counts as none.
    let port = port.parse().unwrap_or(DEFAULT_PORT);
    Address { host: Some(host.to_owned()), port: Some(port), ..Address::default() }
}

fn filled(text: &str) -> Option<String> {
    Some(text).filter(|text| !text.is_empty()).map(str::to_owned)
}

impl Config {
    /// The check that comes last.
    fn nothing_asked(&self) -> Option<Refusal> {
        let asked = self.target.service_name.is_some() || self.target.sid.is_some();
        (!asked).then(|| Refusal::plain("empty SID and service name"))
    }

    fn finish(mut self) -> Effective {
        let doomed = self.nothing_asked();
        let tls = self.options.ssl;
        for server in self.servers.iter_mut().filter(|server| server.protocol.is_empty()) {
            server.protocol = if tls { "tcps" } else { "tcp" }.to_owned();
        }
        let description = Description {
            lists: vec![AddressList { addresses: self.servers, ..AddressList::default() }],
            retry_delay: 0.0,
            sdu: SDU,
            transport_connect_timeout: Some(self.options.connect_timeout).filter(|&seconds| seconds > 0.0),
            target: self.target,
            security: Security {
                dn_match: self.options.verify,
                wallet: self.options.wallet,
                ..Security::default()
            },
            ..Description::default()
        };
        Effective { descriptions: vec![description], unheeded: self.unheeded, doomed, ..Effective::default() }
    }
}

#[cfg(test)]
mod tests;
