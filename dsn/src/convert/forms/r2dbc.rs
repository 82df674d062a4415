use super::decoded::Decoded;
use super::url::{self, Url};
use super::{credentials, is_credential, lose, span, unreadable};
use crate::Descriptor;
use crate::convert::plain::{Asked, Plain};
use crate::convert::same::says_all;
use crate::convert::{Converted, jdbc};
use crate::error::Unreadable;

const DESCRIPTOR: &str = "oracle.r2dbc.descriptor";
/// What stands before the host: the driver makes a JDBC URL of all of it.
const JDBC: &str = "jdbc:oracle:thin:@";

/// Reads `r2dbc:oracle:…` as the driver does, which hands it on to JDBC.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let (protocol, start) = scheme(text)?;
    let url = url::parse(text, start, true)?;
    let target = target(&url, protocol)?;
    let mut made = Descriptor::read_jdbc(&target.text).map_err(|error| target.lift(error))?;
    if url.credentials {
        lose(&mut made.lost, credentials());
    }
    add_options(&url, &mut made);
    Ok(made)
}

/// The URL that the driver hands to JDBC.
fn target(url: &Url, protocol: &str) -> Result<Decoded, Unreadable> {
    let secure = url.option("ssl").is_some_and(|value| value.text.eq_ignore_ascii_case("true"));
    match url.option(DESCRIPTOR) {
        Some(descriptor) if url.authority.text.is_empty() => Ok(jdbc_url("", &[descriptor])),
        Some(descriptor) => {
            let help = "drop host, port and service, or the descriptor";
            Err(unreadable(descriptor.whole(), "the URL has a host and a descriptor", help))
        }
        None if url.authority.text.is_empty() => {
            let help = "write `//host:1521/service`, or `?oracle.r2dbc.descriptor=…`";
            Err(unreadable(url.authority.whole(), "the URL names no host", help))
        }
        None => {
            let protocol = if secure { "tcps" } else { protocol };
            let end = url.authority.whole().end as usize;
            let sign = Decoded::plain(if url.path.text.is_empty() { "" } else { "/" }, end);
            Ok(jdbc_url(protocol, &[&url.authority, &sign, &url.path]))
        }
    }
}

fn jdbc_url(protocol: &str, parts: &[&Decoded]) -> Decoded {
    let mut made = Decoded::default();
    let at = parts.first().map_or(0, |part| part.whole().start) as usize;
    let sign = if protocol.is_empty() { "" } else { "://" };
    [JDBC, protocol, sign].concat().chars().for_each(|c| made.push(c, at));
    parts.iter().for_each(|part| made.append(part));
    made
}

/// Options that are properties of JDBC.
fn add_options(url: &Url, made: &mut Converted<Descriptor>) {
    let tls = made.value.addresses().any(|address| address.protocol().eq_ignore_ascii_case("TCPS"));
    for option in &url.options {
        let name = option.name.text.as_str();
        if is_credential(name) {
            lose(&mut made.lost, credentials());
        } else if ![DESCRIPTOR, "ssl"].contains(&name)
            && let [description] = &mut made.value.descriptions[..]
        {
            let mut inner = Converted::whole(std::mem::take(description));
            jdbc::add(name, &option.value.text, tls, &mut inner);
            *description = inner.value;
            made.lost.extend(inner.lost);
        }
    }
}

/// The protocol that the scheme names, and where `://` ends.
fn scheme(text: &str) -> Result<(&'static str, usize), Unreadable> {
    let start = text.len() - text.trim_start().len();
    let end = text[start..].find("://").map_or(text.len(), |at| start + at);
    let parts = text[start..end].to_ascii_lowercase();
    let parts: Vec<&str> = parts.split(':').filter(|part| *part != "pool").collect();
    let wrong = |message: &str, help| Err(unreadable(span(start, end), message, help));
    match parts[..] {
        _ if end == text.len() => wrong("there is no `://`", "write `r2dbc:oracle://host:1521/service`"),
        ["r2dbc", "oracle"] => Ok(("", end + 3)),
        ["r2dbc", "oracle", "tcp"] => Ok(("tcp", end + 3)),
        ["r2dbcs", "oracle", ..] | ["r2dbc", "oracle", "tcps"] => Ok(("tcps", end + 3)),
        [_, "oracle", "ldap" | "ldaps"] => {
            wrong("a directory server resolves this URL", "ask the directory for its descriptor")
        }
        _ => {
            wrong("this is no R2DBC URL for Oracle", "start with `r2dbc:oracle://` or `r2dbc:oracle:tcps://`")
        }
    }
}

/// Writes host, port and service where they say all, else the descriptor.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor).and_then(|plain| of_plain(&plain));
    Converted::whole(short.filter(|short| says_all(read(short), descriptor)).unwrap_or_else(|| {
        let mut text = "r2dbc:oracle://".to_owned();
        url::add_option(&mut text, DESCRIPTOR, &descriptor.to_string());
        text
    }))
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    let Asked::Service(service) = plain.target else { return None };
    let &(host, port) = plain.hosts.first()?;
    let protocol = if plain.tls { "tcps:" } else { "" };
    Some(format!("r2dbc:oracle:{protocol}//{}/{}", url::write_host(host, port)?, url::part(service)))
}
