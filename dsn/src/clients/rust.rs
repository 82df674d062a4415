//! Oracle's Rust driver `oracledb` 26.0.0-beta.5.
//!
//! It prints the connect string that it has understood, and what is told here is what stands in it.
//! Of that, a connection uses the places, the navigation, the retries, SDU and CONNECT_DATA; the
//! timeout, the probes and SECURITY are read, checked and then left alone, which `unheeded` says.

mod descriptor;
mod doom;
mod easy_connect;
mod nodes;
mod scanner;
mod sections;
mod tnsnames;
mod values;

use super::{Book, Effective, Names, Place, Refusal};
use scanner::Scanner;

pub(super) fn load(place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    tnsnames::load(place.ok_or_else(no_folder)?)
}

/// A text that is neither a descriptor nor an Easy Connect string is looked up, whatever it is:
/// `host`, `host:port` and a mistyped Easy Connect string are all taken for aliases.
pub(super) fn read(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    if let Some(found) = connect_string(text)? {
        return Ok(found);
    }
    let place = book.place().ok_or_else(no_folder)?;
    let names = book.names()?;
    // The name is compared as it was given, blanks included.
    let name = text.to_lowercase();
    let Some(value) = names.get(&name) else {
        let file = place.tnsnames.display();
        return Err(Refusal::plain(format!("unable to find \"{text}\" in {file}")));
    };
    let found = connect_string(value)?;
    let mut found = found.ok_or_else(|| invalid(value, "invalid easy connect string or full descriptor"))?;
    found.alias = Some(name);
    Ok(found)
}

/// What a descriptor or an Easy Connect string says; nothing where it is neither.
fn connect_string(text: &str) -> Result<Option<Effective>, Refusal> {
    let mut scanner = Scanner::new(text.trim());
    let mut found = match scanner.peek() {
        Some('(') => descriptor::read(&mut scanner)?,
        _ => match easy_connect::read(&mut scanner)? {
            Some(found) => found,
            None => return Ok(None),
        },
    };
    found.doomed = doom::of(&found);
    Ok(Some(found))
}

fn invalid(text: &str, reason: &str) -> Refusal {
    Refusal::plain(format!("invalid connect string: {text}: {reason}"))
}

fn no_folder() -> Refusal {
    Refusal::plain("no configuration directory specified")
}

#[cfg(test)]
mod tests;
