//! The locks and threads of the pool. In the unit tests they are shuttle's, which runs the pool under
//! many schedules and finds those in which somebody waits for ever.

#[cfg(test)]
pub(super) use shuttle::{
    sync::{Condvar, Mutex, MutexGuard},
    thread,
};
#[cfg(not(test))]
pub(super) use std::{
    sync::{Condvar, Mutex, MutexGuard},
    thread,
};

use std::sync::PoisonError;

use crate::clock::Deadline;

/// What wakes somebody who waits for a session: a thread or a task.
pub(super) trait Wake: Send + Sync + 'static {
    fn wake(&self);
}

impl Wake for Condvar {
    fn wake(&self) {
        self.notify_one();
    }
}

#[cfg(feature = "tokio")]
impl Wake for tokio::sync::Notify {
    /// Whoever begins to wait later is woken as well.
    fn wake(&self) {
        self.notify_one();
    }
}

/// Locks. Nothing of the pool's own panics under the lock, and what a comparison of logins has left
/// behind is as good as before.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits to be woken, for no longer than the deadline; whether it has passed.
#[cfg(not(test))]
pub(super) fn wait<'a, T>(
    _mutex: &'a Mutex<T>,
    condvar: &Condvar,
    guard: MutexGuard<'a, T>,
    deadline: Deadline,
) -> (MutexGuard<'a, T>, bool) {
    let Some(left) = deadline.left() else {
        return (condvar.wait(guard).unwrap_or_else(PoisonError::into_inner), false);
    };
    let (guard, _) = condvar.wait_timeout(guard, left).unwrap_or_else(PoisonError::into_inner);
    (guard, deadline.passed())
}

/// The same where time is a matter of the schedule: a wait that has an end may end at any moment.
#[cfg(test)]
pub(super) fn wait<'a, T>(
    mutex: &'a Mutex<T>,
    condvar: &Condvar,
    guard: MutexGuard<'a, T>,
    deadline: Deadline,
) -> (MutexGuard<'a, T>, bool) {
    if deadline == Deadline::NEVER {
        return (condvar.wait(guard).unwrap_or_else(PoisonError::into_inner), false);
    }
    drop(guard);
    thread::yield_now();
    (lock(mutex), shuttle::rand::Rng::gen_ratio(&mut shuttle::rand::thread_rng(), 1, 3))
}
