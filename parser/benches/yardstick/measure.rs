//! Times, ratios and floors.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

/// What a noisy machine may take from a floor.
const ALLOWANCE: f64 = 0.2;

/// The processors that the floors are made for.
const PROCESSORS: usize = 2;

/// The shortest of `rounds` runs.
pub(crate) fn best<T>(rounds: u32, mut run: impl FnMut() -> T) -> Duration {
    (0..rounds).map(|_| once(&mut run)).min().unwrap_or_default()
}

/// The time of one run; what it gives is dropped outside the clock.
pub(crate) fn once<T>(mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let result = black_box(run());
    let time = start.elapsed();
    drop(result);
    time
}

/// The part of two processors that this process really gets at this moment, 0.5
/// to 1: `work` alone against the same on two threads. A neighbour that takes
/// the second processor must not look like slow code.
pub(crate) fn share<T>(work: impl Fn() -> T + Sync) -> f64 {
    let alone = once(&work);
    let together = once(|| {
        thread::scope(|scope| {
            let threads: Vec<_> = (0..PROCESSORS).map(|_| scope.spawn(|| drop(black_box(work())))).collect();
            threads.into_iter().for_each(|thread| thread.join().expect("the work does not panic"));
        });
    });
    (alone.as_secs_f64() / together.as_secs_f64()).clamp(0.5, 1.0)
}

/// Megabytes a second.
pub(crate) fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

/// Nanoseconds for a byte.
pub(crate) fn per_byte(bytes: usize, time: Duration) -> f64 {
    time.as_secs_f64() * 1e9 / bytes as f64
}

/// What a measure must not miss.
#[derive(Clone, Copy)]
pub(crate) enum Floor {
    AtLeast(f64),
    AtMost(f64),
}

/// Prints measures and remembers which floors they miss.
#[derive(Default)]
pub(crate) struct Report {
    missed: Vec<String>,
}

impl Report {
    /// Prints a plain number.
    pub(crate) fn note(&self, name: &str, value: String) {
        println!("{name:<44} {value:>14}");
    }

    /// Prints a ratio and compares it with its floor and its goal.
    pub(crate) fn ratio(&mut self, name: &str, value: f64, floor: Floor, goal: f64) {
        let (sign, bound, good) = match floor {
            Floor::AtLeast(bound) => (">=", bound, value >= bound * (1.0 - ALLOWANCE)),
            Floor::AtMost(bound) => ("<=", bound, value <= bound * (1.0 + ALLOWANCE)),
        };
        let verdict = if good { "" } else { "  MISSED" };
        println!("{name:<44} {value:>14.2}  floor {sign} {bound:.2}, goal {goal}{verdict}");
        if !good {
            self.missed.push(name.to_owned());
        }
    }

    /// The measures that missed their floor.
    pub(crate) fn missed(&self) -> &[String] {
        &self.missed
    }
}
