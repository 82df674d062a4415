//! python-oracledb in thin mode, as version 26.1.0 was seen to read.
//!
//! The driver keeps what it reads in dictionaries and lists of Python. A value that it did not expect
//! there ends in an exception, which it reports as DPY-4018.

mod args;
mod catalog;
mod chars;
mod cursor;
mod descriptor;
mod easy_connect;
mod ends;
mod load;
mod number;
mod reading;
mod repr;
mod settings;
mod tnsnames;
mod tree;
mod unheeded;

use self::chars::trim;
use self::cursor::Cursor;
use self::reading::Reading;
use super::{Book, Effective, Names, Place, Refusal};

pub(super) fn load(place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    place.map_or_else(|| Err(no_folder()), load::load)
}

pub(super) fn read(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    let mut reading = parse(trim(text), book).map_err(reported)?;
    ends::check_text_form(&reading)?;
    reading.effective.doomed = ends::doom(&reading);
    Ok(reading.effective)
}

fn no_folder() -> Refusal {
    Refusal::coded("DPY-4027", "no configuration directory is known")
}

/// While a text is read, exceptions of Python become errors of the driver.
fn reported(refusal: Refusal) -> Refusal {
    match refusal.is_crash {
        true => Refusal::coded("DPY-4018", format!("the text cannot be read: {}", refusal.text)),
        false => refusal,
    }
}

/// Reads a connect string, or the text of the alias that it is.
fn parse(text: &str, book: &Book<'_>) -> Result<Reading, Refusal> {
    let mut protocol = "tcp";
    if let Some(reading) = connect_string(text, &mut protocol, book)? {
        return Ok(reading);
    }
    let alias = text.to_uppercase();
    let found = book.names()?.get(&alias);
    let found = found.ok_or_else(|| Refusal::coded("DPY-4000", format!("{alias} is not in tnsnames.ora")))?;
    let reading = connect_string(found, &mut protocol, book)?;
    let mut reading = reading
        .ok_or_else(|| Refusal::coded("DPY-4018", format!("the text of {alias} is no connect string")))?;
    reading.effective.alias = Some(alias);
    Ok(reading)
}

/// Reads a descriptor or an Easy Connect string; `None` where the text can only be an alias. A
/// protocol before an alias counts for the addresses that the alias leads to.
fn connect_string(
    text: &str,
    protocol: &mut &'static str,
    book: &Book<'_>,
) -> Result<Option<Reading>, Refusal> {
    let mut cursor = Cursor::new(text);
    if cursor.eat('(') {
        return read_descriptor(cursor, protocol).map(Some);
    }
    if let Some(given) = easy_connect::protocol_of(&mut cursor) {
        if let Some(refusal) = hooked(&given, book) {
            return Err(refusal);
        }
        *protocol = easy_connect::known_protocol(&given)?;
    }
    easy_connect::read(cursor, protocol)
}

fn read_descriptor(mut cursor: Cursor<'_>, protocol: &str) -> Result<Reading, Refusal> {
    let tree = descriptor::read(&mut cursor)?;
    let mut reading = reading::of_tree(&tree, protocol)?;
    if !cursor.is_at_end() {
        return Err(Refusal::coded("DPY-4018", format!("the descriptor ends at byte {}", cursor.at)));
    }
    reading.effective.unheeded = unheeded::in_descriptor(&tree, &reading.effective);
    Ok(reading)
}

/// Protocols that a program can teach the driver; without that, none of them leads anywhere.
fn hooked(protocol: &str, _book: &Book<'_>) -> Option<Refusal> {
    matches!(protocol, "config-file" | "ldap" | "ldaps")
        .then(|| Refusal::coded("DPY-2056", format!("nothing answers for {protocol}://")))
}
