//! Drives the targets on stable Rust with mutated inputs.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crate::inputs::{self, Input};
use crate::mutate::mutate;
use crate::probe::{Failure, failure, shrink};
use crate::rng::Rng;
use crate::targets::Target;

/// How long the list of inputs that mutations start from may grow.
const POOL: usize = 4_096;
/// Longer inputs cost time and find nothing that shorter ones do not.
const LONGEST: usize = 8 * 1024;

/// What a run is.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// When to stop.
    pub time: Duration,
    /// The same seed makes the same inputs.
    pub seed: u64,
}

/// Runs one target until the time is over; true where no property broke.
///
/// # Errors
/// Where the failing input or the log cannot be written.
pub fn run(target: Target, run: Run, log: &mut impl Write) -> io::Result<bool> {
    let mut rng = Rng::new(run.seed);
    let mut pool: Vec<Vec<u8>> = (target.seeds)().into_iter().map(start).collect();
    let (began, mut count) = (Instant::now(), 0u64);
    while began.elapsed() < run.time {
        let input = next(&pool, &mut rng);
        if let Some(failure) = failure(target.check, &input) {
            report(target, (&input, &failure), log)?;
            return Ok(false);
        }
        count += 1;
        // Mutations of mutations reach further than mutations of the seeds alone.
        if pool.len() < POOL && rng.chance(5) {
            pool.push(input);
        }
    }
    writeln!(log, "{}: {count} inputs, seed {}, nothing found", target.name, run.seed)?;
    Ok(true)
}

fn start(input: Input) -> Vec<u8> {
    let mut bytes = input.bytes;
    bytes.truncate(LONGEST);
    bytes
}

fn next(pool: &[Vec<u8>], rng: &mut Rng) -> Vec<u8> {
    let empty = Vec::new();
    let base = rng.pick(pool).unwrap_or(&empty);
    let other = rng.pick(pool).unwrap_or(&empty);
    let mut input = mutate(base, other, rng);
    input.truncate(LONGEST);
    input
}

/// Keeps the failing input, made small, beside those that cargo-fuzz finds.
fn report(target: Target, found: (&[u8], &Failure), log: &mut impl Write) -> io::Result<()> {
    let (input, failure) = found;
    let name = target.name;
    let small = shrink(target.check, input, &failure.place);
    let dir = inputs::root().join("fuzz/artifacts").join(name);
    std::fs::create_dir_all(&dir)?;
    let path = dir.join(format!("{:016x}", hash(&small)));
    std::fs::write(&path, &small)?;
    writeln!(log, "{name}: {} at {}", failure.message, failure.place)?;
    writeln!(log, "  with {:?}, kept in {}", String::from_utf8_lossy(&small), path.display())
}

/// FNV-1a: names the file of an input.
fn hash(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
