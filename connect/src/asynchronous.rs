//! The same way through a plan for programs that run on tokio: with the feature `tokio`.
//!
//! Names, TCP, proxy and TLS are dialled on a thread of the runtime's blocking pool; CONNECT, its
//! answer, pauses and everything afterwards take no thread. Whoever drops the future leaves a dial
//! that is going on to end by itself, at its deadline at the latest.

mod login;
mod stream;

use std::future::Future;
use std::io;
use std::panic;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::task;

use crate::clock::Deadline;
use crate::connection::Connection;
use crate::connector::Connector;
use crate::dial;
use crate::error::{Class, ConnectError, Failure, Phase};
use crate::plan::{Attempt, Step};
use crate::stream::Stream;
use crate::talk::{Answer, Next, Talk};
use crate::target::{Accepted, Target};
use crate::trace::{Event, Observer};
use crate::walk::Walk;

pub use stream::AsyncStream;

impl Connector {
    /// [`Connector::connect`] without blocking. The observer is told from several threads, one at a
    /// time.
    ///
    /// # Errors
    /// The failures of all attempts.
    pub async fn connect_async(
        &self,
        observer: impl Observer + Send + 'static,
    ) -> Result<Connection<AsyncStream>, ConnectError> {
        let mut shared = Shared::new(observer);
        let mut walk = Walk::new(&self.plan);
        while let Some(attempt) = next_attempt(&mut walk, &mut shared).await {
            match self.attempt_async(Target::new(attempt, walk.deadline()), &shared).await {
                Ok(connection) => return Ok(connection),
                Err(failure) => walk.failed(failure, &mut shared),
            }
        }
        Err(walk.into_error())
    }

    async fn attempt_async(
        &self,
        mut target: Target,
        shared: &Shared,
    ) -> Result<Connection<AsyncStream>, Failure> {
        let followed = self.follow_async(&mut target, shared).await;
        target.finish(followed)
    }

    /// [`Connector::connect_on`] without blocking; the timeouts of the plan hold for every wait.
    ///
    /// # Errors
    /// The failure of this one attempt.
    pub async fn connect_on_async<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: S,
        observer: &mut (dyn Observer + Send),
    ) -> Result<Connection<S>, ConnectError> {
        let mut walk = Walk::new(&self.plan);
        let Some(Step::Attempt { attempt, round }) = walk.next() else { return Err(walk.into_error()) };
        observer.on(&Event::AttemptStart { attempt, round });
        let mut target = Target::new(attempt, walk.deadline());
        let asked = ask(stream, &mut target, observer).await;
        target.finish(asked).map_err(|failure| {
            walk.failed(failure, observer);
            walk.into_error()
        })
    }

    /// Dials and asks, from redirect to redirect, until a listener accepts.
    async fn follow_async(
        &self,
        target: &mut Target,
        shared: &Shared,
    ) -> Result<Accepted<AsyncStream>, Failure> {
        let (deadline, mut observer) = (target.deadline(), shared.clone());
        loop {
            let mut stream = self.open_async(target, shared.clone()).await?;
            let mut talk = Talk::new(target)?;
            let answer = loop {
                let why = AsyncStream::tls_failure;
                let answer = exchange(&mut stream, &mut talk, deadline, why, &mut observer).await?;
                if let Some(answer) = answer {
                    break answer;
                }
                stream = restart_tls(stream, shared.clone()).await?;
                talk.renegotiated(true);
            };
            match answer {
                Answer::Accepted(accept) if target.offers(&accept, &mut observer) => drop(stream),
                Answer::Accepted(accept) => return Ok(Accepted { accept, stream, rest: talk.into_rest() }),
                Answer::Redirected(redirect) => {
                    drop(stream);
                    target.follow(redirect, &mut observer)?;
                }
            }
        }
    }

    async fn open_async(&self, target: &Target, mut observer: Shared) -> Result<AsyncStream, Failure> {
        let (attempt, setup, deadline) = (target.attempt.clone(), self.setup.clone(), target.deadline());
        let stream = blocking(move || dial::open(&attempt, &setup, deadline, &mut observer)).await?;
        AsyncStream::new(stream).map_err(|error| Failure::lost(Phase::Tcp, &target.endpoint(), &error))
    }
}

/// Waits for the next attempt that there is time for.
async fn next_attempt<'p>(walk: &mut Walk<'p>, shared: &mut Shared) -> Option<&'p Attempt> {
    loop {
        match walk.next()? {
            Step::Pause(pause) => {
                shared.on(&Event::Waiting { pause });
                tokio::time::sleep(pause).await;
            }
            Step::Attempt { attempt, round } => {
                shared.on(&Event::AttemptStart { attempt, round });
                return Some(attempt);
            }
        }
    }
}

async fn restart_tls(stream: AsyncStream, mut observer: Shared) -> Result<AsyncStream, Failure> {
    let peer = stream.peer().to_string();
    let lost = |error: io::Error| Failure::lost(Phase::Tls, &peer, &error);
    let stream = stream.into_blocking().map_err(lost)?;
    let stream: Stream = blocking(move || stream.restart_tls(&mut observer)).await?;
    AsyncStream::new(stream).map_err(lost)
}

/// Does what blocks on a thread for it; a panic there goes on here.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    match task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => panic::resume_unwind(panic),
            Err(_) => Err(Failure::new(Phase::Tcp, Class::Lost, None, "the runtime is shutting down")),
        },
    }
}

/// Asks once, on a stream that cannot be opened again.
async fn ask<S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: S,
    target: &mut Target,
    observer: &mut (dyn Observer + Send),
) -> Result<Accepted<S>, Failure> {
    let mut talk = Talk::new(target)?;
    loop {
        match exchange(&mut stream, &mut talk, target.deadline(), |_, _| None, observer).await? {
            None => talk.renegotiated(false),
            Some(Answer::Accepted(accept)) => {
                return Ok(Accepted { accept, stream, rest: talk.into_rest() });
            }
            Some(Answer::Redirected(redirect)) => {
                target.follow(redirect, observer)?;
                return Err(target.elsewhere());
            }
        }
    }
}

/// [`crate::exchange::exchange`] without blocking.
async fn exchange<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut S,
    talk: &mut Talk,
    deadline: Deadline,
    why: fn(&S, &io::Error) -> Option<Failure>,
    observer: &mut (dyn Observer + Send),
) -> Result<Option<Answer>, Failure> {
    let mut buffer = vec![0; 8192];
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                let sent = send_all(stream, &bytes, deadline).await;
                sent.map_err(|error| talk.lost(&error, |error| why(stream, error)))?;
            }
            Next::Receive => {
                let read = within(deadline, stream.read(&mut buffer)).await;
                talk.read(read.map(|len| &buffer[..len]), |error| why(stream, error));
            }
            Next::Renegotiate => return Ok(None),
            Next::Done(answer) => return Ok(Some(answer)),
        }
    }
}

/// Sends everything before the deadline.
async fn send_all(
    stream: &mut (impl AsyncWrite + Unpin),
    bytes: &[u8],
    deadline: Deadline,
) -> io::Result<()> {
    let send = async {
        stream.write_all(bytes).await?;
        stream.flush().await
    };
    within(deadline, send).await
}

/// What `io` gives, if it does so before the deadline.
pub(crate) async fn within<T>(deadline: Deadline, io: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    match deadline.wait()? {
        Some(left) => match tokio::time::timeout(left, io).await {
            Ok(done) => done,
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        },
        None => io.await,
    }
}

/// An observer that threads take turns to tell.
#[derive(Clone)]
struct Shared(Arc<Mutex<dyn Observer + Send>>);

impl Shared {
    fn new(observer: impl Observer + Send + 'static) -> Self {
        Self(Arc::new(Mutex::new(observer)))
    }
}

impl Observer for Shared {
    fn on(&mut self, event: &Event<'_>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).on(event);
    }
}
