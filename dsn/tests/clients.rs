//! What each client makes of a text, seen from outside.

#[path = "clients/node.rs"]
mod node;
