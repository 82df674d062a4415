//! The descriptor that node-oracledb makes of an Easy Connect string.

use std::borrow::Cow;
use std::fmt::Write;

use super::super::{Refusal, Unheeded, Why};
use super::pattern::{Hosts, Parts};
use super::script::{is_blank, is_word};
use super::settings::Settings;

/// The settings that go directly into the description.
const OF_DESCRIPTION: [&str; 14] = [
    "ENABLE",
    "FAILOVER",
    "LOAD_BALANCE",
    "RECV_BUF_SIZE",
    "SEND_BUF_SIZE",
    "SDU",
    "SOURCE_ROUTE",
    "RETRY_COUNT",
    "RETRY_DELAY",
    "CONNECT_TIMEOUT",
    "TRANSPORT_CONNECT_TIMEOUT",
    "RECV_TIMEOUT",
    "USE_SNI",
    "COMPRESSION",
];
const OF_CONNECT_DATA: [&str; 5] =
    ["POOL_CONNECTION_CLASS", "POOL_PURITY", "SERVICE_TAG", "CONNECTION_ID_PREFIX", "POOL_BOUNDARY"];
const OF_SECURITY: [&str; 4] =
    ["SSL_SERVER_DN_MATCH", "SSL_SERVER_CERT_DN", "SSL_ALLOW_WEAK_DN_MATCH", "MY_WALLET_DIRECTORY"];
/// The pool and connection options of the client that may be set as `njs.NAME`.
const OPTIONS: [&str; 24] = [
    "poolIncrement",
    "poolMax",
    "poolMin",
    "poolTimeout",
    "queueTimeout",
    "maxLifetimeSession",
    "poolMaxPerShard",
    "poolPingInterval",
    "poolPingTimeout",
    "stmtCacheSize",
    "mode",
    "getMode",
    "events",
    "externalAuth",
    "homogeneous",
    "useTcpFastOpen",
    "disableOob",
    "sodaMetaDataCache",
    "driverName",
    "edition",
    "machine",
    "osUser",
    "program",
    "terminal",
];

/// An Easy Connect string, understood.
#[derive(Debug)]
pub(super) struct Expanded<'t> {
    /// The descriptor that takes its place.
    pub(super) descriptor: String,
    settings: Settings<'t>,
}

/// Makes a descriptor of a text that is an Easy Connect string or nothing; blanks in it do not count.
///
/// # Errors
/// NJS-515.
pub(super) fn expand(text: &str) -> Result<Expanded<'_>, Refusal> {
    let (address, settings) = Settings::split(text)?;
    let address = without_blanks(address);
    let parts = Parts::of(&address).ok_or_else(|| {
        Refusal::coded("NJS-515", error("input string not in easy connect format", &address))
    })?;
    if let Some(protocol) = parts.protocol
        && !["tcp", "tcps"].iter().any(|known| protocol.eq_ignore_ascii_case(known))
    {
        return Err(Refusal::coded("NJS-515", error("Unsupported protocol in thin mode", protocol)));
    }
    let descriptor = descriptor(&parts, &settings);
    Ok(Expanded { descriptor, settings })
}

/// What the client says to a string that it cannot use.
pub(super) fn error(what: &str, text: &str) -> String {
    format!("error in Easy Connect connection string: {what}: {text}")
}

impl Expanded<'_> {
    /// Turns what does not count of the descriptor into what does not count of the string.
    pub(super) fn unheeded(&self, of_descriptor: Vec<Unheeded>) -> Vec<Unheeded> {
        let known = of_descriptor.into_iter().map(|unheeded| match self.settings.get(&unheeded.name) {
            Some(_) => Unheeded { section: "?", ..unheeded },
            None => unheeded,
        });
        let others = self.settings.others.iter().filter(|name| {
            let option = name.strip_prefix("njs.");
            !option.is_some_and(|option| OPTIONS.contains(&option))
        });
        let others =
            others.map(|name| Unheeded { section: "?", name: name.to_uppercase(), why: Why::Dropped });
        known.chain(others).collect()
    }
}

fn without_blanks(text: &str) -> Cow<'_, str> {
    if text.contains(is_blank) { Cow::Owned(text.replace(is_blank, "")) } else { Cow::Borrowed(text) }
}

fn descriptor(parts: &Parts<'_>, settings: &Settings<'_>) -> String {
    let mut out = String::with_capacity(256);
    out.push_str("(DESCRIPTION=");
    // Several hosts in one list are taken in random order.
    if !parts.hosts.contains(';') && count(parts.hosts) > 1 {
        out.push_str("(LOAD_BALANCE=ON)");
    }
    for (name, value) in settings.iter().filter(|(name, _)| OF_DESCRIPTION.contains(name)) {
        pair(&mut out, name, Some(value));
    }
    addresses(&mut out, parts, settings);
    out.push_str("(CONNECT_DATA=");
    pair(&mut out, "SERVICE_NAME", Some(parts.service.unwrap_or_default()));
    pair(&mut out, "SERVER", parts.mode);
    pair(&mut out, "INSTANCE_NAME", parts.instance);
    for name in OF_CONNECT_DATA {
        pair(&mut out, name, settings.get(name).filter(|value| !value.is_empty()));
    }
    out.push(')');
    if parts.protocol.is_some_and(|protocol| protocol.eq_ignore_ascii_case("tcps")) {
        security(&mut out, settings);
    }
    out.push(')');
    out
}

/// How many hosts are in a list; the empty one after a comma counts.
fn count(list: &str) -> usize {
    Hosts::all(list).map(|hosts| hosts.names.split(',').count()).sum()
}

fn addresses(out: &mut String, parts: &Parts<'_>, settings: &Settings<'_>) {
    let protocol = parts.protocol.unwrap_or("TCP");
    let has_lists = parts.hosts.contains(';');
    for list in parts.hosts.split(';') {
        if has_lists {
            let balanced = count(list) > 1;
            out.push_str(if balanced { "(ADDRESS_LIST=(LOAD_BALANCE=ON)" } else { "(ADDRESS_LIST=" });
        }
        for hosts in Hosts::all(list) {
            for name in hosts.names.split(',') {
                let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
                out.push_str("(ADDRESS=");
                pair(out, "PROTOCOL", Some(protocol));
                pair(out, "HOST", Some(bare.unwrap_or(name)));
                pair(out, "PORT", Some(hosts.port.unwrap_or("1521")));
                if let Some(proxy) = settings.get("HTTPS_PROXY") {
                    pair(out, "HTTPS_PROXY", Some(proxy));
                    pair(out, "HTTPS_PROXY_PORT", settings.get("HTTPS_PROXY_PORT"));
                }
                out.push(')');
            }
        }
        out.push_str(if has_lists { ")" } else { "" });
    }
}

fn security(out: &mut String, settings: &Settings<'_>) {
    let start = out.len();
    for name in OF_SECURITY {
        let is_system = |value: &&str| name == "MY_WALLET_DIRECTORY" && is_word(value, "SYSTEM");
        pair(out, name, settings.get(name).filter(|value| !is_system(value)));
    }
    if out.len() > start {
        out.insert_str(start, "(SECURITY=");
        out.push(')');
    }
}

fn pair(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        // Writing to a string cannot fail.
        let _ = write!(out, "({name}={value})");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptors() {
        let table = [
            ("h1:1522", "(ADDRESS=(PROTOCOL=TCP)(HOST=h1)(PORT=1522))(CONNECT_DATA=(SERVICE_NAME=))"),
            (
                " tcps://[::1] / svc :pooled?wallet_location=system&tls_server_dn_match=no&x=1",
                "(ADDRESS=(PROTOCOL=tcps)(HOST=::1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=svc)(SERVER=pooled))\
                 (SECURITY=(SSL_SERVER_DN_MATCH=no))",
            ),
            (
                "h1,h2/svc/i1?sdu=9&https_proxy=p",
                "(LOAD_BALANCE=ON)(SDU=9)(ADDRESS=(PROTOCOL=TCP)(HOST=h1)(PORT=1521)(HTTPS_PROXY=p))\
                 (ADDRESS=(PROTOCOL=TCP)(HOST=h2)(PORT=1521)(HTTPS_PROXY=p))\
                 (CONNECT_DATA=(SERVICE_NAME=svc)(INSTANCE_NAME=i1))",
            ),
            (
                "h1,h2;h3:7/svc?wallet_location=/w",
                "(ADDRESS_LIST=(LOAD_BALANCE=ON)(ADDRESS=(PROTOCOL=TCP)(HOST=h1)(PORT=1521))\
                 (ADDRESS=(PROTOCOL=TCP)(HOST=h2)(PORT=1521)))\
                 (ADDRESS_LIST=(ADDRESS=(PROTOCOL=TCP)(HOST=h3)(PORT=7)))(CONNECT_DATA=(SERVICE_NAME=svc))",
            ),
        ];
        for (text, wanted) in table {
            let descriptor = expand(text).map(|expanded| expanded.descriptor);
            assert_eq!(descriptor, Ok(format!("(DESCRIPTION={wanted})")), "{text}");
        }
    }

    #[test]
    fn refused() {
        for text in ["http://h1/svc", "h/svc", "h1/svc?x", "h1/svc?a=b=c"] {
            assert_eq!(expand(text).map_err(|refusal| refusal.code).err(), Some(Some("NJS-515")), "{text}");
        }
    }
}
