//! Easy Connect strings, turned into the text of a descriptor.

use std::fmt::Write;

use super::Refusal;
use crate::clients::{Unheeded, Why};

const DEFAULT_PORT: &str = "1521";

/// Where the parameters go that the driver knows. Some of them it refuses there afterwards.
const KNOWN: [(&str, &[&str]); 4] = [
    (
        "DESCRIPTION",
        &[
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
            "EXPIRE_TIME",
        ],
    ),
    ("ADDRESS", &["HTTPS_PROXY", "HTTPS_PROXY_PORT"]),
    (
        "CONNECT_DATA",
        &["POOL_CONNECTION_CLASS", "POOL_PURITY", "SERVICE_TAG", "CONNECTION_ID_PREFIX", "POOL_BOUNDARY"],
    ),
    ("SECURITY", &["SSL_SERVER_CERT_DN", "SSL_SERVER_DN_MATCH", "WALLET_LOCATION"]),
];

/// A parameter: its section, its name there and its value.
type Param<'a> = (&'static str, &'static str, &'a str);

/// The descriptor that a string stands for.
pub(super) fn expand(text: &str, unheeded: &mut Vec<Unheeded>) -> Result<String, Refusal> {
    let text = without_blanks(text);
    let (main, params) = text.split_at(question_mark(&text).unwrap_or(text.len()));
    let params = parameters(params.strip_prefix('?').unwrap_or(""), unheeded)?;
    let (protocol, main) = protocol(main)?;
    let mut parts = main.split('/');
    let groups = groups(parts.next().unwrap_or(""))?;
    let (service, server) = parts.next().map_or(("", ""), |part| part.split_once(':').unwrap_or((part, "")));
    let instance = parts.next().unwrap_or("");
    let mut out = "(DESCRIPTION=".to_owned();
    let balanced = params.iter().any(|(_, name, _)| *name == "LOAD_BALANCE");
    if let ([hosts], false) = (&groups[..], balanced)
        && hosts.len() > 1
    {
        out += "(LOAD_BALANCE=ON)";
    }
    add(&mut out, &params, "DESCRIPTION");
    addresses(&mut out, &groups, protocol, &params);
    // Writing to a text cannot fail.
    let _ = write!(out, "(CONNECT_DATA=(SERVICE_NAME={service})");
    for (name, value) in [("SERVER", server.to_ascii_uppercase()), ("INSTANCE_NAME", instance.to_owned())] {
        if !value.is_empty() {
            let _ = write!(out, "({name}={value})");
        }
    }
    add(&mut out, &params, "CONNECT_DATA");
    out.push(')');
    if params.iter().any(|(section, ..)| *section == "SECURITY") {
        out += "(SECURITY=";
        add(&mut out, &params, "SECURITY");
        out.push(')');
    }
    out.push(')');
    Ok(out)
}

fn add(out: &mut String, params: &[Param<'_>], wanted: &str) {
    for (_, name, value) in params.iter().filter(|(section, ..)| *section == wanted) {
        let _ = write!(out, "({name}={value})");
    }
}

fn fail(what: &str) -> Refusal {
    Refusal::coded("OGD-00102", format!("invalid value for {what} in connection string"))
}

/// Blanks go, but those between double quotes.
fn without_blanks(text: &str) -> String {
    let mut in_quotes = false;
    let keep = |c: &char| {
        in_quotes ^= *c == '"';
        *c != ' ' || in_quotes
    };
    text.chars().filter(keep).collect()
}

/// The first one outside parentheses.
fn question_mark(text: &str) -> Option<usize> {
    let mut depth = 0_i64;
    text.bytes().position(|byte| {
        depth += i64::from(byte == b'(') - i64::from(byte == b')');
        byte == b'?' && depth == 0
    })
}

/// Split at `&` also within quotes; of a name that is given twice the last value counts.
fn parameters<'a>(text: &'a str, unheeded: &mut Vec<Unheeded>) -> Result<Vec<Param<'a>>, Refusal> {
    let mut params: Vec<Param<'a>> = Vec::new();
    for pair in text.split('&').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').ok_or_else(|| fail("extended-params"))?;
        let (name, value) = (name.trim(), value.trim());
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
        let wanted = if name.eq_ignore_ascii_case("my_wallet_directory") { "WALLET_LOCATION" } else { name };
        let known = KNOWN.iter().find_map(|(section, names)| {
            let name = names.iter().find(|known| known.eq_ignore_ascii_case(wanted))?;
            Some((*section, *name))
        });
        match known {
            Some((section, name)) => {
                params.retain(|(_, earlier, _)| *earlier != name);
                params.push((section, name, value));
            }
            None => {
                unheeded.push(Unheeded { section: "?", name: name.to_ascii_uppercase(), why: Why::Dropped });
            }
        }
    }
    Ok(params)
}

/// Letters and digits before `://`.
fn protocol(text: &str) -> Result<(&'static str, &str), Refusal> {
    let named = text
        .split_once("://")
        .filter(|(name, _)| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    match named {
        Some((name, rest)) if name.eq_ignore_ascii_case("tcp") => Ok(("TCP", rest)),
        Some((name, rest)) if name.eq_ignore_ascii_case("tcps") => Ok(("TCPS", rest)),
        Some(_) => Err(fail("protocol")),
        None => Ok(("TCP", text)),
    }
}

/// The hosts of each list, with their ports.
fn groups(text: &str) -> Result<Vec<Vec<(String, String)>>, Refusal> {
    let groups = text.split(';').map(str::trim).filter(|group| !group.is_empty());
    let groups = groups.map(hosts).collect::<Result<Vec<_>, _>>()?;
    if groups.is_empty() { Err(fail("host")) } else { Ok(groups) }
}

/// A host without a port of its own gets the default one; only the last host may not be empty.
fn hosts(group: &str) -> Result<Vec<(String, String)>, Refusal> {
    let mut hosts = vec![(String::new(), String::new())];
    let (mut in_brackets, mut in_port) = (false, false);
    for c in group.chars() {
        in_brackets = if matches!(c, '[' | ']') { c == '[' } else { in_brackets };
        match (c, hosts.last_mut()) {
            (',', _) => {
                hosts.push((String::new(), String::new()));
                in_port = false;
            }
            (':', _) if !in_brackets => in_port = true,
            (c, Some((_, port))) if in_port && !matches!(c, '[' | ']') => port.push(c),
            (c, last) => last.into_iter().for_each(|(host, _)| host.push(c)),
        }
    }
    if hosts.last().is_some_and(|(host, _)| host.trim().is_empty()) {
        return Err(fail("host"));
    }
    for (_, port) in hosts.iter_mut().filter(|(_, port)| port.trim().is_empty()) {
        *port = DEFAULT_PORT.to_owned();
    }
    let valid = |port: &str| port.trim().parse().is_ok_and(|port: i64| (1..=65535).contains(&port));
    if hosts.iter().all(|(_, port)| valid(port)) { Ok(hosts) } else { Err(fail("port")) }
}

fn addresses(out: &mut String, groups: &[Vec<(String, String)>], protocol: &str, params: &[Param<'_>]) {
    for hosts in groups {
        if groups.len() > 1 {
            out.push_str("(ADDRESS_LIST=");
            out.push_str(if hosts.len() > 1 { "(LOAD_BALANCE=ON)" } else { "" });
        }
        for (host, port) in hosts {
            let host = host.trim();
            let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
            let _ = write!(out, "(ADDRESS=(PROTOCOL={protocol})(HOST={host})(PORT={})", port.trim());
            // A port of a proxy without the proxy is left away.
            if params.iter().any(|(_, name, value)| *name == "HTTPS_PROXY" && !value.is_empty()) {
                add(out, params, "ADDRESS");
            }
            out.push(')');
        }
        if groups.len() > 1 {
            out.push(')');
        }
    }
}
