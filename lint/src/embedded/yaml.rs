//! YAML: the events of saphyr-parser tell where each scalar stands.

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::map::Mapped;
use super::scalar::{Broken, Scalar, Unit, hexadecimal, offset, proved, units};
use super::style::Style;
use super::{json, yaml_block};

/// Collections nested deeper than this end the reading; no configuration has them.
const DEPTH: usize = 256;

/// An open mapping or sequence.
struct Frame {
    /// Of a sequence: how many items it has so far.
    items: Option<usize>,
    /// The key whose value comes next.
    key: Option<String>,
}

pub(super) fn read(text: &str) -> Result<Vec<Scalar>, Broken> {
    // The parser counts characters.
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |at: Marker| places.get(at.index()).copied().unwrap_or(text.len());
    let (mut found, mut open) = (Vec::new(), Vec::new());
    for event in Parser::new_from_str(text) {
        let (event, at) =
            event.map_err(|error| Broken::at(byte(*error.marker()), "the YAML is broken here"))?;
        if let (Event::Scalar(value, style, ..), true) = (&event, is_value(&open)) {
            let (text, style) = scalar(text, byte(at.start)..byte(at.end), value, *style);
            found.push(Scalar { keys: keys(&open), text, style });
        }
        step(&mut open, event);
        if open.len() > DEPTH {
            return Err(Broken::at(byte(at.start), "the YAML is nested too deep"));
        }
    }
    Ok(found)
}

/// Follows an event into or out of a node.
fn step(open: &mut Vec<Frame>, event: Event<'_>) {
    match event {
        Event::MappingStart(..) => open.push(Frame { items: None, key: None }),
        Event::SequenceStart(..) => open.push(Frame { items: Some(0), key: None }),
        Event::MappingEnd | Event::SequenceEnd => {
            open.pop();
            close(open, String::new());
        }
        // What an anchor stands for was read where it is written.
        Event::Alias(_) => close(open, String::new()),
        Event::Scalar(value, ..) => close(open, value.into_owned()),
        _ => {}
    }
}

/// A node is complete: it was an item, the value of a key, or is the next key.
fn close(open: &mut [Frame], text: String) {
    let Some(frame) = open.last_mut() else { return };
    match (&mut frame.items, frame.key.take()) {
        (Some(items), _) => *items += 1,
        (None, Some(_)) => {}
        (None, None) => frame.key = Some(text),
    }
}

/// Whether the next scalar is a value, and no key.
fn is_value(open: &[Frame]) -> bool {
    open.last().is_none_or(|frame| frame.items.is_some() || frame.key.is_some())
}

fn keys(open: &[Frame]) -> Vec<String> {
    let key = |frame: &Frame| frame.items.map(|nth| nth.to_string()).or_else(|| frame.key.clone());
    open.iter().filter_map(key).collect()
}

fn scalar(text: &str, raw: Range<usize>, value: &str, style: ScalarStyle) -> (Mapped, Style) {
    let block = raw.clone();
    let raw = behind_properties(text, raw);
    let quoted = |quote: char| {
        let inside = text[raw.clone()].strip_prefix(quote)?;
        let length = inside.strip_suffix(quote)?.len();
        Some(raw.start + 1..raw.start + 1 + length)
    };
    let read = |inside: Range<usize>, style, unit: for<'a> fn(&'a str) -> Option<Unit<'a>>| {
        let mut read = Mapped::starting_at(offset(inside.start));
        units(text, inside.clone(), &mut read, unit);
        proved(read, value, inside, style)
    };
    match style {
        ScalarStyle::Plain => {
            let end = raw.start + text[raw.clone()].trim_end().len();
            read(raw.start..end, Style::AsIs, fold)
        }
        ScalarStyle::SingleQuoted => match quoted('\'') {
            Some(inside) => read(inside, Style::YamlSingle, single),
            None => read(raw, Style::ReadOnly, fold),
        },
        ScalarStyle::DoubleQuoted => match quoted('"') {
            Some(inside) => read(inside, Style::Double { lines: false, dollar: false }, double),
            None => read(raw, Style::ReadOnly, fold),
        },
        ScalarStyle::Literal | ScalarStyle::Folded => {
            yaml_block::read(text, block, value, style == ScalarStyle::Folded)
        }
    }
}

/// A scalar without the anchor and the tag before it.
fn behind_properties(text: &str, raw: Range<usize>) -> Range<usize> {
    let mut rest = &text[raw.clone()];
    while rest.starts_with(['&', '!']) {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest = rest[end..].trim_start();
    }
    raw.end - rest.len()..raw.end
}

/// The end of a line with the blanks around it: a blank, or the line ends behind the first one.
fn fold(rest: &str) -> Option<Unit<'_>> {
    let line_end = rest.trim_start_matches([' ', '\t']);
    if !line_end.starts_with(['\n', '\r']) {
        return None;
    }
    let length = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let breaks = rest[..length].matches('\n').count();
    let text = if breaks > 1 { Cow::Owned("\n".repeat(breaks - 1)) } else { Cow::Borrowed(" ") };
    Some((length, text))
}

fn single(rest: &str) -> Option<Unit<'_>> {
    match rest.starts_with("''") {
        true => Some((2, Cow::Borrowed("'"))),
        false => fold(rest),
    }
}

fn double(rest: &str) -> Option<Unit<'_>> {
    let Some(code) = rest.strip_prefix('\\') else { return fold(rest) };
    let long = |count: usize| {
        let c = char::from_u32(hexadecimal(&code[1..], count)?)?;
        Some((2 + count, Cow::Owned(c.to_string())))
    };
    let text = match code.chars().next()? {
        '0' => "\0",
        'a' => "\u{7}",
        'e' => "\u{1b}",
        'v' => "\u{b}",
        ' ' => " ",
        '\t' => "\t",
        'N' => "\u{85}",
        '_' => "\u{a0}",
        'L' => "\u{2028}",
        'P' => "\u{2029}",
        'x' => return long(2),
        'u' => return long(4),
        'U' => return long(8),
        '\r' | '\n' => {
            let blanks = code.len() - code.trim_start_matches([' ', '\t', '\r', '\n']).len();
            let breaks = code[..blanks].matches('\n').count().saturating_sub(1);
            return Some((1 + blanks, Cow::Owned("\n".repeat(breaks))));
        }
        _ => return json::escape(rest),
    };
    Some((2, Cow::Borrowed(text)))
}
