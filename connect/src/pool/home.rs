//! The process that a pool belongs to.

use std::process;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long an answer of the system holds. Asking takes longer than handing out a session.
const HOLDS: Duration = Duration::from_millis(1);

/// The process in which a pool was made. A fork copies the pool, but neither its thread nor the right
/// to speak on its connections.
pub(super) struct Home {
    process: u32,
    since: Instant,
    /// When the system was asked last, in nanoseconds since then.
    asked: AtomicU64,
}

impl Home {
    pub(super) fn here() -> Self {
        Self::of(process::id())
    }

    pub(super) fn of(process: u32) -> Self {
        Self { process, since: Instant::now(), asked: AtomicU64::new(0) }
    }

    /// Whether this is still that process; a fork is noticed within a millisecond.
    pub(super) fn is_here(&self, now: Instant) -> bool {
        let now = now.saturating_duration_since(self.since).as_nanos() as u64;
        let asked = self.asked.load(Ordering::Relaxed);
        if asked != 0 && now.saturating_sub(asked) < HOLDS.as_nanos() as u64 {
            return true;
        }
        let here = self.process == process::id();
        if here {
            self.asked.store(now.max(1), Ordering::Relaxed);
        }
        here
    }
}
