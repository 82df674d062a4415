//! Runs our library against the real python-oracledb, which reads what we write.

mod compare;
mod make_dsn;
mod python;
mod read_back;
mod wallet;

use std::io::{self, Write};

use crate::soak::Amount;
use compare::Report;
use python::Installation;

/// One comparison by name.
#[derive(Debug)]
pub struct Peer {
    /// What to call it by.
    pub name: &'static str,
    /// What it compares.
    pub about: &'static str,
    /// Number of cases where none is asked for.
    pub count: u64,
    run: fn(&Installation, Amount) -> io::Result<Report>,
}

/// All peers.
pub const PEERS: [Peer; 3] = [
    Peer {
        name: "make-dsn",
        about: "our make_dsn and its makedsn, byte for byte",
        count: 500,
        run: make_dsn::run,
    },
    Peer {
        name: "read-back",
        about: "descriptors and Easy Connect strings that we write, as it reads them",
        count: 300,
        run: read_back::run,
    },
    Peer {
        name: "wallet",
        about: "connections with wallets that we write and files that we relocate",
        count: 10,
        run: wallet::run,
    },
];

/// The peer of a name.
pub fn by_name(name: &str) -> Option<&'static Peer> {
    PEERS.iter().find(|peer| peer.name == name)
}

/// Differences that are printed; more of them say little new.
const SHOWN: usize = 5;

/// Runs peers and prints a line for each; true where nothing differs.
///
/// # Errors
/// Where python-oracledb cannot be installed, or it stops answering.
pub fn run(peers: &[&Peer], count: Option<u64>, seed: u64, out: &mut dyn Write) -> io::Result<bool> {
    let installation = Installation::ready()?;
    let mut good = true;
    for peer in peers {
        let amount = Amount { count: count.unwrap_or(peer.count), seed };
        let report = (peer.run)(&installation, amount)?;
        good &= report.differences.is_empty();
        print(peer.name, amount, &report, out)?;
    }
    Ok(good)
}

fn print(name: &str, amount: Amount, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Amount { count, seed } = amount;
    writeln!(out, "{name}: {count} cases, seed {seed}, {} differences", report.differences.len())?;
    for difference in report.differences.iter().take(SHOWN) {
        writeln!(out, "  {difference}")?;
    }
    for (reason, count) in &report.listed {
        writeln!(out, "  known, {count} times: {reason}")?;
    }
    Ok(())
}
