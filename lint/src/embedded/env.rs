//! Files of environment variables (`.env`). They have no standard and their
//! crates set variables or give values without places, so they are read here:
//! `NAME=value`, `export NAME=value`, single quotes that take everything as it
//! is, double quotes with `\n` and its like, and ` #` behind a plain value.

use std::borrow::Cow;

use super::map::Mapped;
use super::scalar::{Broken, Scalar, Unit, offset, units};
use super::style::Style;

pub(super) fn read(text: &str) -> Result<Vec<Scalar>, Broken> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let line = &text[at..line_end];
        let name = line.split_once('=').filter(|_| !line.trim_start().starts_with('#'));
        let Some((name, _)) = name else {
            at = line_end + 1;
            continue;
        };
        let start = at + name.len() + 1;
        let name = name.trim();
        let name = name.strip_prefix("export ").unwrap_or(name).trim_start();
        let (value, style, end) = value(text, start, line_end)?;
        found.push(Scalar { keys: vec![name.to_owned()], text: value, style });
        at = text[end..].find('\n').map_or(text.len(), |next| end + next + 1);
    }
    Ok(found)
}

/// The value that starts at `start`, and where it ends.
fn value(text: &str, start: usize, line_end: usize) -> Result<(Mapped, Style, usize), Broken> {
    let line = &text[start..line_end];
    let start = start + line.len() - line.trim_start().len();
    match text[start..].chars().next().filter(|_| start < line_end) {
        Some(quote @ ('"' | '\'')) => quoted(text, start + 1, quote),
        _ => {
            let line = &text[start.min(line_end)..line_end];
            let comment = if line.starts_with('#') { 0 } else { line.find(" #").unwrap_or(line.len()) };
            let plain = line[..comment].trim_end();
            let mut value = Mapped::starting_at(offset(start));
            value.push(plain, offset(start));
            Ok((value, Style::AsIs, start + plain.len()))
        }
    }
}

fn quoted(text: &str, start: usize, quote: char) -> Result<(Mapped, Style, usize), Broken> {
    let mut escaped = false;
    let closes = |c: char| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && quote == '"' && !escaped;
        closes
    };
    let length = text[start..].find(closes);
    let end = start + length.ok_or_else(|| Broken::at(start - 1, "this quote is never closed"))?;
    let mut value = Mapped::starting_at(offset(start));
    let style = match quote {
        '"' => {
            units(text, start..end, &mut value, escape);
            Style::Double { lines: true, dollar: true }
        }
        _ => {
            value.push(&text[start..end], offset(start));
            Style::AsIs
        }
    };
    Ok((value, style, end + 1))
}

fn escape(rest: &str) -> Option<Unit<'_>> {
    let c = rest.strip_prefix('\\')?.chars().next()?;
    let text = match c {
        'n' => Cow::Borrowed("\n"),
        'r' => Cow::Borrowed("\r"),
        't' => Cow::Borrowed("\t"),
        '"' | '\\' | '$' | '`' => Cow::Borrowed(&rest[1..2]),
        _ => return None,
    };
    Some((2, text))
}
