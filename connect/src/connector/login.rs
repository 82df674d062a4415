//! Logging in: from a plan to a session.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::time::Instant;

use tns_wire::login::{LoggedIn, LoginConfig};

use super::Connector;
use crate::clock::Deadline;
use crate::connection::Connection;
use crate::error::{ConnectError, Failure};
use crate::login::{Auth, LoginTalk, Prepared, log_in, of_peer};
use crate::session::{Before, Core, Foreign, Session, Timings, Transport};
use crate::target::Target;
use crate::trace::{Observer, TlsFacts};

impl Connector {
    /// As [`connect`](Self::connect), and logs in. What comes before the listener's ACCEPT fails over to
    /// the next address. A login that fails is final: a wrong password that is tried at every address
    /// locks the account. The deadline of the plan and CONNECT_TIMEOUT hold for the login too.
    ///
    /// # Errors
    /// What cannot work is refused before anybody is asked; else the failures of all attempts.
    pub fn login(&self, auth: &Auth, observer: &mut dyn Observer) -> Result<Session, ConnectError> {
        let prepared = Prepared::new(auth, &self.plan)?;
        self.each(observer, |attempt, overall, observer| {
            let start = Instant::now();
            let config =
                prepared.config(attempt, &self.setup).map_err(|failure| failure.of(attempt, start))?;
            let target = Target::new(attempt, overall).for_login(&config);
            let connection = self.attempt(target, overall, observer)?;
            let (tls, peer) = (connection.stream.tls().cloned(), connection.stream.peer());
            session(connection, config, overall, (tls, Some(peer)), observer)
        })
    }

    /// As [`connect_on`](Self::connect_on), and logs in. On a stream of another kind calls cannot be
    /// cancelled, and [`Session::is_alive`] only knows what calls have found out.
    ///
    /// # Errors
    /// The failure of this one attempt.
    pub fn login_on<S: Read + Write + Send + 'static>(
        &self,
        stream: S,
        auth: &Auth,
        observer: &mut dyn Observer,
    ) -> Result<Session, ConnectError> {
        let prepared = Prepared::new(auth, &self.plan)?;
        self.once(observer, |attempt, overall, observer| {
            let start = Instant::now();
            let config =
                prepared.config(attempt, &self.setup).map_err(|failure| failure.of(attempt, start))?;
            let config = LoginConfig { urgent: false, ..config };
            let target = Target::new(attempt, overall).for_login(&config);
            let connection = target.ask(Foreign(stream), observer)?;
            session(connection, config, overall, (None, None), observer)
        })
    }
}

/// Logs in behind the ACCEPT of `connection`.
fn session<T: Transport + 'static>(
    connection: Connection<T>,
    config: LoginConfig,
    overall: Deadline,
    (tls, peer): (Option<TlsFacts>, Option<SocketAddr>),
    observer: &mut dyn Observer,
) -> Result<Session, Failure> {
    let (stream, behind, talk) = Behind::new(connection, config, overall, (tls, peer));
    let mut transport: Box<dyn Transport> = Box::new(stream);
    let done = talk.and_then(|talk| log_in(&mut *transport, talk, behind.deadline, observer));
    if done.is_err() {
        transport.hang_up();
    }
    behind.finish(done).map(|core| Session::new(transport, core))
}

/// A login behind an ACCEPT, whoever drives it.
pub(crate) struct Behind {
    before: Before,
    start: Instant,
    overall: Deadline,
    /// CONNECT_TIMEOUT goes on from the beginning of the attempt.
    pub(crate) deadline: Deadline,
}

impl Behind {
    /// Begins now.
    pub(crate) fn new<T>(
        connection: Connection<T>,
        config: LoginConfig,
        overall: Deadline,
        (tls, peer): (Option<TlsFacts>, Option<SocketAddr>),
    ) -> (T, Self, Result<LoginTalk, Failure>) {
        let Connection { stream, accept, rest, attempt, native, hops, took } = connection;
        let deadline = overall.within(attempt.connect_timeout.map(|time| time.saturating_sub(took)));
        let urgent = config.urgent && accept.has_urgent_check();
        let config = match peer {
            Some(peer) => of_peer(config, peer),
            None => config,
        };
        let talk = LoginTalk::new(config, &attempt, &accept, (rest, native));
        let timings = Timings { connect: took, ..Timings::default() };
        let before = Before { accept, attempt, hops, tls, peer, timings, urgent };
        (stream, Self { before, start: Instant::now(), overall, deadline }, talk)
    }

    /// What came of it.
    ///
    /// # Errors
    /// Its failure, with number and place, and which time is over.
    pub(crate) fn finish(self, done: Result<Box<LoggedIn>, Failure>) -> Result<Core, Failure> {
        let Self { mut before, start, overall, deadline } = self;
        match done {
            Ok(done) => {
                before.timings.login = start.elapsed();
                Ok(Core::new(before, *done))
            }
            Err(failure) => {
                let begun = start.checked_sub(before.timings.connect).unwrap_or(start);
                Err(failure.of(&before.attempt, begun).late(&before.attempt, overall, deadline))
            }
        }
    }
}
