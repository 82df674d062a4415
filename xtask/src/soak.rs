//! Long runs of one property over many inputs, by name.

use std::io::{self, Write};

use crate::inputs;
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
pub const SOAKS: [Soak; 1] = [Soak {
    name: "corpus-mutations",
    about: "mutates real files and checks tree, edits, formatter, findings and fixes",
    count: 10_000,
    run: corpus_mutations,
}];

/// The soak of a name.
pub fn by_name(name: &str) -> Option<&'static Soak> {
    SOAKS.iter().find(|soak| soak.name == name)
}

/// Failures after which a soak stops: more of them say nothing new.
const ENOUGH: usize = 5;

fn corpus_mutations(amount: Amount, log: &mut dyn Write) -> io::Result<bool> {
    let files = inputs::corpus()?;
    let mut rng = Rng::new(amount.seed);
    let mut failures = 0;
    for round in 0..amount.count {
        let (Some(file), Some(other)) = (rng.pick(&files), rng.pick(&files)) else {
            return Err(io::Error::new(io::ErrorKind::NotFound, "the corpus is empty"));
        };
        let input = mutate(&file.bytes, &other.bytes, &mut rng);
        let check = |bytes: &[u8]| {
            targets::parse_as(bytes, file.kind);
            targets::all(bytes);
        };
        if let Some(failure) = failure(check, &input) {
            let small = shrink(check, &input, &failure.place);
            writeln!(log, "round {round}, {}: {} at {}", file.name, failure.message, failure.place)?;
            writeln!(log, "  with {:?}", String::from_utf8_lossy(&small))?;
            failures += 1;
        }
        if failures == ENOUGH {
            break;
        }
    }
    writeln!(log, "corpus-mutations: {} inputs, seed {}, {failures} failures", amount.count, amount.seed)?;
    Ok(failures == 0)
}
