//! The parts of a URL as Go's net/url and net take them.
//!
//! No message holds a part of the text: what stands where the host belongs may be a password.

use std::borrow::Cow;

use super::Refusal;
use super::escape::{Part, decode};

/// A URL behind its scheme, without user and password.
pub(super) struct Url<'a> {
    /// Host and port.
    pub(super) host: Cow<'a, str>,
    pub(super) path: Cow<'a, str>,
    /// Not decoded.
    pub(super) query: &'a str,
}

pub(super) fn parse(text: &str) -> Result<Url<'_>, Refusal> {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    if text.bytes().any(|byte| byte.is_ascii_control()) {
        return Err(Refusal::plain("net/url: invalid control character in URL"));
    }
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let (authority, path) = text.split_at(text.find('/').unwrap_or(text.len()));
    let given = authority.rsplit_once('@').map_or(authority, |(_, given)| given);
    let url = Url { host: host(given)?, path: decode(path, Part::Path)?, query };
    decode(fragment, Part::Path)?;
    Ok(url)
}

/// Checks what stands behind the last colon, then decodes.
fn host(given: &str) -> Result<Cow<'_, str>, Refusal> {
    let port = match given.starts_with('[') {
        true => {
            let end = given.rfind(']').ok_or_else(|| Refusal::plain("missing ']' in host"))?;
            &given[end + 1..]
        }
        false => given.rfind(':').map_or("", |colon| &given[colon..]),
    };
    let is_port = |text: &str| {
        text.strip_prefix(':').is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if !port.is_empty() && !is_port(port) {
        return Err(Refusal::plain("invalid port after host"));
    }
    match given.find("%25").filter(|_| given.starts_with('[')) {
        Some(zone) => {
            let end = given.len() - port.len();
            let zone_text = decode(&given[zone.min(end)..end], Part::Zone)?;
            let start = decode(&given[..zone.min(end)], Part::Host)?;
            Ok(Cow::Owned(format!("{start}{zone_text}{port}")))
        }
        None => decode(given, Part::Host),
    }
}

/// Host and port of `host:port` and `[address]:port`.
pub(super) fn split_host_port(text: &str) -> Result<(&str, &str), Refusal> {
    let fail = |why: &str| Err(Refusal::plain(format!("{why} in address")));
    let Some(colon) = text.rfind(':') else { return fail("missing port") };
    let port = &text[colon + 1..];
    if !text.starts_with('[') {
        return match &text[..colon] {
            host if host.contains(':') => fail("too many colons"),
            host if host.contains('[') || port.contains('[') => fail("unexpected '['"),
            host if host.contains(']') || port.contains(']') => fail("unexpected ']'"),
            host => Ok((host, port)),
        };
    }
    match text.find(']') {
        None => fail("missing ']'"),
        Some(end) if end + 1 == text.len() => fail("missing port"),
        Some(end) if end + 1 != colon => match text[end + 1..].starts_with(':') {
            true => fail("too many colons"),
            false => fail("missing port"),
        },
        Some(_) if text[1..].contains('[') => fail("unexpected '['"),
        Some(_) if port.contains(']') => fail("unexpected ']'"),
        Some(end) => Ok((&text[1..end], port)),
    }
}

/// Names and values; what cannot be decoded, and what holds a semicolon, is passed over.
pub(super) fn query(text: &str) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    text.split('&').filter(|pair| !pair.is_empty() && !pair.contains(';')).filter_map(pair).collect()
}

fn pair(text: &str) -> Option<(Cow<'_, str>, Cow<'_, str>)> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    Some((decode(name, Part::Query).ok()?, decode(value, Part::Query).ok()?))
}
