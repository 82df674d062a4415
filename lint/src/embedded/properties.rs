//! Java's .properties files, read by tns-dsn: no crate for them tells where a value stands.

use tns_dsn::convert::properties::{Property, read as properties};
use tns_parser::Span;

use super::map::Mapped;
use super::scalar::{Broken, Scalar};
use super::style::Style;

pub(super) fn read(text: &str) -> Result<Vec<Scalar>, Broken> {
    let found = properties(text).map_err(|unreadable| {
        let first = unreadable.problems.into_iter().next();
        first.map_or_else(
            || Broken::at(0, "the properties cannot be read"),
            |problem| Broken { span: problem.span, message: problem.message },
        )
    })?;
    Ok(found.into_iter().map(|property| scalar(text, property)).collect())
}

fn scalar(source: &str, property: Property) -> Scalar {
    let mut text = Mapped::starting_at(property.value.end_place());
    for (c, at) in property.value.characters() {
        let mut buffer = [0; 4];
        let c = &*c.encode_utf8(&mut buffer);
        let rest = source.get(at as usize..).unwrap_or_default();
        match escape(rest) {
            0 => text.push(c, at),
            length => text.push_escape(c, Span::new(at, at + length)),
        }
    }
    Scalar { keys: vec![property.name], text, style: Style::Properties }
}

/// The length of the escape at the start of a text; 0 where there is none.
fn escape(rest: &str) -> u32 {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), Some('u')) => {
            let unit = rest.get(2..6).and_then(|digits| u16::from_str_radix(digits, 16).ok());
            if unit.is_some_and(|unit| (0xD800..0xDC00).contains(&unit)) { 12 } else { 6 }
        }
        (Some('\\'), Some(c)) => 1 + c.len_utf8() as u32,
        _ => 0,
    }
}
