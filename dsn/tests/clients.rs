//! What each client makes of a text, seen from outside.

#[path = "clients/node.rs"]
mod node;
//! What the models of real clients say, one file each.

#[path = "clients/rust.rs"]
mod rust;
