//! The mappings of YAML files as properties: `a:` over `b: c` is `a.b=c`.

use saphyr_parser::{Event, Marker, Parser};

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
    // The parser counts characters.
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |at: Marker| places.get(at.index()).copied().unwrap_or(text.len());
    let (mut found, mut path) = (Vec::new(), Vec::new());
    for event in Parser::new_from_str(text) {
        let (event, at) = event.map_err(|error| {
            let at = byte(*error.marker());
            // The message of the parser is not told: it might quote the text.
            unreadable(span(at, at), "the YAML is broken here", "check indentation and quotes")
        })?;
        if let (Event::Scalar(value, ..), Some(name)) = (&event, name(&path)) {
            found.push(Property { name, value: placed(text, value, byte(at.start), byte(at.end)) });
        }
        step(&mut path, event);
    }
    Ok(found)
}

/// Follows an event into or out of a node.
fn step(path: &mut Vec<Frame>, event: Event<'_>) {
    match event {
        Event::MappingStart(..) => path.push(Frame { sequence: false, key: None }),
        Event::SequenceStart(..) => path.push(Frame { sequence: true, key: None }),
        Event::MappingEnd | Event::SequenceEnd => {
            path.pop();
            close(path, String::new());
        }
        Event::Alias(_) => close(path, String::new()),
        Event::Scalar(value, ..) => close(path, value.into_owned()),
        _ => {}
    }
}

/// A node is complete: it was the value of a key, or is the next one.
fn close(path: &mut [Frame], text: String) {
    if let Some(frame) = path.last_mut().filter(|frame| !frame.sequence)
        && frame.key.take().is_none()
    {
        frame.key = Some(text);
    }
}

/// The name of the value that comes next, if a key waits for one.
fn name(path: &[Frame]) -> Option<String> {
    path.last()?.key.as_ref()?;
    Some(path.iter().filter_map(|frame| frame.key.as_deref()).collect::<Vec<_>>().join("."))
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
