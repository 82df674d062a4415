//! What the models of real clients say, one file each.

#[path = "clients/rust.rs"]
mod rust;
