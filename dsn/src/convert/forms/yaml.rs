//! The mappings of YAML files as properties: `a:` over `b: c` is `a.b=c`.

use saphyr_parser::{Event, Parser};

use super::decoded::Decoded;
use super::properties::Property;
use super::{span, unreadable};
use crate::error::Unreadable;

/// An open mapping or sequence.
struct Frame {
    sequence: bool,
    /// The key whose value comes next.
    key: Option<String>,
}

/// Reads every scalar that is the value of a key.
pub(super) fn read(text: &str) -> Result<Vec<Property>, Unreadable> {
    let (mut found, mut path) = (Vec::new(), Vec::new());
    // The parser counts characters.
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |index: usize| places.get(index).copied().unwrap_or(text.len());
    for event in Parser::new_from_str(text) {
        let (event, at) = event.map_err(|error| {
            let at = byte(error.marker().index());
            // The message of the parser is not told: it might quote the text.
            unreadable(span(at, at), "the YAML is broken here", "check indentation and quotes")
        })?;
        match event {
            Event::MappingStart(..) => path.push(Frame { sequence: false, key: None }),
            Event::SequenceStart(..) => path.push(Frame { sequence: true, key: None }),
            Event::MappingEnd | Event::SequenceEnd => {
                path.pop();
                close(&mut path, String::new());
            }
            Event::Alias(_) => close(&mut path, String::new()),
            Event::Scalar(value, ..) => {
                if path.last().is_some_and(|frame| frame.key.is_some()) {
                    let value = placed(text, &value, byte(at.start.index()), byte(at.end.index()));
                    found.push(Property { name: name(&path), value });
                }
                close(&mut path, value.into_owned());
            }
            _ => {}
        }
    }
    Ok(found)
}

/// A node is complete: it was the value of a key, or is the next one.
fn close(path: &mut [Frame], text: String) {
    if let Some(frame) = path.last_mut().filter(|frame| !frame.sequence)
        && frame.key.take().is_none()
    {
        frame.key = Some(text);
    }
}

fn name(path: &[Frame]) -> String {
    path.iter().filter_map(|frame| frame.key.as_deref()).collect::<Vec<_>>().join(".")
}

/// A value with its place: exact where it stands in the text as it is.
fn placed(text: &str, value: &str, start: usize, end: usize) -> Decoded {
    let end = end.max(start);
    if let Some(offset) = text[start..end].find(value) {
        return Decoded::plain(value, start + offset);
    }
    let mut made = Decoded::default();
    value.chars().for_each(|c| made.push(c, start));
    made.end(end);
    made
}
