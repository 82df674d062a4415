//! Clients that are known from their documentation: a reading of our own, with what the documents
//! say that a client and release does otherwise.
//!
//! Facts come from the Net Services Reference and Administrator's Guide (11.2 to 26ai), the
//! Database Security Guide, the JDBC and the ODP.NET guides; single ones stand where they count.
//! Where nothing is said, the reading is the one of [`tns_parser::model`].

mod describe;
mod easy_connect;
mod entry;
mod files;
mod route;
mod told;
mod values;

pub(super) use describe::Describing;
pub(super) use entry::{descriptor, made};
pub(super) use files::load;
pub(super) use route::{entry_of, identifier};

use super::{Client, Why};
use crate::resolve::Profile;

/// What a client does otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    pub(super) client: Client,
    /// The release that decides which parameters are known.
    pub(super) release: u32,
    /// Whether it knows the TLS_ spelling of SSL_ parameters.
    pub(super) knows_tls: bool,
    /// Whether certificates have to name the server where nothing says so.
    pub(super) dn_match: bool,
    /// Seconds for an address where nothing says otherwise.
    pub(super) transport_connect_timeout: Option<f64>,
    /// Bytes of a packet where nothing says otherwise.
    pub(super) sdu: i64,
    /// Whether an address has to name its protocol and its port.
    pub(super) wants_whole_addresses: bool,
    /// Protocols of the catalogue that it has no adapter for.
    pub(super) lacks: &'static [&'static str],
    /// What happens to a name behind `?` that it does not know.
    pub(super) unknown_easy: Why,
    /// Parameters of sqlnet.ora that it reads, of those that bear on a descriptor.
    pub(super) profile: &'static [&'static str],
    pub(super) codes: Codes,
}

/// The numbers of its errors, where the documents name one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Codes {
    /// A descriptor of broken syntax.
    pub(super) syntax: &'static str,
    /// An address that lacks a part.
    pub(super) address: &'static str,
    /// A port that is none.
    pub(super) port: &'static str,
    /// A protocol without an adapter.
    pub(super) protocol: Option<&'static str>,
    /// An Easy Connect string of broken syntax.
    pub(super) easy_connect: &'static str,
}

/// A name that no method finds.
pub(super) const UNKNOWN_ALIAS: &str = "ORA-12154";
/// A folder without a tnsnames.ora that can be read (from 21c).
pub(super) const NO_TNSNAMES: &str = "ORA-12263";

impl Habits {
    /// The value of a parameter of sqlnet.ora that this client reads.
    fn setting<'p>(&self, profile: &'p Profile, name: &str) -> Option<&'p str> {
        self.profile.contains(&name).then(|| profile.text(name)).flatten()
    }

    /// Whether a parameter that came with a release of the catalogue's spelling is known: `19c`,
    /// `12.1`, `23.7`.
    fn knows(&self, since: &str) -> bool {
        let digits = since.bytes().take_while(u8::is_ascii_digit);
        digits.fold(0, |release, digit| release * 10 + u32::from(digit - b'0')) <= self.release
    }
}
