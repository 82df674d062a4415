//! Whole files of entries: tnsnames.ora, JSON and CSV, each into each.
//!
//! ```
//! use tns_dsn::inventory::Inventory;
//!
//! let table = "alias;host;port;service_name;RETRY_COUNT\n\
//!              SALES CRM;db1;1521;sales;3\n\
//!              STOCK;db2:1530;;stock;\n";
//! let inventory = Inventory::from_csv(table.as_bytes())?.value;
//! assert_eq!(inventory.entries[0].names, ["SALES", "CRM"]);
//! assert!(inventory.to_tnsnames()?.starts_with("SALES, CRM =\n  (DESCRIPTION =\n    (RETRY_COUNT = 3)\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The table
//!
//! One row an entry. The columns, in any order and case, a blank for `_`:
//!
//! | column | holds |
//! |---|---|
//! | `alias` | one or several names, a blank, `;` or `,` between them |
//! | `host` | one or several hosts, each with `:port` if it has its own |
//! | `port` | the port of the hosts without one; 1521 where it is empty |
//! | `protocol` | `TCP` where it is empty |
//! | `service_name`, `sid`, `server` | parameters of CONNECT_DATA |
//! | `address_list` | `yes` where the addresses stand in an ADDRESS_LIST |
//! | a path | any other parameter: `RETRY_COUNT`, `CONNECT_DATA.INSTANCE_NAME`, `SECURITY.SSL_SERVER_DN_MATCH`, `ADDRESS.HTTPS_PROXY` (of every address) |
//! | `descriptor` | a whole descriptor or connect string, where columns do not suffice; the others stay empty then |
//!
//! Commas, semicolons and tabs separate cells, as the header has them. An
//! empty cell means that there is no such parameter. The order of parameters
//! in a section means nothing and is not kept in columns.
//!
//! A spreadsheet program takes a cell that starts with `=`, `+`, `-` or `@` for
//! a formula. Such values are written with an apostrophe before them, as is a
//! value that itself starts with one; reading takes it off again.

mod cell;
mod collect;
mod column;
mod csv_read;
mod csv_write;
mod defect;
mod json;
mod names;
mod row;
mod tnsnames;

use serde::Serialize;

use crate::Descriptor;

pub use defect::{Defect, DefectKind, Location, Rejected};

/// Entries in the order of their file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Inventory {
    /// The entries; no name is there twice, in any case.
    pub entries: Vec<InventoryEntry>,
}

/// A descriptor and the names it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InventoryEntry {
    /// At least one.
    pub names: Vec<String>,
    /// What they stand for.
    pub descriptor: Descriptor,
}
