use std::fmt::Write;
use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::decoded::Decoded;
use super::{span, unreadable};
use crate::error::Unreadable;

/// What is encoded in a path or the name of an option.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// What is encoded in the value of an option.
const VALUE: &AsciiSet = &PART.remove(b'/').remove(b':').remove(b',').remove(b'(').remove(b')');

/// `user:password@host:port/path?name=value`, decoded but for the user and
/// password, which are not kept.
pub(super) struct Url {
    pub(super) credentials: bool,
    /// `host:port`
    pub(super) authority: Decoded,
    /// Without the slash before it.
    pub(super) path: Decoded,
    pub(super) options: Vec<UrlOption>,
}

/// `name=value` behind `?`.
pub(super) struct UrlOption {
    pub(super) name: Decoded,
    pub(super) value: Decoded,
}

/// Reads what stands behind `//`, from the byte `start` on, up to a `#` if that
/// starts a fragment.
pub(super) fn parse(text: &str, start: usize, fragment: bool) -> Result<Url, Unreadable> {
    let end = text.trim_end().len().max(start);
    let until = |start: usize, signs: &[char]| text[start..end].find(signs).map_or(end, |at| start + at);
    let end = if fragment { until(start, &['#']) } else { end };
    let until = |start: usize, signs: &[char]| until(start, signs).min(end);
    let authority = start..until(start, &['/', '?']);
    let path = authority.end..until(authority.end, &['?']);
    // A password with a bare `/` or `?` ends the authority early: nothing behind
    // it may be taken for a name then, as it could be a part of the password.
    if let Some(at) = text[authority.end..].find('@') {
        let at = authority.end + at;
        return Err(unreadable(
            span(at, at + 1),
            "an `@` stands behind the host",
            "write `/`, `?`, `#` and `@` of the password as %2F, %3F, %23 and %40",
        ));
    }
    let at = text[authority.clone()].rfind('@').map(|at| authority.start + at);
    let path_start = path.start + usize::from(text[path.clone()].starts_with('/'));
    Ok(Url {
        credentials: at.is_some(),
        authority: decoded(text, at.map_or(start, |at| at + 1)..authority.end, false)?,
        path: decoded(text, path_start..path.end, false)?,
        options: options(text, path.end..end)?,
    })
}

impl Url {
    /// The value of an option; of several the last one.
    pub(super) fn option(&self, name: &str) -> Option<&Decoded> {
        let mut found = self.options.iter().filter(|option| option.name.text == name);
        found.next_back().map(|option| &option.value).filter(|value| !value.text.is_empty())
    }

    /// The host, which is not empty, and the port.
    pub(super) fn host_and_port(&self) -> Result<(String, Option<u16>), Unreadable> {
        host_and_port(&self.authority)
    }
}

/// Splits `host:port`; the host may stand in brackets.
pub(super) fn host_and_port(given: &Decoded) -> Result<(String, Option<u16>), Unreadable> {
    let text = given.text.as_str();
    let (host, rest) = match text.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        Some(parts) => parts,
        None => text.split_at(text.find(':').unwrap_or(text.len())),
    };
    if host.is_empty() {
        return Err(unreadable(given.whole(), "the URL names no host", "write `//host:1521/`"));
    }
    let port = match rest.strip_prefix(':') {
        None if rest.is_empty() => None,
        Some("") => None,
        port => Some(port.and_then(|port| port.parse().ok()).ok_or_else(|| {
            let help = "write a port up to 65535, an IPv6 address in brackets, `:` of a password as %3A";
            unreadable(given.span(span(text.len() - rest.len(), text.len())), "this is no port number", help)
        })?),
    };
    Ok((host.to_owned(), port))
}

/// The options of a query, its `?` included.
fn options(text: &str, query: Range<usize>) -> Result<Vec<UrlOption>, Unreadable> {
    let mut found = Vec::new();
    let mut start = query.start + usize::from(!query.is_empty());
    while start < query.end {
        let end = text[start..query.end].find('&').map_or(query.end, |at| start + at);
        let sign = text[start..end].find('=').map(|at| start + at);
        match sign {
            Some(sign) => found.push(UrlOption {
                name: decoded(text, start..sign, true)?,
                value: decoded(text, sign + 1..end, true)?,
            }),
            None if start == end => {}
            None => {
                return Err(unreadable(span(start, end), "an option has no value", "write `name=value`"));
            }
        }
        start = end + 1;
    }
    Ok(found)
}

/// A part of a URL without its escapes; `+` stands for a blank in options.
fn decoded(text: &str, part: Range<usize>, plus: bool) -> Result<Decoded, Unreadable> {
    let mut made = Decoded::default();
    let mut at = part.start;
    while let Some(c) = text[at..part.end].chars().next() {
        if c == '%' {
            at = escapes(text, at..part.end, &mut made)?;
        } else {
            made.push(if plus && c == '+' { ' ' } else { c }, at);
            at += c.len_utf8();
        }
    }
    made.end(part.end);
    Ok(made)
}

/// Decodes the escapes at the start of a part; where they end.
fn escapes(text: &str, part: Range<usize>, made: &mut Decoded) -> Result<usize, Unreadable> {
    let escape = |at: usize| {
        let hex = text[at..part.end].strip_prefix('%').and_then(|rest| rest.get(..2));
        hex.is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let mut end = part.start;
    while escape(end) {
        end += 3;
    }
    let run = percent_decode_str(&text[part.start..end]).decode_utf8().ok().filter(|run| !run.is_empty());
    let Some(run) = run else {
        let at = span(part.start, end.max(part.start + 1));
        return Err(unreadable(
            at,
            "this is no escape",
            "write `%` and two hexadecimal digits, `%25` for `%`",
        ));
    };
    let mut at = part.start;
    for c in run.chars() {
        made.push(c, at);
        at += 3 * c.len_utf8();
    }
    Ok(end)
}

/// `host:port`, if every driver reads the host in it as it is.
pub(super) fn write_host(host: &str, port: u16) -> Option<String> {
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    match host.contains(':') {
        true => Some(format!("[{host}]:{port}")),
        false => plain.then(|| format!("{host}:{port}")),
    }
}

/// A path with its escapes.
pub(super) fn part(text: &str) -> String {
    utf8_percent_encode(text, PART).to_string()
}

/// Adds an option to a URL.
pub(super) fn add_option(url: &mut String, name: &str, value: &str) {
    let sign = if url.contains('?') { '&' } else { '?' };
    // Writing to a string cannot fail.
    let _ = write!(url, "{sign}{}={}", part(name), utf8_percent_encode(value, VALUE));
}
