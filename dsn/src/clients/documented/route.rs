//! From a connect identifier to its descriptor, by the naming methods.

use tns_parser::easy_connect::{Kind, classify};

use super::{Habits, UNKNOWN_ALIAS, descriptor, easy_connect, entry};
use crate::clients::{Book, Effective, Names, Refusal};
use crate::resolve::{Profile, full_name};

/// A naming method that needs no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Method {
    TnsNames,
    EasyConnect,
}

/// NAMES.DIRECTORY_PATH, else tnsnames.ora first; `hostname` is an old word for Easy Connect.
fn methods(profile: &Profile) -> Vec<Method> {
    if profile.text("NAMES.DIRECTORY_PATH").is_none() {
        return vec![Method::TnsNames, Method::EasyConnect];
    }
    let known = profile.methods().into_iter().filter_map(|word| match word.as_str() {
        "TNSNAMES" => Some(Method::TnsNames),
        "EZCONNECT" | "HOSTNAME" => Some(Method::EasyConnect),
        _ => None,
    });
    known.collect()
}

/// What a client connects with that takes names, Easy Connect strings and descriptors.
pub(in crate::clients) fn identifier(
    text: &str,
    book: &Book<'_>,
    habits: &Habits,
) -> Result<Effective, Refusal> {
    let profile = book.profile();
    match classify(text) {
        _ if text.trim().is_empty() => Err(Refusal::coded("ORA-12162", "the connect identifier is empty")),
        Kind::Descriptor => descriptor(text, habits, profile),
        Kind::Alias | Kind::EasyConnect => by_methods(text, book, habits),
        // From client 23.4 on a directory or a provider resolves the text; before it is no name at all.
        Kind::Ldap | Kind::CentralConfig if habits.release >= 23 => Err(Refusal::plain(
            "a directory server or a configuration provider resolves this; that needs the network",
        )),
        Kind::Ldap | Kind::CentralConfig | Kind::JdbcUrl => {
            Err(Refusal::coded(UNKNOWN_ALIAS, "no naming method takes this text"))
        }
    }
}

fn by_methods(text: &str, book: &Book<'_>, habits: &Habits) -> Result<Effective, Refusal> {
    let profile = book.profile();
    let methods = methods(profile);
    let is_word = classify(text) == Kind::Alias;
    let mut refused = None;
    for method in &methods {
        let found = match method {
            Method::TnsNames => match book.names() {
                Ok(names) => match entry_of(&full_name(text.trim(), profile), names, habits, profile) {
                    Some(read) => return read,
                    None => continue,
                },
                Err(refusal) => Err(refusal),
            },
            // A word beside a tnsnames.ora is meant as an alias; whether there is a host of that
            // name only the network can tell.
            Method::EasyConnect
                if is_word && book.place().is_some() && methods.contains(&Method::TnsNames) =>
            {
                continue;
            }
            Method::EasyConnect => easy_connect::read(text, habits, profile),
        };
        match found {
            Ok(effective) => return Ok(effective),
            Err(refusal) => refused = Some(refusal),
        }
    }
    Err(refused.unwrap_or_else(|| Refusal::coded(UNKNOWN_ALIAS, "the name cannot be resolved")))
}

/// What an alias leads to; `None` where it is not among the names.
pub(in crate::clients) fn entry_of(
    name: &str,
    names: &Names,
    habits: &Habits,
    profile: &Profile,
) -> Option<Result<Effective, Refusal>> {
    let name = name.to_ascii_uppercase();
    let read = entry::of_node(names.parsed(&name)?.entry(), habits, profile);
    Some(read.map(|effective| Effective { alias: Some(name), ..effective }))
}
