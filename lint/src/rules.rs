//! The rules, a folder for each group, a file for each rule.

pub(crate) mod names;
pub(crate) mod style;
pub(crate) mod syntax;
