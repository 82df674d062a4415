use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;
use serde_json::value::RawValue;
use tns_parser::text::{LineCol, LineIndex};
use tns_parser::{Source, Span};

use super::collect::Collector;
use super::names::split;
use super::{DefectKind, Inventory, Location, Rejected};
use crate::convert::{Converted, Form};

impl Inventory {
    /// The entries of a JSON text: an array of `{"names": […], "descriptor": {…}}`,
    /// or an object of names and descriptors.
    ///
    /// # Errors
    /// [`Rejected`] with line and column of what is no JSON, no descriptor, or
    /// a second definition of a name.
    pub fn from_json(text: &str) -> Result<Converted<Self>, Rejected> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut found = Collector::default();
        match serde_json::from_str(text) {
            Ok(Outer::List(items)) => items.into_iter().for_each(|item| listed(text, item, &mut found)),
            Ok(Outer::Map(items)) => {
                for (key, raw) in items {
                    let names = split(&key).map(str::to_owned).collect();
                    described(text, start(text, raw.get()), names, raw, &mut found);
                }
            }
            Err(error) => broken(text, 0, text, &error, &mut found),
        }
        found.defects.iter_mut().for_each(|defect| in_lines(text, defect));
        found.finish()
    }

    /// An array of `{"names": […], "descriptor": {…}}`, which [`Inventory::from_json`] reads.
    pub fn to_json(&self) -> String {
        // Text and lists only: nothing in it can fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

enum Outer<'a> {
    List(Vec<&'a RawValue>),
    Map(Vec<(String, &'a RawValue)>),
}

/// A map would lose a key that is there twice.
struct OuterVisitor;

impl<'de> Visitor<'de> for OuterVisitor {
    type Value = Outer<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Outer::List(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_entry()? {
            found.push(item);
        }
        Ok(Outer::Map(found))
    }
}

impl<'de> Deserialize<'de> for Outer<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OuterVisitor)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item<'a> {
    #[serde(alias = "name", alias = "alias", alias = "aliases")]
    names: Names,
    #[serde(borrow)]
    descriptor: &'a RawValue,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

fn listed(text: &str, raw: &RawValue, found: &mut Collector) {
    let at = start(text, raw.get());
    match serde_json::from_str::<Item<'_>>(raw.get()) {
        Ok(Item { names: Names::Several(names), descriptor }) => {
            described(text, at, names, descriptor, found);
        }
        Ok(Item { names: Names::One(names), descriptor }) => {
            let names = split(&names).map(str::to_owned).collect();
            described(text, at, names, descriptor, found);
        }
        Err(error) => broken(text, at, raw.get(), &error, found),
    }
}

fn described(text: &str, at: usize, names: Vec<String>, raw: &RawValue, found: &mut Collector) {
    let offset = start(text, raw.get());
    let moved = |span: Span| place(offset + span.start as usize);
    let read = Form::Json.read(raw.get()).map_err(|error| found.unusable(error, moved));
    let names = names.into_iter().map(|name| (name, place(at))).collect();
    found.add(place(at), names, read.ok().map(|read| read.value));
}

/// Where a part of a text starts in it.
fn start(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// A byte of the text; lines are counted once, at the end.
fn place(at: usize) -> Location {
    Location::Span(Span::at(u32::try_from(at).unwrap_or(u32::MAX)))
}

/// The message of the reader may quote a value, so only harmless ones are kept.
fn broken(text: &str, offset: usize, part: &str, error: &serde_json::Error, found: &mut Collector) {
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    let field =
        ["missing field", "unknown field", "duplicate field"].iter().any(|start| told.starts_with(start));
    let message = match error.classify() {
        Category::Data if field => format!("the JSON is no inventory: {told}"),
        Category::Data => "the JSON is no inventory: a value is of another kind here".to_owned(),
        Category::Eof => "the JSON ends too early".to_owned(),
        Category::Syntax | Category::Io => format!("the JSON is broken: {told}"),
    };
    let lines = part.split_inclusive('\n').take(error.line().saturating_sub(1));
    let at = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let help = r#"write it as [{"names": ["SALES"], "descriptor": {"descriptions": […]}}]"#.to_owned();
    found.defect(place((offset + at).min(text.len())), DefectKind::Unusable { message, help: Some(help) });
}

/// Bytes become lines and columns.
fn in_lines(text: &str, defect: &mut super::Defect) {
    let Ok(source) = Source::new(text) else { return };
    let lines = LineIndex::new(&source);
    let to_line = |location: &mut Location| {
        if let Location::Span(span) = *location {
            let LineCol { line, column } = lines.line_col(span.start, Default::default());
            *location = Location::Line { line: line + 1, column: column + 1 };
        }
    };
    to_line(&mut defect.location);
    if let DefectKind::Duplicate { first, .. } = &mut defect.kind {
        to_line(first);
    }
}
