//! The text that Python shows for a dictionary or a list. It ends up in host and service names
//! where a parameter stands twice.

use std::fmt::Write;

use super::chars::is_printable;
use super::tree::{Pair, Section, Tree, Value};
use crate::clients::Refusal;

/// Python gives up deeper down; the exact depth hangs on how deep the program itself is.
const DEEPEST: usize = 990;

/// What `str` makes of a dictionary or a list.
///
/// # Errors
/// An exception of Python for what is too deep.
pub(super) fn repr(tree: &Tree<'_>, value: Value<'_>) -> Result<String, Refusal> {
    let mut shown = String::new();
    write_value(&mut shown, tree, value, DEEPEST)?;
    Ok(shown)
}

fn write_value(out: &mut String, tree: &Tree<'_>, value: Value<'_>, depth: usize) -> Result<(), Refusal> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(Refusal::crash("RecursionError: too many levels to show"));
    };
    match value {
        Value::Text(text) => write_text(out, text),
        Value::Section(id) => write_section(out, tree, tree.section(id), depth)?,
        Value::List(_) => {
            out.push('[');
            for (place, &element) in tree.elements(&value).iter().enumerate() {
                separate(out, place);
                write_value(out, tree, element, depth)?;
            }
            out.push(']');
        }
    }
    Ok(())
}

/// What the driver does not know of a section comes as a dictionary of its own, in the place of the
/// first.
fn write_section(
    out: &mut String,
    tree: &Tree<'_>,
    section: &Section<'_>,
    depth: usize,
) -> Result<(), Refusal> {
    let is_known = |pair: &&Pair<'_>| section.kind.knows(&pair.name);
    let first_unknown = section.pairs().iter().position(|pair| !is_known(&pair));
    out.push('{');
    let shown = section.pairs().iter().enumerate();
    let shown = shown.filter(|(place, pair)| is_known(pair) || Some(*place) == first_unknown);
    for (count, (place, pair)) in shown.enumerate() {
        separate(out, count);
        if Some(place) == first_unknown {
            write_text(out, section.kind.rest());
            out.push_str(": ");
            let unknown = section.pairs().iter().filter(|pair| !is_known(pair));
            write_pairs(out, tree, unknown, depth.saturating_sub(1))?;
        } else {
            write_pair(out, tree, pair, depth)?;
        }
    }
    out.push('}');
    Ok(())
}

fn write_pairs<'t, 'a: 't>(
    out: &mut String,
    tree: &Tree<'_>,
    pairs: impl Iterator<Item = &'t Pair<'a>>,
    depth: usize,
) -> Result<(), Refusal> {
    out.push('{');
    for (count, pair) in pairs.enumerate() {
        separate(out, count);
        write_pair(out, tree, pair, depth)?;
    }
    out.push('}');
    Ok(())
}

fn write_pair(out: &mut String, tree: &Tree<'_>, pair: &Pair<'_>, depth: usize) -> Result<(), Refusal> {
    write_text(out, &pair.name);
    out.push_str(": ");
    write_value(out, tree, pair.value, depth)
}

fn separate(out: &mut String, place: usize) {
    if place > 0 {
        out.push_str(", ");
    }
}

fn write_text(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for c in text.chars() {
        let written = match c {
            '\n' => write!(out, "\\n"),
            '\r' => write!(out, "\\r"),
            '\t' => write!(out, "\\t"),
            '\\' => write!(out, "\\\\"),
            _ if c == quote => write!(out, "\\{c}"),
            _ if is_printable(c) => write!(out, "{c}"),
            '\0'..='\u{ff}' => write!(out, "\\x{:02x}", c as u32),
            '\u{100}'..='\u{ffff}' => write!(out, "\\u{:04x}", c as u32),
            _ => write!(out, "\\U{:08x}", c as u32),
        };
        debug_assert!(written.is_ok(), "a string takes any text");
    }
    out.push(quote);
}
