//! The commands: each asks the libraries and prints what they say.

pub(crate) mod baseline;
pub(crate) mod check;
pub(crate) mod compat;
pub(crate) mod config;
pub(crate) mod connect;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod dsn;
pub(crate) mod edit;
pub(crate) mod explain;
pub(crate) mod extproc;
mod files;
pub(crate) mod fmt;
mod live;
pub(crate) mod lsp;
pub(crate) mod param;
pub(crate) mod parse;
pub(crate) mod ping;
pub(crate) mod resolve;
pub(crate) mod rules;
pub(crate) mod shell;
mod target;
pub(crate) mod wallet;
mod write;

pub(crate) use files::is_stdin;
