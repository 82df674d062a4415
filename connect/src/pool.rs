//! A pool of sessions: opened once, used by many, one after the other.
//!
//! ```no_run
//! # fn run<M: tns_connect::pool::Manage>(manage: M) -> Result<(), tns_connect::pool::PoolError<M::Error>> {
//! use tns_connect::pool::{Config, Pool};
//!
//! let pool = Pool::new(manage, Config::fixed(10))?;
//! let session = pool.acquire()?;
//! // … use it …
//! drop(session); // back to the pool
//! pool.close(false)?;
//! # Ok(())
//! # }
//! ```
//!
//! How sessions are made, checked and ended is a matter of [`Manage`]; [`Sessions`] does it for real
//! ones: [`Pool::of_sessions`]. The settings are those of cx_Oracle and python-oracledb, with their
//! meaning: [`Config`].
//!
//! - Who waits is served in the order of coming.
//! - One thread opens sessions, one after the other, and closes those that are too many, too old or
//!   unused. Where sessions differ, with credentials, connection classes or shards of their own, who
//!   wants one opens it.
//! - A database that is away is asked by one attempt at a time, after pauses that get longer. Those
//!   who wait hear the reason at once, those with a time to wait when it is over.
//! - A pool belongs to the process that made it. A child notices and refuses to use it.

mod acquire;
#[cfg(feature = "tokio")]
mod async_lease;
#[cfg(feature = "tokio")]
mod async_sessions;
#[cfg(feature = "tokio")]
mod asynchronous;
mod backoff;
mod choice;
mod config;
mod credentials;
mod error;
mod home;
mod lease;
mod manage;
#[cfg(test)]
mod model;
mod queue;
mod request;
mod sessions;
mod shared;
mod state;
mod stats;
mod sync;
mod tag;
mod upkeep;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

#[cfg(feature = "tokio")]
pub use async_lease::AsyncPooled;
#[cfg(feature = "tokio")]
pub use async_sessions::{AsyncSessionPool, AsyncSessions, Pollable};
#[cfg(feature = "tokio")]
pub use asynchronous::AsyncPool;
pub use config::{Config, ConfigError, GetMode};
pub use credentials::Credentials;
pub use error::PoolError;
pub use lease::Pooled;
pub use manage::{Aborter, Kind, Manage, Purity};
pub use request::Request;
pub use sessions::{SessionError, SessionPool, Sessions};
pub use stats::Stats;
pub use tag::{Tag, TagError};

use crate::clock::Deadline;
use home::Home;
use shared::Shared;
use sync::{Mutex, lock, thread};

/// What brings a session into the state that its user wants, before it is handed out.
pub enum Callback<M: Manage> {
    /// A function of the program. It gets the session, the tag that is wanted, and the tag that the
    /// session has, which it sets to what it has made. Called for sessions that nobody has used yet,
    /// and where the two tags are not the same.
    Function(Box<CallbackFn<M>>),
    /// A PL/SQL procedure `name(requested, actual)`. Called where the tag that is wanted is not the
    /// one that the session has; afterwards the session has it.
    Procedure(String),
}

impl<M: Manage> Callback<M> {
    /// A function of the program.
    pub fn function(
        function: impl Fn(&mut M::Session, Option<&Tag>, &mut Option<Tag>) -> Result<(), M::Error>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self::Function(Box::new(function))
    }

    /// The PL/SQL procedure of this name.
    #[must_use]
    pub fn procedure(name: &str) -> Self {
        Self::Procedure(name.to_owned())
    }
}

/// The function of a [`Callback`].
pub type CallbackFn<M> = dyn Fn(&mut <M as Manage>::Session, Option<&Tag>, &mut Option<Tag>) -> Result<(), <M as Manage>::Error>
    + Send
    + Sync;

/// A pool of sessions; see the [module](self). Copies are the same pool. It closes when the last copy
/// is dropped: unused sessions at once, the others when they come back.
pub struct Pool<M: Manage>(Arc<Handle<M>>);

struct Handle<M: Manage> {
    shared: Arc<Shared<M>>,
    thread: Mutex<Option<thread::JoinHandle<()>>>,
}

impl<M: Manage> Pool<M> {
    /// A pool with these settings. Its thread starts to open `min` sessions; [`Self::fill`] waits for
    /// them.
    ///
    /// # Errors
    /// Settings that contradict each other, or no thread.
    pub fn new(manage: M, config: Config) -> Result<Self, PoolError<M::Error>> {
        Self::start(manage, config, None, Home::here())
    }

    /// The same with a session callback.
    ///
    /// # Errors
    /// As of [`Self::new`].
    pub fn with_callback(
        manage: M,
        config: Config,
        callback: Callback<M>,
    ) -> Result<Self, PoolError<M::Error>> {
        Self::start(manage, config, Some(callback), Home::here())
    }

    fn start(
        manage: M,
        config: Config,
        callback: Option<Callback<M>>,
        home: Home,
    ) -> Result<Self, PoolError<M::Error>> {
        config.check()?;
        let shared = Arc::new(Shared::new(manage, config, callback, home));
        let worker = Worker(Arc::clone(&shared));
        let thread = thread::Builder::new()
            .name("tns-pool".to_owned())
            .spawn(move || worker.0.keep_up())
            .map_err(PoolError::Thread)?;
        Ok(Self(Arc::new(Handle { shared, thread: Mutex::new(Some(thread)) })))
    }

    /// Any session of the pool's own kind.
    ///
    /// # Errors
    /// As of [`Self::acquire_as`].
    pub fn acquire(&self) -> Result<Pooled<M>, PoolError<M::Error>> {
        acquire::acquire(&self.0.shared, Request::new())
    }

    /// A session as the request says, looked at and brought into the state that is wanted. What
    /// happens where none is free is a matter of [`Config::mode`].
    ///
    /// # Errors
    /// None was free (in time), none could be opened, the session callback failed, the pool is closed
    /// or the request does not fit it.
    pub fn acquire_as(&self, request: Request<M::Login>) -> Result<Pooled<M>, PoolError<M::Error>> {
        acquire::acquire(&self.0.shared, request)
    }

    /// Waits until `min` sessions are open.
    ///
    /// # Errors
    /// Why one could not be opened, or that it took too long.
    pub fn fill(&self, limit: Option<Duration>) -> Result<(), PoolError<M::Error>> {
        let (shared, since) = (&self.0.shared, Instant::now());
        shared.check_home(since)?;
        let deadline = Deadline::after(limit);
        let (mut state, mut late) = (shared.lock(), false);
        loop {
            match state.backoff.error() {
                _ if state.closed => return Err(PoolError::Closed),
                _ if state.live() >= state.config.floor() => return Ok(()),
                Some(error) => return Err(PoolError::Open(Arc::clone(error))),
                None if late => return Err(state.timed_out(since.elapsed())),
                None => (state, late) = shared.wait(&shared.filled, state, deadline),
            }
        }
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> Config {
        self.0.shared.lock().config.clone()
    }

    /// Changes the settings of the running pool, all or nothing. Sessions that are too many are
    /// closed, those in use when they come back.
    ///
    /// # Errors
    /// Settings that contradict each other or cannot be changed; the pool is closed.
    pub fn reconfigure(&self, config: Config) -> Result<(), PoolError<M::Error>> {
        let shared = &self.0.shared;
        shared.check_home(Instant::now())?;
        let mut state = shared.lock();
        if state.closed {
            return Err(PoolError::Closed);
        }
        state.config.check_change(&config)?;
        state.config = config;
        state.settle(Instant::now());
        shared.work.notify_one();
        Ok(())
    }

    /// The state of the pool and its counts.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let shared = &self.0.shared;
        shared.lock().stats(shared.acquired.load(Ordering::Relaxed))
    }

    /// Closes the pool and waits until its unused sessions are logged off. Who waits for a session is
    /// sent away. With force, also where sessions are in use: their connections are broken, as far as
    /// [`Manage::aborter`] can, and they are closed when they come back.
    ///
    /// # Errors
    /// Sessions are in use, and there is no force; nothing has changed then.
    pub fn close(&self, force: bool) -> Result<(), PoolError<M::Error>> {
        let shared = &self.0.shared;
        shared.check_home(Instant::now())?;
        let mut state = shared.lock();
        if state.busy > 0 && !force {
            return Err(PoolError::InUse(state.busy));
        }
        state.shut();
        let aborters = if state.busy > 0 { state.aborters() } else { Vec::new() };
        drop(state);
        shared.work.notify_one();
        shared.filled.notify_all();
        aborters.into_iter().for_each(|abort| abort());
        if let Some(thread) = lock(&self.0.thread).take() {
            // Where it panicked, the pool was closed by that.
            let _ = thread.join();
        }
        Ok(())
    }
}

impl<M: Manage> Clone for Pool<M> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<M: Manage> fmt::Debug for Pool<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pool").field(&self.stats()).finish()
    }
}

impl<M: Manage> Drop for Handle<M> {
    fn drop(&mut self) {
        if self.shared.home.is_here(Instant::now()) {
            self.shared.shut();
        }
    }
}

/// The thread of a pool. Should it panic in [`Manage`], the pool is closed and nobody waits for ever.
struct Worker<M: Manage>(Arc<Shared<M>>);

impl<M: Manage> Drop for Worker<M> {
    fn drop(&mut self) {
        self.0.shut();
    }
}
