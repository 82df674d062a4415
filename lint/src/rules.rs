//! The rules, a folder for each group, a file for each rule.

mod ask;
pub(crate) mod files;
pub(crate) mod meta;
pub(crate) mod names;
pub(crate) mod network;
pub(crate) mod portability;
pub(crate) mod route;
pub(crate) mod security;
pub(crate) mod strings;
pub(crate) mod structure;
pub(crate) mod style;
pub(crate) mod syntax;
pub(crate) mod values;
