//! The commands: each asks the libraries and prints what they say.

pub(crate) mod check;
pub(crate) mod explain;
mod files;
pub(crate) mod fmt;
pub(crate) mod param;
pub(crate) mod parse;
pub(crate) mod rules;
