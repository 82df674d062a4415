//! What each client makes of a text, seen from outside.

#[path = "clients/node.rs"]
mod node;
//! What the models of real clients say, one file each.

#[path = "clients/rust.rs"]
mod rust;
//! What each client makes of files and strings, over the public API.

mod clients {
    mod go;
    mod jdbc;
    mod oci;
    mod odpnet;
    mod support;
}
