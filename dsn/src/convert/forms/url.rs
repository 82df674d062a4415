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
    /// `host:port/path`
    pub(super) location: Decoded,
    /// Without brackets.
    pub(super) host: Decoded,
    pub(super) port: Option<u16>,
    /// Without the slash before it.
    pub(super) path: Decoded,
    pub(super) options: Vec<UrlOption>,
}

/// `name=value` behind `?`.
pub(super) struct UrlOption {
    pub(super) name: Decoded,
    pub(super) value: Decoded,
}

/// Reads what stands behind `//`, from the byte `start` on.
pub(super) fn parse(text: &str, start: usize) -> Result<Url, Unreadable> {
    let end = text.trim_end().len().max(start);
    let until = |start: usize, signs: &[char]| text[start..end].find(signs).map_or(end, |at| start + at);
    let authority = start..until(start, &['/', '?', '#']);
    let path = authority.end..until(authority.end, &['?', '#']);
    let query = path.end..until(path.end, &['#']);
    // A password with a bare `/` or `?` ends the authority early: nothing behind
    // it may be taken for a name then, as it could be a part of the password.
    if let Some(at) = text[authority.end..end].find('@') {
        let at = authority.end + at;
        return Err(unreadable(
            span(at, at + 1),
            "an `@` stands behind the host",
            "write `/`, `?`, `#` and `@` of the password as %2F, %3F, %23 and %40",
        ));
    }
    let at = text[authority.clone()].rfind('@').map(|at| authority.start + at);
    let (host, port) = host_and_port(text, at.map_or(start, |at| at + 1)..authority.end)?;
    let path_start = path.start + usize::from(text[path.clone()].starts_with('/'));
    Ok(Url {
        credentials: at.is_some(),
        location: decoded(text, at.map_or(start, |at| at + 1)..path.end, false)?,
        host,
        port,
        path: decoded(text, path_start..path.end, false)?,
        options: options(text, query)?,
    })
}

impl Url {
    /// The value of an option; of several the last one.
    pub(super) fn option(&self, name: &str) -> Option<&Decoded> {
        let mut found = self.options.iter().filter(|option| option.name.text.eq_ignore_ascii_case(name));
        found.next_back().map(|option| &option.value)
    }
}

/// Splits `host:port`; the host may stand in brackets.
pub(super) fn host_and_port(text: &str, part: Range<usize>) -> Result<(Decoded, Option<u16>), Unreadable> {
    let given = &text[part.clone()];
    let (host, rest) = match given.strip_prefix('[').and_then(|inner| inner.find(']')) {
        Some(len) => (part.start + 1..part.start + 1 + len, part.start + len + 2),
        None => {
            let end = part.start + given.find(':').unwrap_or(given.len());
            (part.start..end, end)
        }
    };
    let host = decoded(text, host, false)?;
    let port = match text[rest..part.end].strip_prefix(':') {
        None if rest == part.end => None,
        Some("") => None,
        port => Some(port.and_then(|port| port.parse().ok()).ok_or_else(|| {
            let help = "write a port up to 65535, an IPv6 address in brackets, `:` of a password as %3A";
            unreadable(span(rest, part.end), "this is no port number", help)
        })?),
    };
    Ok((host, port))
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

/// Puts a host into the form that a URL has.
pub(super) fn write_host(host: &str, port: u16) -> String {
    match host.contains(':') {
        true => format!("[{host}]:{port}"),
        false => format!("{}:{port}", part(host)),
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
