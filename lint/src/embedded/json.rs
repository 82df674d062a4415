//! JSON: serde_json lends every value as a slice of the text, whose address tells its place.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::map::Mapped;
use super::scalar::{Broken, Scalar, Unit, hexadecimal, offset, proved, units};
use super::style::Style;

/// Values nested deeper than this are not looked into; no configuration is.
const DEPTH: usize = 64;

/// The members of an object, in their order, or the items of an array.
enum Inner<'a> {
    Object(Vec<(String, &'a RawValue)>),
    Array(Vec<&'a RawValue>),
}

impl<'de: 'a, 'a> Deserialize<'de> for Inner<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InnerVisitor)
    }
}

struct InnerVisitor;

impl<'de> Visitor<'de> for InnerVisitor {
    type Value = Inner<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Inner<'de>, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Inner::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Inner<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Inner::Array(items))
    }
}

pub(super) fn read(text: &str) -> Result<Vec<Scalar>, Broken> {
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| {
        let line =
            text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let at = (line + error.column().saturating_sub(1)).min(text.len());
        Broken::at(at, "the JSON is broken here")
    })?;
    let mut found = Vec::new();
    walk(text, whole, &mut Vec::new(), &mut found);
    Ok(found)
}

fn walk(text: &str, value: &RawValue, keys: &mut Vec<String>, found: &mut Vec<Scalar>) {
    let raw = value.get();
    match raw.as_bytes().first() {
        Some(b'"') => found.extend(string(text, raw, keys)),
        Some(b'{' | b'[') if keys.len() < DEPTH => match serde_json::from_str(raw) {
            Ok(Inner::Object(members)) => {
                for (key, value) in members {
                    keys.push(key);
                    walk(text, value, keys, found);
                    keys.pop();
                }
            }
            Ok(Inner::Array(items)) => {
                for (nth, value) in items.into_iter().enumerate() {
                    keys.push(nth.to_string());
                    walk(text, value, keys, found);
                    keys.pop();
                }
            }
            // The whole was read already.
            Err(_) => {}
        },
        _ => {}
    }
}

fn string(text: &str, raw: &str, keys: &[String]) -> Option<Scalar> {
    let value: Cow<'_, str> = serde_json::from_str(raw).map(Cow::Owned::<str>).ok()?;
    let start = raw.as_ptr() as usize - text.as_ptr() as usize + 1;
    let inside = start..start + raw.len() - 2;
    let mut read = Mapped::starting_at(offset(start));
    units(text, inside.clone(), &mut read, escape);
    let (text, style) = proved(read, &value, inside, Style::Json);
    Some(Scalar { keys: keys.to_vec(), text, style })
}

/// The escapes of JSON, which TOML and YAML share but for pairs of surrogates.
pub(super) fn escape(rest: &str) -> Option<Unit<'_>> {
    let c = rest.strip_prefix('\\')?.chars().next()?;
    let text = match c {
        '"' | '\\' | '/' => &rest[1..2],
        'b' => "\u{8}",
        'f' => "\u{c}",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => return unicode(rest),
        _ => return None,
    };
    Some((2, Cow::Borrowed(text)))
}

/// `\u00e9`, or two of them for a character outside the first plane.
fn unicode(rest: &str) -> Option<Unit<'_>> {
    let unit = |at: usize| hexadecimal(rest.get(at..)?.strip_prefix("\\u")?, 4).map(|unit| unit as u16);
    let units: Vec<u16> = [unit(0), unit(6)].into_iter().flatten().collect();
    let c = char::decode_utf16(units).next()?.ok()?;
    Some((6 * c.len_utf16(), Cow::Owned(c.to_string())))
}
