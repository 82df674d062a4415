//! What a pool asks of the sessions in it.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use super::tag::Tag;
use crate::clock::Deadline;

/// Breaks the connection of a session from outside, whatever its user waits for.
pub type Aborter = Box<dyn FnOnce() + Send>;

/// Makes, checks and ends the sessions of a pool. The pool calls it from several threads and never
/// while it holds its lock; every call has to end by itself, also when the database is silent.
pub trait Manage: Send + Sync + 'static {
    /// A session. Dropping one that was not [closed](Self::close) closes the connection and says
    /// nothing to the server.
    type Session: Send + 'static;
    /// Credentials for a session of its own. Two are equal where a session that was opened with one
    /// may be given to who presents the other: passwords count, and are compared in constant time.
    type Login: PartialEq + Send + Sync + 'static;
    /// Why a session cannot be opened or does not work.
    type Error: Error + Send + Sync + 'static;

    /// Opens a session of this kind before the deadline.
    ///
    /// # Errors
    /// There is none; [`Self::is_permanent`] says whether trying again may help.
    fn open(
        &self,
        kind: &Kind<Self::Login>,
        purity: Purity,
        deadline: Deadline,
    ) -> Result<Self::Session, Self::Error>;

    /// Whether the connection is still there, as far as can be told without asking the server.
    fn is_alive(&self, session: &mut Self::Session) -> bool;

    /// Asks the server for a sign of life.
    ///
    /// # Errors
    /// There was none within this time.
    fn ping(&self, session: &mut Self::Session, limit: Option<Duration>) -> Result<(), Self::Error>;

    /// Hears that a session which was used before is about to be handed out again: a pooled server
    /// (DRCP) learns with the next message what memory it may keep. No place for a round trip.
    fn reuse(&self, _session: &mut Self::Session, _purity: Purity) {}

    /// Calls the PL/SQL procedure that changes the state of a session from one tag to another:
    /// `procedure(requested, actual)`.
    ///
    /// # Errors
    /// The procedure failed; the session is closed.
    fn call_procedure(
        &self,
        session: &mut Self::Session,
        procedure: &str,
        requested: &Tag,
        actual: Option<&Tag>,
    ) -> Result<(), Self::Error>;

    /// Makes a session ready for its next user: rolls back, gives a pooled server (DRCP) back.
    ///
    /// # Errors
    /// It cannot be used again; it is closed.
    fn release(&self, session: &mut Self::Session) -> Result<(), Self::Error>;

    /// Whether [`release`](Self::release) would have nothing to ask the server: a program that must
    /// not block gives such a session back at once.
    fn is_clean(&self, _session: &Self::Session) -> bool {
        false
    }

    /// Logs off and closes the connection.
    fn close(&self, session: Self::Session);

    /// A way to break the connection while somebody uses it; for closing the pool with force.
    fn aborter(&self, _session: &Self::Session) -> Option<Aborter> {
        None
    }

    /// Whether it is useless to try again soon: wrong password, locked account, wrong settings.
    fn is_permanent(&self, _error: &Self::Error) -> bool {
        false
    }
}

/// What sessions that can stand in for each other have in common.
#[derive(Debug)]
pub struct Kind<L> {
    /// Credentials, in a pool that is not homogeneous; `None` stands for those of the pool.
    pub login: Option<Arc<L>>,
    /// Connection class of DRCP; `None` stands for that of the pool.
    pub class: Option<Arc<str>>,
    /// The shard, under any name that is the same for all its sessions.
    pub shard: Option<Arc<str>>,
}

impl<L> Kind<L> {
    /// Whether it is what the pool opens without being asked.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.login.is_none() && self.class.is_none() && self.shard.is_none()
    }
}

impl<L> Default for Kind<L> {
    fn default() -> Self {
        Self { login: None, class: None, shard: None }
    }
}

// Derived, this would ask for credentials that can be copied.
impl<L> Clone for Kind<L> {
    fn clone(&self) -> Self {
        Self { login: self.login.clone(), class: self.class.clone(), shard: self.shard.clone() }
    }
}

impl<L: PartialEq> PartialEq for Kind<L> {
    fn eq(&self, other: &Self) -> bool {
        self.class == other.class && self.shard == other.shard && self.login == other.login
    }
}

/// Whether a session may remember who used it before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purity {
    /// As the server likes: new for a single connection, kept in a pool.
    #[default]
    Default,
    /// A session that nobody has used.
    New,
    /// A session that may have been used, with its memory.
    Own,
}
