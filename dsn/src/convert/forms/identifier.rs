use tns_parser::easy_connect::{Kind, classify};

use super::decoded::Decoded;
use super::unreadable;
use crate::Descriptor;
use crate::convert::Converted;
use crate::convert::same::says_all;
use crate::error::{ALIAS, DIRECTORY, PROVIDER, Unreadable};

/// Reads what drivers take as the whole target: Easy Connect or a descriptor.
pub(super) fn read(given: &Decoded) -> Result<Converted<Descriptor>, Unreadable> {
    let elsewhere = |what: &str, help| Err(unreadable(given.whole(), what, help));
    match classify(&given.text) {
        _ if given.text.trim_ascii().is_empty() => {
            elsewhere("there is nothing to connect to", "write `host:port/service` or a descriptor")
        }
        Kind::Descriptor => given.text.parse().map(Converted::whole).map_err(|error| given.lift(error)),
        Kind::EasyConnect => Descriptor::read_easy_connect(&given.text).map_err(|error| given.lift(error)),
        Kind::Alias => Err(alias(given)),
        Kind::Ldap => elsewhere(DIRECTORY, "ask the directory for its descriptor"),
        Kind::CentralConfig => elsewhere(PROVIDER, "take `connect_descriptor` from the provider's entry"),
        Kind::JdbcUrl => elsewhere("a JDBC URL has no place here", "drop everything up to and with the `@`"),
    }
}

/// The error of a name that only tnsnames.ora can explain.
pub(super) fn alias(name: &Decoded) -> Unreadable {
    unreadable(name.whole(), ALIAS, "`tnslint resolve` looks it up, with the directory as --tns-admin")
}

/// `host:port/service`, which every driver reads, where that says all; else the
/// descriptor. What stands behind `?` some of them drop.
pub(super) fn shortest(descriptor: &Descriptor) -> String {
    let easy = descriptor.to_easy_connect().ok().map(|easy| easy.value);
    let plain = easy.filter(|easy| !easy.contains(['?', ',', ';', '"']));
    let plain = plain.filter(|easy| says_all(Descriptor::read_easy_connect(easy), descriptor));
    plain.unwrap_or_else(|| descriptor.to_string())
}
