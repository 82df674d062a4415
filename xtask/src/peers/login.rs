//! Real clients log in to the stand-in database, in every way that they know.

pub(super) mod cells;
mod ways;

use std::io;

use super::clients::Clients;
use super::compare::Report;
use super::python::Installation;
use crate::soak::Amount;

/// Goes through all clients and all cells, then through all ways; a seed has no influence on them.
pub(super) fn run(installation: &Installation, _: Amount) -> io::Result<Report> {
    let clients = Clients::ready(installation)?;
    let mut report = Report::default();
    cells::run(&clients, &mut report)?;
    ways::run(installation, &mut report)?;
    Ok(report)
}
