//! Runs our library against real clients: they read what we write, and connect to our stand-in
//! listener.

mod accept;
pub(crate) mod clients;
mod compare;
mod export;
mod login;
mod login_speed;
mod make_dsn;
mod native;
pub(crate) mod process;
pub(crate) mod python;
mod read_back;
mod testbed;
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
pub const PEERS: [Peer; 9] = [
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
        name: "export",
        about: "keywords and source text that we export for it, and the descriptor that they stand for",
        count: 300,
        run: export::run,
    },
    Peer {
        name: "wallet",
        about: "connections with wallets that we write and files that we relocate",
        count: 10,
        run: wallet::run,
    },
    Peer {
        name: "testbed",
        about: "four real clients at the stand-in listener, and what is recorded of them",
        count: 1000,
        run: testbed::run,
    },
    Peer {
        name: "accept",
        about: "the time to the answer of a listener, and the packets until then",
        count: 50,
        run: accept::run,
    },
    Peer {
        name: "login",
        about: "four real clients log in to the stand-in database, on every release and in every way",
        count: 1,
        run: login::run,
    },
    Peer {
        name: "login-speed",
        about: "round trips and bytes of logins, and the time they take",
        count: 50,
        run: login_speed::run,
    },
    Peer {
        name: "native",
        about: "native encryption and checksums against a second implementation, either side in either",
        count: 1,
        run: native::run,
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
/// Where a client cannot be installed, or it stops answering.
pub fn run(peers: &[&Peer], count: Option<u64>, seed: u64, out: &mut dyn Write) -> io::Result<bool> {
    let installation = Installation::ready()?;
    let mut good = true;
    for peer in peers {
        let amount = Amount { count: count.unwrap_or(peer.count), seed };
        let report = (peer.run)(&installation, amount)?;
        good &= report.differences.is_empty();
        print(peer.name, seed, &report, out)?;
    }
    Ok(good)
}

fn print(name: &str, seed: u64, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let (cases, differences) = (report.cases, report.differences.len());
    writeln!(out, "{name}: {cases} cases, seed {seed}, {differences} differences")?;
    for note in &report.notes {
        writeln!(out, "  {note}")?;
    }
    for difference in report.differences.iter().take(SHOWN) {
        writeln!(out, "  {difference}")?;
    }
    for (reason, count) in &report.listed {
        writeln!(out, "  known, {count} times: {reason}")?;
    }
    Ok(())
}
