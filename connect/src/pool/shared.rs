//! What the users of a pool and its thread share.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use super::Callback;
use super::config::Config;
use super::error::PoolError;
use super::home::Home;
use super::manage::{Kind, Manage, Purity};
use super::state::{Entry, State};
use super::sync::{Condvar, Mutex, MutexGuard, lock, wait};
use super::upkeep::Task;
use crate::clock::Deadline;

/// What the users of a pool and its thread share.
pub(super) struct Shared<M: Manage> {
    pub(super) manage: M,
    pub(super) callback: Option<Callback<M>>,
    pub(super) home: Home,
    state: Mutex<State<M>>,
    /// Wakes the thread.
    pub(super) work: Condvar,
    /// Wakes those who wait for the pool to be filled.
    pub(super) filled: Condvar,
    /// Sessions that were handed out.
    pub(super) acquired: AtomicU64,
}

impl<M: Manage> Shared<M> {
    pub(super) fn new(manage: M, config: Config, callback: Option<Callback<M>>, home: Home) -> Self {
        Self {
            manage,
            callback,
            home,
            state: Mutex::new(State::new(config)),
            work: Condvar::new(),
            filled: Condvar::new(),
            acquired: AtomicU64::new(0),
        }
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State<M>> {
        lock(&self.state)
    }

    /// Waits to be woken; whether the deadline has passed.
    pub(super) fn wait<'a>(
        &'a self,
        on: &Condvar,
        state: MutexGuard<'a, State<M>>,
        deadline: Deadline,
    ) -> (MutexGuard<'a, State<M>>, bool) {
        wait(&self.state, on, state, deadline)
    }

    /// # Errors
    /// This process is a child of the one that made the pool.
    pub(super) fn check_home(&self, now: Instant) -> Result<(), PoolError<M::Error>> {
        if self.home.is_here(now) { Ok(()) } else { Err(PoolError::OtherProcess) }
    }

    /// Opens a session in a place that is set aside; `arrives` says where it goes.
    pub(super) fn open<T>(
        &self,
        kind: &Kind<M::Login>,
        purity: Purity,
        deadline: Deadline,
        arrives: impl FnOnce(&mut State<M>, Box<Entry<M>>) -> T,
    ) -> Result<T, Arc<M::Error>> {
        let place = Place { shared: self, kind };
        let session = self.manage.open(kind, purity, deadline).map_err(|error| self.failed(kind, error))?;
        let aborter = self.manage.aborter(&session);
        std::mem::forget(place);
        let mut state = self.lock();
        let entry = state.opened(session, kind.clone(), aborter);
        let arrived = arrives(&mut state, entry);
        state.settle(Instant::now());
        self.work.notify_one();
        self.filled.notify_all();
        Ok(arrived)
    }

    /// Remembers that no session could be opened and tells those who waited for one.
    fn failed(&self, kind: &Kind<M::Login>, error: M::Error) -> Arc<M::Error> {
        let error = Arc::new(error);
        let permanent = self.manage.is_permanent(&error);
        // Wrong credentials of one user say nothing about the database.
        if !(permanent && kind.login.is_some()) {
            let mut state = self.lock();
            state.growing = 0;
            let pauses = (state.config.retry_delay, state.config.retry_delay_max);
            state.backoff.failed(Arc::clone(&error), permanent, pauses);
            state.disappoint(&error, permanent);
            self.filled.notify_all();
        }
        error
    }

    /// What the thread of the pool does until the pool is closed.
    pub(super) fn keep_up(&self) {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            match state.next_task(now) {
                Task::Close(entries) => {
                    drop(state);
                    self.close_all(entries);
                }
                Task::Open => {
                    drop(state);
                    self.open_another();
                }
                Task::Wait(until) => {
                    let deadline = Deadline::after(until.map(|until| until.saturating_duration_since(now)));
                    drop(self.wait(&self.work, state, deadline));
                }
                Task::End => return,
            }
            state = self.lock();
        }
    }

    fn close_all(&self, entries: Vec<Box<Entry<M>>>) {
        for entry in entries {
            let Entry { number, session, kind, .. } = *entry;
            self.manage.close(session);
            let mut state = self.lock();
            state.closing -= 1;
            state.gone(number, &kind);
            state.settle(Instant::now());
        }
    }

    fn open_another(&self) {
        // Why it failed has been told to those who waited; the next attempt is made after a pause.
        let _ = self.open(&Kind::default(), Purity::Default, Deadline::NEVER, |state, entry| {
            let to = if state.closed { &mut state.doomed } else { &mut state.idle };
            to.push(entry);
        });
    }

    /// Ends the pool: everybody who waits is sent away, and the thread closes what is unused.
    pub(super) fn shut(&self) {
        self.lock().shut();
        self.work.notify_one();
        self.filled.notify_all();
    }
}

/// A place that is set aside for a session; it is free again where no session comes.
struct Place<'a, M: Manage> {
    shared: &'a Shared<M>,
    kind: &'a Kind<M::Login>,
}

impl<M: Manage> Drop for Place<'_, M> {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.unreserve(self.kind);
        state.stats.open_failed += 1;
        state.settle(Instant::now());
        self.shared.work.notify_one();
    }
}
