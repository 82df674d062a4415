//! What each real client makes of a file or a connect string: which aliases it can use, which
//! addresses it tries with which settings, what it does not heed, or the error it answers with.
//!
//! Oracle Net has many readers, and they disagree. [`crate::resolve`] follows Oracle's documentation;
//! here each client reads with its own habits, defects included, one module each. Clients that run
//! anywhere are modelled from what they were seen to do, the others from their documentation
//! ([`Client::basis`]).
//!
//! ```
//! use tns_dsn::clients::{Client, Reader};
//!
//! let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s))";
//! // The last parenthesis is missing: python-oracledb does not mind, node-oracledb does.
//! assert!(Reader::of_strings(Client::PythonThin).read(text).is_ok());
//! let refusal = Reader::of_strings(Client::NodeThin).read(text).unwrap_err();
//! assert_eq!(refusal.code, Some("NJS-514"));
//! ```

mod client;
pub mod compat;
mod documented;
mod effective;
mod go_ora;
mod go_oracledb;
mod jdbc;
mod names;
mod node;
mod oci;
mod odpnet;
mod place;
mod python;
mod reader;
mod refusal;
mod rust;

pub use client::{Basis, Client, UnknownClient};
pub use effective::{
    Address, AddressList, Description, Effective, Navigation, Security, Target, Unheeded, Why,
};
pub use place::Place;
pub use reader::Reader;
pub use refusal::Refusal;

use names::Names;
use reader::Book;

impl Client {
    /// Reads tnsnames.ora.
    fn load(self, place: Option<&Place<'_>>) -> Result<Names, Refusal> {
        match self {
            Self::PythonThin => python::load(place),
            Self::NodeThin => node::load(place),
            Self::RustThin => rust::load(place),
            Self::GoOracledb => go_oracledb::load(place),
            Self::GoOra => go_ora::load(place),
            Self::JdbcThin => jdbc::load(place),
            Self::OdpnetManaged => odpnet::load(place),
            Self::Oci19 | Self::Oci23 | Self::Oci26 => oci::load(self, place),
        }
    }

    /// Reads an alias or a connect string.
    fn read(self, text: &str, book: &Book<'_>) -> Result<Effective, Refusal> {
        match self {
            Self::PythonThin => python::read(text, book),
            Self::NodeThin => node::read(text, book),
            Self::RustThin => rust::read(text, book),
            Self::GoOracledb => go_oracledb::read(text, book),
            Self::GoOra => go_ora::read(text, book),
            Self::JdbcThin => jdbc::read(text, book),
            Self::OdpnetManaged => odpnet::read(text, book),
            Self::Oci19 | Self::Oci23 | Self::Oci26 => oci::read(self, text, book),
        }
    }
}
