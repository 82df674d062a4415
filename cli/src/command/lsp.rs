//! `tnslint lsp`

use std::io;

use tns_lsp::server::{Ended, stdio};

use crate::exit::Status;

/// Serves an editor until it says `exit`. The protocol wants code 1 where that came too early.
pub(crate) fn run() -> io::Result<Status> {
    Ok(match stdio::run() {
        Ended::InOrder => Status::Clean,
        Ended::Early => Status::Found,
    })
}
