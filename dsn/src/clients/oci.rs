//! Oracle Client libraries 19c, 23ai and 26ai: thick drivers, SQL*Plus and everything above OCI.
//!
//! No such client could be run; all of it is documentation. It reads sqlnet.ora beside tnsnames.ora,
//! and names go through NAMES.DIRECTORY_PATH and NAMES.DEFAULT_DOMAIN (Net Services Reference,
//! chapters 5 and 6). What differs between the releases: parameters by the release that brought or
//! dropped them, `;` in Easy Connect and the TLS_ spelling from 23ai on, the numbers of two errors.
//! SSL_SERVER_DN_MATCH is off where nothing sets it, in every release: the Net Services Reference
//! says so of 19c, and the Security Guide of 26ai still tells how to switch it on. An Easy Connect
//! string with `tcps://` switches it on by itself (Administrator's Guide 19c, 8.1.3).

use super::documented::{self, Codes, Habits, UNKNOWN_ALIAS};
use super::{Book, Client, Effective, Names, Place, Refusal, Why};

/// Parameters of sqlnet.ora that bear on what a descriptor says.
const PROFILE: &[&str] = &[
    "DEFAULT_SDU_SIZE",
    "TCP.CONNECT_TIMEOUT",
    "SQLNET.OUTBOUND_CONNECT_TIMEOUT",
    "SQLNET.EXPIRE_TIME",
    "SQLNET.USE_HTTPS_PROXY",
    "SSL_SERVER_DN_MATCH",
    "SSL_SERVER_CERT_DN",
    "WALLET_LOCATION",
];
/// The same for clients that know the TLS_ spelling.
const PROFILE_WITH_TLS: &[&str] = &[
    "DEFAULT_SDU_SIZE",
    "TCP.CONNECT_TIMEOUT",
    "SQLNET.OUTBOUND_CONNECT_TIMEOUT",
    "SQLNET.EXPIRE_TIME",
    "SQLNET.USE_HTTPS_PROXY",
    "SSL_SERVER_DN_MATCH",
    "SSL_SERVER_CERT_DN",
    "TLS_SERVER_DN_MATCH",
    "TLS_SERVER_CERT_DN",
    "WALLET_LOCATION",
];

const OCI_19: Habits = Habits {
    client: Client::Oci19,
    release: 19,
    knows_tls: false,
    dn_match: false,
    transport_connect_timeout: Some(60.0),
    sdu: 8192,
    wants_whole_addresses: true,
    lacks: &["DECNET", "LU62", "SPX", "VI"],
    unknown_easy: Why::Sent,
    profile: PROFILE,
    codes: Codes {
        syntax: UNKNOWN_ALIAS,
        address: "ORA-12533",
        port: "ORA-12533",
        protocol: Some("ORA-12538"),
        easy_connect: UNKNOWN_ALIAS,
    },
};

/// Errors of Easy Connect have a number of their own in the newer guides (Administrator's Guide, 16.3).
const OCI_23: Habits = Habits {
    client: Client::Oci23,
    release: 23,
    knows_tls: true,
    profile: PROFILE_WITH_TLS,
    codes: Codes { easy_connect: "ORA-12261", ..OCI_19.codes },
    ..OCI_19
};

const OCI_26: Habits = Habits { client: Client::Oci26, release: 26, ..OCI_23 };

fn habits(client: Client) -> &'static Habits {
    match client {
        Client::Oci19 => &OCI_19,
        Client::Oci23 => &OCI_23,
        _ => &OCI_26,
    }
}

/// A tnsnames.ora that is not there counts as empty up to 19c (Net Services Reference, 6.1); from
/// 21c on the lookup of a name says which file is missing.
pub(super) fn load(client: Client, place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    match documented::load(place, true) {
        Err(refusal) if client == Client::Oci19 && refusal.code == Some(documented::NO_TNSNAMES) => {
            Ok(Names::default())
        }
        read => read,
    }
}

pub(super) fn read(client: Client, text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    documented::identifier(text, book, habits(client))
}

#[cfg(test)]
mod tests;
