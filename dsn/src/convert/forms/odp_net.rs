use super::decoded::Decoded;
use super::{identifier, is_credential, leave, lose, span, unreadable};
use crate::Descriptor;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;

/// Attributes that may be named in a loss. A name beyond them may be the rest
/// of a password that holds `;`.
const ATTRIBUTES: &[&str] = &[
    "provider",
    "pooling",
    "min pool size",
    "max pool size",
    "incr pool size",
    "decr pool size",
    "connection timeout",
    "connection lifetime",
    "validate connection",
    "statement cache size",
    "statement cache purge",
    "self tuning",
    "ha events",
    "load balancing",
    "metadata pooling",
    "enlist",
    "persist security info",
    "dba privilege",
    "context connection",
    "promotable transaction",
    "application continuity",
    "tns_admin",
    "wallet_location",
    "token_authentication",
    "token_location",
];

/// `name=value` of a connection string.
struct Attribute {
    name: String,
    value: Decoded,
}

/// Reads `Data Source`; the other attributes are lost.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let attributes = attributes(text)?;
    let is_source = |attribute: &&Attribute| attribute.name.eq_ignore_ascii_case("data source");
    let source = attributes.iter().rev().find(is_source).ok_or_else(|| {
        unreadable(span(0, text.len()), "there is no Data Source", "add `Data Source=host:port/service`")
    })?;
    let mut made = identifier::read(&source.value)?;
    for Attribute { name, .. } in attributes.iter().filter(|attribute| !is_source(attribute)) {
        let known = ATTRIBUTES.iter().any(|known| known.eq_ignore_ascii_case(name));
        match known || is_credential(name) {
            true => leave(&mut made.lost, name, "a setting of the driver, no part of a descriptor"),
            false => lose(&mut made.lost, Loss::new("an unknown attribute", "no part of a descriptor")),
        }
    }
    Ok(made)
}

/// Writes `Data Source=…`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    Converted::whole(format!("Data Source={}", quoted(&identifier::shortest(descriptor))))
}

/// Quotes where the value would end early; the quote itself is doubled.
fn quoted(value: &str) -> String {
    match value.contains([';', '"', '\'']) {
        false => value.to_owned(),
        true if value.contains('"') && !value.contains('\'') => format!("'{value}'"),
        true => format!("\"{}\"", value.replace('"', "\"\"")),
    }
}

fn attributes(text: &str) -> Result<Vec<Attribute>, Unreadable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == ';').len();
        at += blank;
        if at == text.len() {
            break;
        }
        let end = text[at..].find([';', '=']).map_or(text.len(), |end| at + end);
        if !text[end..].starts_with('=') {
            let help = "write `name=value`, and quote a value that holds `;`";
            return Err(unreadable(span(at, end), "an attribute has no `=`", help));
        }
        let name = text[at..end].trim().to_owned();
        let (value, next) = value(text, end + 1)?;
        found.push(Attribute { name, value });
        at = next;
    }
    Ok(found)
}

/// The value that starts at `start`, and where the next attribute does.
fn value(text: &str, start: usize) -> Result<(Decoded, usize), Unreadable> {
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    let Some(quote) = text[start..].chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        let end = text[start..].find(';').map_or(text.len(), |end| start + end);
        return Ok((Decoded::plain(text[start..end].trim_end(), start), end));
    };
    let mut value = Decoded::default();
    let mut rest = text[start + 1..].char_indices().map(|(at, c)| (start + 1 + at, c)).peekable();
    while let Some((at, c)) = rest.next() {
        if c == quote && rest.next_if(|&(_, next)| next == quote).is_none() {
            value.end(at);
            return after_quote(text, at + 1).map(|next| (value, next));
        }
        value.push(c, at);
    }
    Err(unreadable(
        span(start, start + 1),
        "the quote is not closed",
        "close it, or double it inside the value",
    ))
}

/// Where the next attribute starts behind a closing quote.
fn after_quote(text: &str, at: usize) -> Result<usize, Unreadable> {
    let end = text[at..].find(';').map_or(text.len(), |end| at + end);
    match text[at..end].trim().is_empty() {
        true => Ok(end),
        false => Err(unreadable(
            span(at, end),
            "the value goes on behind its closing quote",
            "put `;` there, or double the quote inside the value",
        )),
    }
}
