//! Percent escapes as Go's net/url takes them.

use std::borrow::Cow;

use super::Refusal;

/// Which part of a URL a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Only bytes above ASCII and `%25` may be escaped, few characters may stand as they are.
    Host,
    /// Between `%25` and `]`.
    Zone,
    Path,
    /// `+` is a blank.
    Query,
}

/// The text without its escapes.
pub(super) fn decode(text: &str, part: Part) -> Result<Cow<'_, str>, Refusal> {
    let plain = |byte: u8| byte != b'%' && (byte != b'+' || part != Part::Query);
    if text.bytes().all(|byte| plain(byte) && is_allowed(byte, part)) {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        match first {
            b'%' => {
                out.push(escaped(behind, part)?);
                rest = &behind[2..];
            }
            b'+' if part == Part::Query => out.push(b' '),
            byte if is_allowed(*byte, part) => out.push(*byte),
            _ => return Err(Refusal::plain("invalid character in host name")),
        }
    }
    Ok(Cow::Owned(String::from_utf8_lossy(&out).into_owned()))
}

/// The byte that two digits behind `%` stand for.
fn escaped(behind: &[u8], part: Part) -> Result<u8, Refusal> {
    let digit = |at: usize| behind.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let (Some(high), Some(low)) = (digit(0), digit(1)) else {
        return Err(Refusal::plain("invalid URL escape"));
    };
    let byte = (high * 16 + low) as u8;
    match part == Part::Host && byte.is_ascii() && byte != b'%' {
        true => Err(Refusal::plain("invalid URL escape")),
        false => Ok(byte),
    }
}

fn is_allowed(byte: u8, part: Part) -> bool {
    const MARKS: &[u8] = b"!$&'()*+,;=:[]<>\"-_.~%";
    match part {
        Part::Host | Part::Zone => !byte.is_ascii() || byte.is_ascii_alphanumeric() || MARKS.contains(&byte),
        Part::Path | Part::Query => true,
    }
}
