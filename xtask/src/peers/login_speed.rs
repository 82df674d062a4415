//! What a login costs: round trips, bytes and time, ours against those of real clients.

mod ours;
mod race;
mod traffic;

use std::io;

use super::clients::Clients;
use super::compare::Report;
use super::python::Installation;
use crate::soak::Amount;

/// Compares what goes over the wire in all cells, then lets the clients log in `count` times each.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let clients = Clients::ready(installation)?;
    let mut python = installation.start(include_str!("login_speed/login.py"))?;
    let mut report = Report::default();
    traffic::run(&mut python, &mut report)?;
    race::run(&mut python, &clients, amount.count, &mut report)?;
    Ok(report)
}
