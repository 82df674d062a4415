//! Parameters of sqlnet.ora, in slices that follow each other by name.

mod ciphers;
mod client;
mod encryption;
mod general;
mod logon;
mod names;
mod radius;
mod ssl;
mod tls;
mod trace;

use super::Param;

/// All rows: each slice is sorted, and so is their sequence.
pub(super) const TABLES: &[&[Param]] = &[
    general::ROWS,
    names::ROWS,
    client::ROWS,
    logon::ROWS,
    encryption::ROWS,
    radius::ROWS,
    ssl::ROWS,
    tls::ROWS,
    trace::ROWS,
];
