//! Sessions of a pool for programs that run on tokio.

use std::io;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use tokio::runtime::Handle;

use super::credentials::Credentials;
use super::manage::{Aborter, Kind, Manage, Purity};
use super::tag::Tag;
use super::{AsyncPool, Callback, Config, PoolError, SessionError, Sessions};
use crate::clock::Deadline;
use crate::connector::Connector;
use crate::login::Auth;
use crate::session::{AsyncSession, Session};

/// A pool of sessions whose calls are futures.
pub type AsyncSessionPool = AsyncPool<AsyncSessions>;

/// Opens, checks and ends the sessions of an [`AsyncPool`]: as [`Sessions`] does, on threads that may
/// block. Who gets one has its calls as futures.
#[derive(Clone)]
pub struct AsyncSessions {
    sessions: Sessions,
    runtime: Handle,
}

impl AsyncSessions {
    /// The same sessions for this runtime.
    #[must_use]
    pub fn new(sessions: Sessions, runtime: Handle) -> Self {
        Self { sessions, runtime }
    }

    fn wrap(&self, session: Session) -> io::Result<Pollable> {
        let _runtime = self.runtime.enter();
        Ok(Pollable { session: Some(session.into_async()?), runtime: self.runtime.clone() })
    }
}

/// A session of an [`AsyncPool`]: see [`AsyncSession`] for its calls.
pub struct Pollable {
    /// Nothing where it failed to become one of the runtime again; the pool closes it then.
    session: Option<AsyncSession>,
    runtime: Handle,
}

impl Pollable {
    /// Uses the session with blocking calls, on a thread that may block.
    fn blocking<T>(
        &mut self,
        call: impl FnOnce(&mut Session) -> Result<T, SessionError>,
    ) -> Result<T, SessionError> {
        let session = self.session.take().ok_or(io::ErrorKind::NotConnected);
        let mut session = session.map_err(io::Error::from).and_then(AsyncSession::into_blocking)?;
        session.recover()?;
        let done = call(&mut session);
        let _runtime = self.runtime.enter();
        self.session = Some(session.into_async()?);
        done
    }
}

impl Deref for Pollable {
    type Target = AsyncSession;

    fn deref(&self) -> &AsyncSession {
        self.session.as_ref().expect("the pool closes a session without a connection")
    }
}

impl DerefMut for Pollable {
    fn deref_mut(&mut self) -> &mut AsyncSession {
        self.session.as_mut().expect("the pool closes a session without a connection")
    }
}

impl Manage for AsyncSessions {
    type Session = Pollable;
    type Login = Credentials;
    type Error = SessionError;

    fn open(
        &self,
        kind: &Kind<Credentials>,
        purity: Purity,
        deadline: Deadline,
    ) -> Result<Pollable, SessionError> {
        Ok(self.wrap(self.sessions.open(kind, purity, deadline)?)?)
    }

    fn is_alive(&self, session: &mut Pollable) -> bool {
        session.session.as_mut().is_some_and(AsyncSession::looks_alive)
    }

    fn ping(&self, session: &mut Pollable, limit: Option<Duration>) -> Result<(), SessionError> {
        session.blocking(|session| self.sessions.ping(session, limit))
    }

    fn call_procedure(
        &self,
        session: &mut Pollable,
        procedure: &str,
        requested: &Tag,
        actual: Option<&Tag>,
    ) -> Result<(), SessionError> {
        session.blocking(|session| self.sessions.call_procedure(session, procedure, requested, actual))
    }

    fn release(&self, session: &mut Pollable) -> Result<(), SessionError> {
        if self.is_clean(session) {
            session.reset_settings();
            return Ok(());
        }
        session.blocking(|session| self.sessions.release(session))
    }

    fn close(&self, session: Pollable) {
        // What cannot be told good-bye is closed without.
        if let Some(Ok(session)) = session.session.map(AsyncSession::into_blocking) {
            self.sessions.close(session);
        }
    }

    fn aborter(&self, session: &Pollable) -> Option<Aborter> {
        let aborter = session.aborter()?;
        Some(Box::new(move || aborter.abort()))
    }

    fn is_permanent(&self, error: &SessionError) -> bool {
        self.sessions.is_permanent(error)
    }

    fn is_clean(&self, session: &Pollable) -> bool {
        session.session.as_ref().is_some_and(AsyncSession::is_clean)
    }
}

impl Callback<AsyncSessions> {
    /// A function of the program that uses the session with blocking calls. It runs on a thread that
    /// may block.
    pub fn blocking(
        function: impl Fn(&mut Session, Option<&Tag>, &mut Option<Tag>) -> Result<(), SessionError>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self::function(move |session: &mut Pollable, requested, actual| {
            session.blocking(|session| function(session, requested, actual))
        })
    }
}

impl AsyncPool<AsyncSessions> {
    /// A pool of real sessions for the runtime that this is called in, as
    /// [`Pool::of_sessions`](super::Pool::of_sessions).
    ///
    /// # Errors
    /// As of [`Pool::new`](super::Pool::new).
    ///
    /// # Panics
    /// Where no runtime of tokio is running.
    pub fn of_sessions(
        connector: Connector,
        auth: Auth,
        config: Config,
    ) -> Result<Self, PoolError<SessionError>> {
        let sessions = Sessions::new(connector, auth);
        let config = sessions.config(config);
        Self::new(AsyncSessions::new(sessions, Handle::current()), config)
    }
}
