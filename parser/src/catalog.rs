//! The catalogue: one table per file kind that knows every parameter.
//!
//! Validation, `tnslint param`, completion, hover and the keyword lists of the
//! editor grammars all read these tables, so a new parameter is one row.

mod cman;
mod descriptor;
mod easy_connect;
mod errors;
mod ldap;
mod listener;
mod param;
mod protocol;
mod sqlnet;

pub use easy_connect::{EASY_CONNECT, EasyConnectParam};
pub use errors::{ERRORS, ErrorInfo};
pub use param::{Basis, ClientNotes, Param, Side, Trust, ValueType};
pub use protocol::{PROTOCOLS, Protocol, UNITS, Unit};
