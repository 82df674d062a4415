//! Why a pool gives no session.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::config::ConfigError;

/// Why a pool gives no session, or does not do what it is asked. `E` is what the sessions fail with.
#[derive(Debug, thiserror::Error)]
pub enum PoolError<E> {
    /// No session could be opened. Everybody who waited for one hears the same reason.
    #[error("no session could be opened: {0}")]
    Open(#[source] Arc<E>),
    /// All sessions are in use, and nobody shall wait.
    #[error("no session is free: {busy} are in use, at most {max} may be open")]
    Exhausted {
        /// Sessions in use.
        busy: usize,
        /// Sessions at most.
        max: usize,
    },
    /// None became free in time.
    #[error("no session became free within {waited:?}: {}", match .cause {
        Some(cause) => format!("the database cannot be reached: {cause}"),
        None => format!("{busy} are in use, at most {max} may be open, {waiting} others wait"),
    })]
    TimedOut {
        /// How long was waited.
        waited: Duration,
        /// Sessions in use.
        busy: usize,
        /// Sessions at most.
        max: usize,
        /// Others that wait.
        waiting: usize,
        /// Why no more sessions could be opened, where that was the reason.
        #[source]
        cause: Option<Arc<E>>,
    },
    /// One session after the other turned out to be dead, new ones too.
    #[error("{0} sessions in a row were dead when they should have been handed out")]
    AllDead(usize),
    /// The session callback failed; the session was closed.
    #[error("the session callback failed: {0}")]
    Callback(#[source] E),
    /// The pool is closed.
    #[error("the pool is closed")]
    Closed,
    /// The pool cannot be closed without force.
    #[error("{0} sessions of the pool are in use: give them back first, or close it with force")]
    InUse(usize),
    /// Credentials were given to a pool where all sessions have the same.
    #[error("all sessions of this pool have the same credentials; set homogeneous to false to bring others")]
    Homogeneous,
    /// The pool belongs to the parent of this process.
    #[error(
        "the pool was made before this process was forked: its connections belong to the parent; make another pool here"
    )]
    OtherProcess,
    /// The settings cannot be.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The system gave no thread.
    #[error("the thread of the pool could not be started: {0}")]
    Thread(#[source] io::Error),
}

impl<E> PoolError<E> {
    /// The number that Oracle's session pool has for it, where it has one.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Exhausted { .. } => Some("ORA-24496"),
            Self::TimedOut { cause: Some(_), .. } => Some("ORA-24459"),
            Self::TimedOut { .. } => Some("ORA-24457"),
            _ => None,
        }
    }
}
