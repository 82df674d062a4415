//! node-oracledb 26.0 in thin mode.
//!
//! It takes a descriptor apart with its own reader of pairs, turns Easy Connect strings into descriptors
//! first, and uses tnsnames.ora only where it can read all of it.

mod address;
mod description;
mod doom;
mod easy_connect;
mod navigation;
mod nv;
mod pattern;
mod script;
mod sent;
mod settings;
mod tnsnames;
mod tokens;

pub(super) use tnsnames::load;

use super::{Book, Effective, Refusal};
use nv::{Tree, Value};

/// Reads what a program gives as `connectString`.
///
/// # Errors
/// NJS-512, NJS-514, NJS-515, NJS-517, NJS-522, and the errors of [`load`].
pub(super) fn read(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    let trimmed = script::trim(text);
    if trimmed.starts_with('(') && trimmed.contains(')') {
        return navigation::read(Tree::parse(trimmed)?.root());
    }
    // Any colon or slash makes it an Easy Connect string, whatever tnsnames.ora holds.
    if trimmed.contains([':', '/']) { easy(trimmed) } else { alias(trimmed, book) }
}

fn easy(text: &str) -> Result<Effective, Refusal> {
    let expanded = easy_connect::expand(text)?;
    let mut effective = navigation::read(Tree::parse(&expanded.descriptor)?.root())?;
    effective.unheeded = expanded.unheeded(effective.unheeded);
    Ok(effective)
}

fn alias(name: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    let upper = tnsnames::upper(name);
    let text = book.names()?.get(&upper).ok_or_else(|| not_found(name, book))?;
    let tree = Tree::parse(text)?;
    let root = tree.root();
    let effective = match root.value() {
        Value::Text(text) if text.contains([':', '/']) => easy(text)?,
        // What follows the first pair does not count.
        _ => match root.children().next() {
            Some(first) => navigation::read(first)?,
            None => return Err(Refusal::crash("Cannot read properties of null (reading 'name')")),
        },
    };
    Ok(Effective { alias: Some(upper), ..effective })
}

fn not_found(name: &str, book: &Book<'_>) -> Refusal {
    let folder = book.place().map(|place| place.folder().display().to_string()).unwrap_or_default();
    let text =
        format!("cannot connect to Oracle Database. Unable to find \"{name}\" in \"{folder}/tnsnames.ora\"");
    Refusal::coded("NJS-517", text)
}
