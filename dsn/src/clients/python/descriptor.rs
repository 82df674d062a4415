//! From the text of a descriptor to its parameters.

use super::catalog::{Kind, is_container, name_of};
use super::chars::{is_space, trim};
use super::cursor::Cursor;
use super::tree::{Pair, Tree, Value};
use crate::clients::Refusal;

/// A parameter that is being read.
struct Frame<'a> {
    /// The section it belongs to.
    section: usize,
    pair: Pair<'a>,
    value: Option<Value<'a>>,
}

/// Reads the parameter that a descriptor is. The cursor stands behind its first parenthesis, and
/// after it behind the last one and the blanks that follow.
///
/// Closing parentheses at the end of the text may be missing, however many (26.1.0).
///
/// # Errors
/// DPY-4017, DPY-2042; an exception of Python for a quoted text in place of a section.
pub(super) fn read<'a>(cursor: &mut Cursor<'a>) -> Result<Tree<'a>, Refusal> {
    let mut tree = Tree::default();
    let root = tree.open();
    let mut outer = Vec::new();
    let mut frame = start(cursor, root)?;
    loop {
        if is_nested(cursor, &mut frame)? {
            let section = section_of(&mut frame, &mut tree);
            outer.push(std::mem::replace(&mut frame, start(cursor, section)?));
            continue;
        }
        finish(cursor, frame, &mut tree)?;
        match outer.pop() {
            Some(above) => frame = above,
            None => return Ok(tree),
        }
    }
}

/// Reads a name and the equals sign.
fn start<'a>(cursor: &mut Cursor<'a>, section: usize) -> Result<Frame<'a>, Refusal> {
    cursor.skip_spaces();
    let at = cursor.at;
    let written = cursor.keyword();
    cursor.skip_spaces();
    if written.is_empty() || !cursor.eat('=') {
        return Err(invalid(cursor));
    }
    cursor.skip_spaces();
    let pair = Pair { name: name_of(written), written, at, value: Value::Text("") };
    Ok(Frame { section, pair, value: None })
}

/// Reads the value up to its end or to a parameter inside, whose parenthesis it goes over.
fn is_nested<'a>(cursor: &mut Cursor<'a>, frame: &mut Frame<'a>) -> Result<bool, Refusal> {
    cursor.take_while(is_space);
    match cursor.peek() {
        None | Some(')') => Ok(false),
        Some('(') => {
            cursor.at += 1;
            Ok(true)
        }
        // A text in quotes takes the place of what stands before it, unless it is empty.
        Some('"') => {
            cursor.at += 1;
            let text = cursor.quoted().ok_or_else(unclosed)?;
            frame.value = Some(text).filter(|text| !text.is_empty()).map(Value::Text).or(frame.value);
            Ok(false)
        }
        Some(_) if frame.value.is_some() || is_container(&frame.pair.name) => Err(invalid(cursor)),
        Some(_) => {
            let text = cursor.take_while(|c| !matches!(c, '"' | '(' | ')'));
            frame.value = Some(Value::Text(trim(text)));
            Ok(false)
        }
    }
}

fn section_of<'a>(frame: &mut Frame<'a>, tree: &mut Tree<'a>) -> usize {
    match frame.value {
        Some(Value::Section(section)) => section,
        _ => {
            let section = tree.open();
            frame.value = Some(Value::Section(section));
            section
        }
    }
}

/// Reads the closing parenthesis and keeps the parameter; one without a value is as good as none.
fn finish<'a>(cursor: &mut Cursor<'a>, frame: Frame<'a>, tree: &mut Tree<'a>) -> Result<(), Refusal> {
    cursor.skip_spaces();
    if !cursor.eat(')') && !cursor.is_at_end() {
        return Err(invalid(cursor));
    }
    cursor.skip_spaces();
    let Some(value) = frame.value else { return Ok(()) };
    let kind = Kind::of(&frame.pair.name);
    match value {
        Value::Section(section) => tree.section_mut(section).kind = kind,
        _ if kind != Kind::Other => return Err(no_section(frame.pair.written)),
        _ => {}
    }
    tree.add(frame.section, Pair { value, ..frame.pair });
    Ok(())
}

fn invalid(cursor: &Cursor<'_>) -> Refusal {
    Refusal::coded("DPY-4017", format!("not a connect descriptor at byte {}", cursor.at))
}

/// The refusal of a text whose quotes do not end.
pub(super) fn unclosed() -> Refusal {
    Refusal::coded("DPY-2042", "no quote (\") ends the text")
}

/// The exception for what is no dictionary.
pub(super) fn no_section(name: &str) -> Refusal {
    Refusal::crash(format!("TypeError: {} is no dictionary", name.to_uppercase()))
}
