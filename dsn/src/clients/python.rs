//! python-oracledb in thin mode, as version 26.1.0 was seen to read.
//!
//! The driver keeps what it reads in dictionaries and lists of Python. A value that it did not expect
//! there ends in an exception, which it reports as DPY-4018.

mod args;
mod catalog;
mod chars;
mod config_file;
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
    let mut reading = parse(text, book, MOST_FILES)?;
    ends::check_text_form(&reading)?;
    reading.effective.doomed = ends::doom(&reading);
    Ok(reading.effective)
}

/// A configuration file may name another; Python ends that sooner or later.
const MOST_FILES: usize = 32;

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
fn parse(text: &str, book: &Book<'_>, files: usize) -> Result<Reading, Refusal> {
    let parser = Parser { book, files, protocol: "tcp" };
    parser.parse(trim(text)).map_err(reported)
}

struct Parser<'b> {
    book: &'b Book<'b>,
    /// How many configuration files may still follow.
    files: usize,
    /// What addresses have that say nothing of it. A protocol before an alias counts for the addresses
    /// that the alias leads to.
    protocol: &'static str,
}

impl Parser<'_> {
    fn parse(mut self, text: &str) -> Result<Reading, Refusal> {
        if let Some(reading) = self.connect_string(text)? {
            return Ok(reading);
        }
        let alias = text.to_uppercase();
        let found = self.book.names()?.get(&alias);
        let found =
            found.ok_or_else(|| Refusal::coded("DPY-4000", format!("{alias} is not in tnsnames.ora")))?;
        let reading = self.connect_string(found)?;
        let mut reading = reading
            .ok_or_else(|| Refusal::coded("DPY-4018", format!("the text of {alias} is no connect string")))?;
        reading.effective.alias = Some(alias);
        Ok(reading)
    }

    /// Reads a descriptor or an Easy Connect string; `None` where the text can only be an alias.
    fn connect_string(&mut self, text: &str) -> Result<Option<Reading>, Refusal> {
        let mut cursor = Cursor::new(text);
        if cursor.eat('(') {
            return self.descriptor(cursor).map(Some);
        }
        match easy_connect::protocol_of(&mut cursor).as_deref() {
            None => {}
            Some("config-file") => return self.config_file(cursor.rest()).map(Some),
            Some("ldap" | "ldaps") => return Err(config_file::failed("no function looks up LDAP names")),
            Some(given) => self.protocol = easy_connect::known_protocol(given)?,
        }
        easy_connect::read(cursor, self.protocol)
    }

    fn descriptor(&self, mut cursor: Cursor<'_>) -> Result<Reading, Refusal> {
        let tree = descriptor::read(&mut cursor)?;
        let mut reading = reading::of_tree(&tree, self.protocol)?;
        if !cursor.is_at_end() {
            return Err(Refusal::coded("DPY-4018", format!("the descriptor ends at byte {}", cursor.at)));
        }
        reading.effective.unheeded = unheeded::in_descriptor(&tree, &reading.effective);
        Ok(reading)
    }

    fn config_file(&self, rest: &str) -> Result<Reading, Refusal> {
        let text = config_file::connect_string(rest, self.book.place())?;
        let files = self.files.checked_sub(1).ok_or_else(|| config_file::failed("files without end"))?;
        let reading = parse(&text, self.book, files);
        reading.map_err(|refusal| match refusal.code {
            Some("DPY-2056") => refusal,
            _ => config_file::failed(&refusal.to_string()),
        })
    }
}
