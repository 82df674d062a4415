//! The catalogue: one table per file kind that knows every parameter.
//!
//! Validation, `tnslint param`, completion, hover and the keyword lists of the
//! editor grammars all read these tables, so a new parameter is one row.

mod cman;
mod descriptor;
mod easy_connect;
mod errors;
mod file_kind;
mod keyword;
mod ldap;
mod listener;
mod order;
mod page;
mod param;
mod protocol;
mod reference;
mod sqlnet;
mod suffix;

pub use easy_connect::{EASY_CONNECT, EasyConnectParam};
pub use errors::{ERRORS, ErrorInfo, error, error_at};
pub use file_kind::{FileKind, UnknownKind};
pub use keyword::{Keyword, Lookup};
pub use order::useful;
pub use page::{Fact, Page};
pub use param::{Basis, ClientNotes, Param, Side, Trust, ValueType};
pub use protocol::{PROTOCOLS, Protocol, UNITS, USUAL_PORTS, Unit};
pub use reference::{REFERENCES, Reference, ReferencePlace, reference_of_database, reference_within};
pub use suffix::{Suffixed, suffixed};

/// The rows of a file kind, as tables in the order of the names.
pub fn tables(kind: FileKind) -> &'static [&'static [Param]] {
    match kind {
        FileKind::Tnsnames | FileKind::Descriptor => descriptor::TABLES,
        FileKind::Sqlnet => sqlnet::TABLES,
        FileKind::Listener => listener::TABLES,
        FileKind::Ldap => ldap::TABLES,
        FileKind::Cman => cman::TABLES,
    }
}

/// Every row of a file kind, sorted by name.
pub fn params(kind: FileKind) -> impl Iterator<Item = &'static Param> {
    tables(kind).iter().flat_map(|table| table.iter())
}
