//! What one does with a connect descriptor: build it, convert it, resolve a name to it.
//!
//! ```
//! use tns_dsn::{Address, Descriptor, Description};
//!
//! let description = Description::new()
//!     .address(Address::tcp("db1.example.com", 1521))
//!     .address(Address::tcp("db2.example.com", 1521))
//!     .service_name("sales.example.com");
//! println!("{}", Descriptor::from(description));
//! # let text = Descriptor::from(Description::new().address(Address::tcp("h", 1)).service_name("s")).to_string();
//! # assert_eq!(text, "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)))");
//! ```

pub mod build;
pub mod clients;
pub mod convert;
mod descriptor;
pub mod diff;
pub mod edit;
mod error;
pub mod extproc;
pub mod files;
pub mod in_force;
pub mod inventory;
mod make_dsn;
mod mask;
pub mod preset;
pub mod refactor;
pub mod relocate;
pub mod resolve;
pub mod sample;
pub mod shard;
pub mod wallet;

pub use convert::{Converted, Form, Impossible, Loss, UnknownForm};
pub use descriptor::{Address, AddressList, Description, Descriptor, Place, Section, Setting, Value};
pub use error::{Problem, Unreadable};
pub use make_dsn::{InvalidArgument, make_dsn};
pub use mask::mask;

/// The examples of the page about this crate.
#[cfg(doctest)]
#[doc = include_str!("../../docs/dsn.md")]
struct Page;
