//! The server over an in-memory connection, message by message.

mod answers;
mod baseline;
mod capabilities;
mod configuration;
mod diagnostics;
mod includes;
mod lifecycle;
mod support;
mod sync;
