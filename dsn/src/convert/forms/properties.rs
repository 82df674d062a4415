//! Java's .properties files: names and values without their escapes, each byte of a value with its place.

use std::fmt::Write;

use super::decoded::Decoded;
use super::{span, unreadable};
use crate::error::Unreadable;

/// `name=value`, without escapes.
#[derive(Clone)]
pub struct Property {
    /// The name.
    pub name: String,
    /// The value with its places.
    pub value: Decoded,
}

/// Escapes what a .properties file takes for something else, and what is
/// outside of Latin-1's common part.
pub fn escaped(value: &str) -> String {
    let mut made = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' => made.push_str("\\\\"),
            '\n' => made.push_str("\\n"),
            '\r' => made.push_str("\\r"),
            '\t' => made.push_str("\\t"),
            ' '..='~' => made.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(made, "\\u{unit:04x}");
                }
            }
        }
    }
    made
}

/// Reads every property.
///
/// # Errors
/// [`Unreadable`] for a `\u` without four hexadecimal digits, which Java refuses as well.
pub fn read(text: &str) -> Result<Vec<Property>, Unreadable> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at + (text[at..].len() - text[at..].trim_start().len());
        if text[start..].starts_with(['#', '!']) {
            at = text[start..].find('\n').map_or(text.len(), |end| start + end);
            continue;
        }
        if start == text.len() {
            break;
        }
        let (name, end) = word(text, start, |c| matches!(c, '=' | ':') || c.is_whitespace())?;
        let gap = &text[end..];
        let blanks = gap.len() - gap.trim_start_matches([' ', '\t']).len();
        let sign = usize::from(gap[blanks..].starts_with(['=', ':']));
        let behind = &gap[blanks + sign..];
        let start = end + blanks + sign + (behind.len() - behind.trim_start_matches([' ', '\t']).len());
        let (value, end) = word(text, start, |c| matches!(c, '\n' | '\r'))?;
        found.push(Property { name: name.text, value });
        at = end;
    }
    Ok(found)
}

/// Characters up to one that ends them, without their escapes, and where they end.
fn word(text: &str, start: usize, ends: impl Fn(char) -> bool) -> Result<(Decoded, usize), Unreadable> {
    let mut made = Decoded::default();
    let mut at = start;
    while let Some(c) = text[at..].chars().next().filter(|&c| !ends(c)) {
        if c == '\\' {
            at = escape(text, at, &mut made)?;
        } else {
            made.push(c, at);
            at += c.len_utf8();
        }
    }
    made.end(at);
    Ok((made, at))
}

/// Reads the escape at `at`; where it ends.
fn escape(text: &str, at: usize, made: &mut Decoded) -> Result<usize, Unreadable> {
    let mut rest = text[at + 1..].chars();
    let Some(c) = rest.next() else { return Ok(at + 1) };
    let end = at + 1 + c.len_utf8();
    match c {
        // The line goes on behind the blanks of the next one.
        '\n' | '\r' => {
            let rest = text[at + 1..].strip_prefix("\r\n").unwrap_or(&text[end..]);
            return Ok(text.len() - rest.trim_start_matches([' ', '\t']).len());
        }
        'u' => return unicode(text, at, made),
        'n' => made.push('\n', at),
        'r' => made.push('\r', at),
        't' => made.push('\t', at),
        'f' => made.push('\u{c}', at),
        _ => made.push(c, at),
    }
    Ok(end)
}

/// Reads `\uXXXX`, or two of them for one character.
fn unicode(text: &str, at: usize, made: &mut Decoded) -> Result<usize, Unreadable> {
    let unit = |at: usize| {
        let hex = text[at..].strip_prefix("\\u")?.get(..4).filter(|hex| !hex.starts_with('+'))?;
        u16::from_str_radix(hex, 16).ok()
    };
    let units: Vec<u16> =
        [unit(at), text.get(at + 6..).and_then(|_| unit(at + 6))].into_iter().flatten().collect();
    let first = unit(at).and_then(|_| char::decode_utf16(units).next()?.ok());
    let Some(c) = first else {
        return Err(unreadable(
            span(at, text.ceil_char_boundary(at + 6)),
            "this is no escape",
            "write `\\u` and four hexadecimal digits",
        ));
    };
    made.push(c, at);
    Ok(at + 6 * c.len_utf16())
}
