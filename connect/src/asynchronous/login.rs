//! Logging in without blocking.

use std::time::Instant;

use tns_wire::login::LoggedIn;
use tokio::io::AsyncReadExt;

use super::{AsyncStream, Shared, blocking, next_attempt, send_all, within};
use crate::clock::Deadline;
use crate::connector::Connector;
use crate::connector::login::Behind;
use crate::error::{ConnectError, Failure};
use crate::login::{Auth, LoginTalk, Next, Prepared};
use crate::plan::Attempt;
use crate::session::AsyncSession;
use crate::target::Target;
use crate::trace::Observer;
use crate::walk::Walk;

impl Connector {
    /// [`Connector::login`] without blocking: sources of tokens and wallets are asked on a thread of the
    /// runtime's blocking pool. Whoever drops the future closes the connection.
    ///
    /// # Errors
    /// As [`Connector::login`].
    pub async fn login_async(
        &self,
        auth: &Auth,
        observer: impl Observer + Send + 'static,
    ) -> Result<AsyncSession, ConnectError> {
        let (auth, plan) = (auth.clone(), self.plan.clone());
        let prepared = blocking(move || Prepared::new(&auth, &plan)).await?;
        let mut shared = Shared::new(observer);
        let mut walk = Walk::new(&self.plan);
        while let Some(attempt) = next_attempt(&mut walk, &mut shared).await {
            match self.login_attempt(attempt, &prepared, walk.deadline(), &mut shared).await {
                Ok(session) => return Ok(session),
                Err(failure) => {
                    let is_final = failure.is_final();
                    walk.failed(failure, &mut shared);
                    if is_final {
                        break;
                    }
                }
            }
        }
        Err(walk.into_error())
    }

    async fn login_attempt(
        &self,
        attempt: &Attempt,
        prepared: &Prepared,
        overall: Deadline,
        shared: &mut Shared,
    ) -> Result<AsyncSession, Failure> {
        let start = Instant::now();
        let (prepared, planned, setup) = (prepared.clone(), attempt.clone(), self.setup.clone());
        let config = blocking(move || prepared.config(&planned, &setup)).await;
        let config = config.map_err(|failure| failure.of(attempt, start))?;
        let connection = self.attempt_async(Target::new(attempt, overall).for_login(&config), shared).await?;
        let (tls, peer) = (connection.stream.tls().cloned(), connection.stream.peer());
        let (mut stream, behind, talk) = Behind::new(connection, config, overall, (tls, Some(peer)));
        let done = match talk {
            Ok(talk) => log_in(&mut stream, talk, behind.deadline, shared).await,
            Err(failure) => Err(failure),
        };
        behind.finish(done).map(|core| AsyncSession::new(stream, core))
    }
}

/// [`crate::login::log_in`] without blocking.
async fn log_in(
    stream: &mut AsyncStream,
    mut talk: LoginTalk,
    deadline: Deadline,
    observer: &mut Shared,
) -> Result<Box<LoggedIn>, Failure> {
    let mut buffer = vec![0; 8192];
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                send_all(stream, &bytes, deadline).await.map_err(|error| talk.lost(&error))?;
            }
            Next::Urgent => stream.socket().send_urgent().map_err(|error| talk.lost(&error))?,
            Next::Receive => {
                let read = within(deadline, stream.read(&mut buffer)).await;
                talk.read(read.map(|len| &buffer[..len]), observer);
            }
            Next::Done(done) => return Ok(done),
        }
    }
}
