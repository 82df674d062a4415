//! Until when something may take.

use std::io;
use std::time::{Duration, Instant};

/// The moment at which every wait ends. It is passed down instead of a duration, so that many short
/// waits are no longer together than one long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// Waits may be endless.
    pub const NEVER: Self = Self(None);

    /// So much time from now on; endless without a time.
    #[must_use]
    pub fn after(time: Option<Duration>) -> Self {
        // A time that no clock can hold is endless.
        Self(time.and_then(|time| Instant::now().checked_add(time)))
    }

    /// This deadline, or the other one where it comes first.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some(one), Some(two)) => Self(Some(one.min(two))),
            (one, two) => Self(one.or(two)),
        }
    }

    /// This deadline, or so much time from now on where that ends first.
    #[must_use]
    pub fn within(self, time: Option<Duration>) -> Self {
        self.or(Self::after(time))
    }

    /// The time that is left, zero where none is; nothing where it is endless.
    #[must_use]
    pub fn left(self) -> Option<Duration> {
        self.0.map(|end| end.saturating_duration_since(Instant::now()))
    }

    /// Whether it has passed.
    #[must_use]
    pub fn passed(self) -> bool {
        self.left().is_some_and(|left| left.is_zero())
    }

    /// The time that a system call may wait.
    ///
    /// # Errors
    /// [`io::ErrorKind::TimedOut`] where none is left.
    pub fn wait(self) -> io::Result<Option<Duration>> {
        match self.left() {
            Some(left) if left.is_zero() => Err(io::ErrorKind::TimedOut.into()),
            left => Ok(left),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earlier_end_counts() {
        let hour = Deadline::after(Some(Duration::from_secs(3600)));
        let now = Deadline::after(Some(Duration::ZERO));
        assert!(now.passed() && !hour.passed() && !Deadline::NEVER.passed());
        assert_eq!((hour.or(now), now.or(hour), Deadline::NEVER.or(now)), (now, now, now));
        assert_eq!(hour.within(None), hour);
        assert!(hour.within(Some(Duration::from_secs(1))).left() <= Some(Duration::from_secs(1)));
        assert_eq!(now.wait().map_err(|error| error.kind()), Err(io::ErrorKind::TimedOut));
        assert_eq!(Deadline::after(Some(Duration::MAX)), Deadline::NEVER);
    }
}
