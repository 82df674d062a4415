//! Oracle's Go driver, go-oracledb 26.1 (beta).
//!
//! Read in its source, package `network/naming` and what uses it; it was not run, so its basis is
//! documentation. It reads no file: a bare word is the host of an Easy Connect string. An Easy
//! Connect string becomes a descriptor as text, which is read as one that was given; unknown
//! parameters of a descriptor are errors. A `?` ends the text wherever it stands.

mod describe;
mod easy_connect;
mod nodes;
mod values;

use std::borrow::Cow;

use nodes::{Id, Nodes};

use super::{Book, Effective, Names, Place, Refusal};

/// No file is read, so there are no names.
pub(super) fn load(_place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    Ok(Names::default())
}

pub(super) fn read(text: &str, _book: &Book<'_>) -> Result<Effective, Refusal> {
    let identifier = without_credentials(text)?.trim();
    let mut unheeded = Vec::new();
    let descriptor = match identifier.starts_with('(') {
        true => Cow::Borrowed(identifier),
        false => Cow::Owned(easy_connect::expand(identifier, &mut unheeded)?),
    };
    // Also in a quoted value: `DIRECTORY="?/network/admin"` leaves parentheses open.
    let descriptor = descriptor.split_once('?').map_or(&*descriptor, |(before, _)| before);
    let mut effective = describe::read(&Nodes::parse(descriptor.trim())?)?;
    effective.unheeded.splice(..0, unheeded);
    Ok(effective)
}

/// The first `@` ends user and password, wherever it stands.
fn without_credentials(text: &str) -> Result<&str, Refusal> {
    match text.split_once('@') {
        Some((before, behind)) if before.contains('/') => Ok(behind),
        Some(_) => Err(Refusal::coded("OGD-00100", "Can't parse credentials from DSN")),
        None => Ok(text),
    }
}

/// The syntax of the descriptor.
fn broken(why: &str) -> Refusal {
    Refusal::coded("OGD-00101", format!("invalid connection string: {why}"))
}

/// A parameter that the driver does not know there, or a word it does not take.
fn unfit(name: &str, place: &str) -> Refusal {
    Refusal::coded("OGD-00103", format!("invalid value {name:?} for {place} in connect descriptor"))
}

/// A number or time span that is none.
fn no_value(node: Id<'_>, wanted: &str) -> Refusal {
    let name = node.name.to_ascii_uppercase();
    Refusal::coded(
        "OGD-00008",
        format!("invalid connection parameter value for [{name}], accepted values [{wanted}]"),
    )
}

#[cfg(test)]
mod tests;
