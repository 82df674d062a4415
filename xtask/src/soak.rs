//! Long runs of one property over many inputs, by name.

mod edits;
mod faults;
mod messages;

use std::io::{self, Write};
use std::panic::RefUnwindSafe;
use std::time::{Duration, Instant};

use crate::inputs::{self, Input};
use crate::mutate::mutate;
use crate::probe::{failure, shrink};
use crate::rng::Rng;
use crate::targets;

/// How much to do.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Number of inputs.
    pub count: u64,
    /// The same seed makes the same inputs.
    pub seed: u64,
}

/// One named soak.
#[derive(Debug)]
pub struct Soak {
    /// What to call it by.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Number of inputs where none is asked for.
    pub count: u64,
    run: fn(Amount, &mut dyn Write) -> io::Result<bool>,
}

impl Soak {
    /// Runs it; true where no property broke.
    ///
    /// # Errors
    /// Where inputs cannot be read or the log cannot be written.
    pub fn run(&self, amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
        (self.run)(amount, log)
    }
}

/// All soaks.
pub const SOAKS: [Soak; 10] = [
    Soak {
        name: "corpus-mutations",
        about: "mutates real files and checks tree, edits, formatter, findings and fixes",
        count: 10_000,
        run: corpus_mutations,
    },
    Soak {
        name: "string-mutations",
        about: "mutates connect strings and checks that each form answers",
        count: 100_000,
        run: |amount, log| mutations("string-mutations", &inputs::strings(), targets::string, amount, log),
    },
    Soak {
        name: "wallet-mutations",
        about: "mutates wallets and checks that each opens or says why not",
        count: 100_000,
        run: |amount, log| mutations("wallet-mutations", &inputs::wallets(), targets::wallet, amount, log),
    },
    Soak {
        name: "wire-answers",
        about: "mutates what servers answer and checks that each handshake ends",
        count: 1_000_000,
        run: |amount, log| mutations("wire-answers", &targets::answer_seeds(), targets::answers, amount, log),
    },
    Soak {
        name: "native-messages",
        about: "mutates what both ends say about native encryption and checks that they come to a rest",
        count: 100_000,
        run: |amount, log| {
            mutations("native-messages", &targets::native_seeds(), targets::native, amount, log)
        },
    },
    Soak {
        name: "wire-sessions",
        about: "mutates what servers send to logins and calls and checks that each ends",
        count: 1_000_000,
        run: |amount, log| {
            mutations("wire-sessions", &targets::session_seeds(), targets::sessions, amount, log)
        },
    },
    Soak {
        name: "session-faults",
        about: "breaks the connections of a pool at any byte and checks that it recovers",
        count: 10_000,
        run: faults::random_breaks,
    },
    Soak {
        name: "lsp-edits",
        about: "edits real files in an editor's document, which stays what its text says",
        count: 1_000_000,
        run: edits::random_edits,
    },
    Soak {
        name: "lsp-messages",
        about: "sends any messages to a language server, which answers each request once",
        count: 200_000,
        run: messages::in_memory,
    },
    Soak {
        name: "lsp-process",
        about: "sends any messages and garbage to `tnslint lsp`, which lives and answers",
        count: 200_000,
        run: messages::in_process,
    },
];

/// The soak of a name.
pub fn by_name(name: &str) -> Option<&'static Soak> {
    SOAKS.iter().find(|soak| soak.name == name)
}

/// Failures after which a soak stops: more of them say nothing new.
const ENOUGH: usize = 5;

fn corpus_mutations(amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
    let files = inputs::corpus()?;
    run("corpus-mutations", &files, amount, log, |file, bytes| {
        targets::parse_as(bytes, file.kind);
        targets::file(bytes);
    })
}

fn mutations(
    name: &str,
    seeds: &[Input],
    check: fn(&[u8]),
    amount: Amount,
    log: &mut dyn Write,
) -> io::Result<bool> {
    run(name, seeds, amount, log, |_, bytes| check(bytes))
}

/// Checks mutations of the seeds until the amount is reached or enough has failed.
fn run(
    name: &str,
    seeds: &[Input],
    amount: Amount,
    log: &mut dyn Write,
    check: impl Fn(&Input, &[u8]) + RefUnwindSafe,
) -> io::Result<bool> {
    let mut rng = Rng::new(amount.seed);
    let (mut failures, mut slowest) = (0, Duration::ZERO);
    for round in 0..amount.count {
        let (Some(seed), Some(other)) = (rng.pick(seeds), rng.pick(seeds)) else {
            return Err(io::Error::new(io::ErrorKind::NotFound, "there is nothing to mutate"));
        };
        let input = mutate(&seed.bytes, &other.bytes, &mut rng);
        let check = |bytes: &[u8]| check(seed, bytes);
        let start = Instant::now();
        if let Some(failure) = failure(check, &input) {
            let small = shrink(check, &input, &failure.place);
            writeln!(log, "round {round}, {}: {} at {}", seed.name, failure.message, failure.place)?;
            writeln!(log, "  with {:?}", String::from_utf8_lossy(&small))?;
            failures += 1;
        }
        slowest = slowest.max(start.elapsed());
        if failures == ENOUGH {
            break;
        }
    }
    let (count, seed) = (amount.count, amount.seed);
    writeln!(log, "{name}: {count} inputs, seed {seed}, {failures} failures, slowest {slowest:.1?}")?;
    Ok(failures == 0)
}
