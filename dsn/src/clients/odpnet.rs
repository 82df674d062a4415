//! ODP.NET Managed and Core, 23ai.
//!
//! No such client could be run; all of it is documentation: the ODP.NET developer's guide
//! (`OracleConfiguration`, managed driver configuration), and the notes of the project's reference on
//! single parameters. It reads sqlnet.ora, with NAMES.DIRECTORY_PATH of TNSNAMES, EZCONNECT and LDAP;
//! it follows no IFILE; SDU is 65536 unless the descriptor says otherwise; SQLNET.EXPIRE_TIME and
//! DEFAULT_SDU_SIZE have properties of their own instead; SSLServerDNMatch is false. A whole
//! connection string is taken by its `Data Source`.

use super::documented::{self, Codes, Habits, UNKNOWN_ALIAS};
use super::{Book, Client, Effective, Names, Place, Refusal, Unheeded, Why};
use crate::convert::Form;

const HABITS: Habits = Habits {
    client: Client::OdpnetManaged,
    release: 23,
    knows_tls: true,
    dn_match: false,
    transport_connect_timeout: Some(60.0),
    sdu: 65_536,
    wants_whole_addresses: false,
    lacks: &["DECNET", "LU62", "SPX", "VI"],
    unknown_easy: Why::Sent,
    profile: &[
        "TCP.CONNECT_TIMEOUT",
        "SQLNET.OUTBOUND_CONNECT_TIMEOUT",
        "SQLNET.USE_HTTPS_PROXY",
        "SSL_SERVER_DN_MATCH",
        "TLS_SERVER_DN_MATCH",
        "WALLET_LOCATION",
    ],
    codes: Codes {
        syntax: UNKNOWN_ALIAS,
        address: "ORA-12533",
        port: "ORA-12533",
        protocol: Some("ORA-12538"),
        easy_connect: UNKNOWN_ALIAS,
    },
};

/// IFILE is passed over, so the names behind it are not found.
pub(super) fn load(place: Option<&Place<'_>>) -> Result<Names, Refusal> {
    documented::load(place, false)
}

pub(super) fn read(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    match is_connection_string(text) {
        true => data_source(text, book),
        false => documented::identifier(text, book, &HABITS),
    }
}

/// `Data Source=…;User Id=…`
fn is_connection_string(text: &str) -> bool {
    let may_be = !text.trim_start().starts_with('(') && text.contains('=');
    may_be && Form::detect(text) == Form::OdpNet
}

/// The place of the data source is told where it is a name; else the descriptor is what counts.
fn data_source(text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
    match Form::OdpNet.read(text) {
        Ok(read) => documented::made(&read.value, Vec::<Unheeded>::new(), &HABITS, book.profile()),
        Err(error) => match error.problems.first() {
            Some(problem) if problem.is_about_name() => {
                let name = text.get(problem.span.range()).unwrap_or_default();
                documented::identifier(name.trim_matches(['"', '\'']), book, &HABITS)
            }
            _ => Err(Refusal::coded(UNKNOWN_ALIAS, "the data source cannot be used")),
        },
    }
}

#[cfg(test)]
mod tests;
