//! How often a database that is away gets asked.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Remembers failures to open a session. While there are any, one attempt is made at a time, and
/// none before a pause has passed; the first that comes through ends it.
pub(super) struct Backoff<E> {
    failures: u32,
    until: Option<Instant>,
    last: Option<Failed<E>>,
}

/// The last failure.
struct Failed<E> {
    error: Arc<E>,
    permanent: bool,
}

impl<E> Backoff<E> {
    pub(super) fn new() -> Self {
        Self { failures: 0, until: None, last: None }
    }

    /// Whether a session may be opened now, with so many on their way.
    pub(super) fn permits(&self, now: Instant, opening: usize) -> bool {
        self.failures == 0 || (opening == 0 && self.until.is_none_or(|until| until <= now))
    }

    pub(super) fn succeeded(&mut self) {
        *self = Self::new();
    }

    /// The pause is `first`, doubled with every failure up to `most`, and up to a quarter more, so
    /// that many pools do not come back at once.
    pub(super) fn failed(&mut self, error: Arc<E>, permanent: bool, (first, most): (Duration, Duration)) {
        let pause = first.saturating_mul(1 << self.failures.min(20)).min(most);
        let share = RandomState::new().build_hasher().finish() % 256;
        let pause = pause.saturating_add(pause / 1024 * share as u32);
        self.failures = self.failures.saturating_add(1);
        self.until = Instant::now().checked_add(pause);
        self.last = Some(Failed { error, permanent });
    }

    /// Why the last attempt failed, where it did.
    pub(super) fn error(&self) -> Option<&Arc<E>> {
        self.last.as_ref().map(|failed| &failed.error)
    }

    /// Whether nothing but a change by somebody will help.
    pub(super) fn is_permanent(&self) -> bool {
        self.last.as_ref().is_some_and(|failed| failed.permanent)
    }

    /// When the next attempt may be made.
    pub(super) fn until(&self) -> Option<Instant> {
        self.until
    }
}
