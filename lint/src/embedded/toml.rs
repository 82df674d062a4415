//! TOML: the crate tells where each value stands, quotes included.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::json;
use super::map::Mapped;
use super::scalar::{Broken, Scalar, Unit, hexadecimal, offset, proved, units};
use super::style::Style;

pub(super) fn read(text: &str) -> Result<Vec<Scalar>, Broken> {
    let table = DeTable::parse(text)
        .map_err(|error| Broken::at(error.span().map_or(0, |span| span.start), "the TOML is broken here"))?;
    let mut found = Vec::new();
    walk(text, table.get_ref(), &mut Vec::new(), &mut found);
    found.sort_by_key(|scalar: &Scalar| scalar.text.point(0));
    Ok(found)
}

fn walk(text: &str, table: &DeTable<'_>, keys: &mut Vec<String>, found: &mut Vec<Scalar>) {
    for (key, value) in table {
        keys.push(key.get_ref().to_string());
        below(text, value, keys, found);
        keys.pop();
    }
}

fn below(text: &str, value: &Spanned<DeValue<'_>>, keys: &mut Vec<String>, found: &mut Vec<Scalar>) {
    match value.get_ref() {
        DeValue::String(string) => found.extend(scalar(text, value.span(), string, keys)),
        DeValue::Table(table) => walk(text, table, keys, found),
        DeValue::Array(items) => {
            for (nth, item) in items.iter().enumerate() {
                keys.push(nth.to_string());
                below(text, item, keys, found);
                keys.pop();
            }
        }
        _ => {}
    }
}

fn scalar(text: &str, span: std::ops::Range<usize>, value: &str, keys: &[String]) -> Option<Scalar> {
    let raw = text.get(span.clone())?;
    let many = ["\"\"\"", "'''"].iter().any(|quotes| raw.starts_with(quotes) && raw.len() >= 6);
    let quotes = if many { 3 } else { 1 };
    let first = text.get(span.start + quotes..span.end)?;
    // The line end right behind the opening quotes is not of the value.
    let line_end =
        ["\r\n", "\n"].iter().find(|end| many && first.starts_with(**end)).map_or(0, |end| end.len());
    let inside = span.start + quotes + line_end..span.end.checked_sub(quotes)?;
    let mut read = Mapped::starting_at(offset(inside.start));
    let style = match raw.starts_with('"') {
        true => {
            units(text, inside.clone(), &mut read, escape);
            Style::Double { lines: many, dollar: false }
        }
        false => {
            read.push(text.get(inside.clone())?, offset(inside.start));
            if many { Style::Lines } else { Style::AsIs }
        }
    };
    let (text, style) = proved(read, value, inside, style);
    Some(Scalar { keys: keys.to_vec(), text, style })
}

fn escape(rest: &str) -> Option<Unit<'_>> {
    let code = rest.strip_prefix('\\')?;
    let long = |count: usize| {
        let c = char::from_u32(hexadecimal(&code[1..], count)?)?;
        Some((2 + count, Cow::Owned(c.to_string())))
    };
    match code.chars().next()? {
        'e' => Some((2, Cow::Borrowed("\u{1b}"))),
        'x' => long(2),
        'u' => long(4),
        'U' => long(8),
        // A line that goes on behind the blanks of the next ones.
        ' ' | '\t' | '\r' | '\n' => {
            let blanks = code.len() - code.trim_start_matches([' ', '\t', '\r', '\n']).len();
            Some((1 + blanks, Cow::Borrowed("")))
        }
        _ => json::escape(rest),
    }
}
