//! A language server for Oracle Net configuration: `tnsnames.ora`, `sqlnet.ora`, `listener.ora`,
//! `ldap.ora`, `cman.ora` and connect descriptors.
//!
//! [`Document`] is a text under edit, [`Workspace`] the files around it, [`View`] what one request
//! sees of both. The features answer requests from a view; the server speaks the protocol.

mod diagnose;
pub mod document;
pub mod features;
mod known;
mod names;
pub mod server;
/// What a user sets in the editor.
pub mod settings;
mod view;
mod workspace;

pub use document::{Block, Document};
pub use known::{Aside, Baselined, Carried, Known, Mark};
pub use view::{Cancel, Cancelled, View};
pub use workspace::Workspace;
