//! A session whose calls are futures.

use std::io::ErrorKind;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use secrecy::{ExposeSecret as _, SecretString};
use tns_wire::Outcome;
use tns_wire::ttc::{Function, Value};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::cancel::Aborter;
use super::core::{Core, Next};
use super::error::{CallError, CallErrorKind};
use super::local::local_calls;
use super::rows::{Executed, Rows};
use crate::asynchronous::{AsyncStream, within};
use crate::socket::Glance;

/// Bytes that are read at once.
const BUFFER: usize = 8192;

/// A [`Session`](super::Session) for programs that run on tokio.
///
/// The future of a call may be dropped at any time, for instance by `tokio::select!` or a timeout: that
/// is how a call is cancelled. Nothing is lost then but its outcome, and nobody can tell whether the
/// server had done it already. The next call first stops what is under way; it fails, and the
/// connection is closed, where the server does not stop within the call timeout, or within ten seconds
/// where there is none.
pub struct AsyncSession {
    stream: AsyncStream,
    core: Core,
    buffer: Vec<u8>,
}

local_calls!(AsyncSession);

impl AsyncSession {
    pub(crate) fn new(stream: AsyncStream, core: Core) -> Self {
        Self { stream, core, buffer: vec![0; BUFFER] }
    }

    /// The connection and the rest.
    pub(super) fn into_parts(self) -> (AsyncStream, Core) {
        (self.stream, self.core)
    }

    /// What breaks the connection from elsewhere.
    #[must_use]
    pub fn aborter(&self) -> Option<Aborter> {
        self.stream.socket().handle().map(Aborter)
    }

    /// As [`Session::ping`](super::Session::ping).
    ///
    /// # Errors
    /// There was no answer.
    pub async fn ping(&mut self) -> Result<(), CallError> {
        self.call(Function::Ping).await
    }

    /// As [`Session::is_alive`](super::Session::is_alive): it waits for nothing.
    pub async fn is_alive(&mut self) -> bool {
        if self.core.has_ended() {
            return false;
        }
        match self.stream.socket().glance() {
            Glance::Quiet => true,
            Glance::Ended => self.core.look(Ok(&[])),
            // The answer to a call that nobody waited for.
            Glance::Waiting if self.core.is_calling() => true,
            Glance::Waiting => {
                let soon = crate::clock::Deadline::after(Some(std::time::Duration::from_millis(1)));
                let read = within(soon, self.stream.read(&mut self.buffer)).await;
                self.core.look(read.map(|len| &self.buffer[..len]))
            }
        }
    }

    /// As [`Self::is_alive`] where nobody can wait; in doubt it is.
    pub(crate) fn looks_alive(&mut self) -> bool {
        let is_alive = pin!(self.is_alive());
        match is_alive.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(is_alive) => is_alive,
            Poll::Pending => true,
        }
    }

    /// As [`Session::commit`](super::Session::commit).
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn commit(&mut self) -> Result<(), CallError> {
        self.call(Function::Commit).await
    }

    /// As [`Session::rollback`](super::Session::rollback).
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn rollback(&mut self) -> Result<(), CallError> {
        self.call(Function::Rollback).await
    }

    /// As [`Session::execute`](super::Session::execute).
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn execute(&mut self, sql: &str, binds: &[Value]) -> Result<Executed, CallError> {
        self.recover().await?;
        self.core.begin_execute(sql, binds)?;
        let outcome = self.run().await?;
        Ok(self.core.executed(*outcome))
    }

    /// As [`Session::query`](super::Session::query).
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn query(&mut self, sql: &str, binds: &[Value]) -> Result<Rows, CallError> {
        self.recover().await?;
        self.core.begin_query(sql, binds)?;
        loop {
            let outcome = self.run().await?;
            if let Some(rows) = self.core.collect(*outcome)? {
                return Ok(rows);
            }
        }
    }

    /// As [`Session::change_password`](super::Session::change_password).
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn change_password(&mut self, old: &SecretString, new: &SecretString) -> Result<(), CallError> {
        self.recover().await?;
        let [old, new] = [old, new].map(|password| password.expose_secret().as_bytes());
        self.core.begin_with(|machine| machine.change_password(old, new))?;
        self.run().await.map(|_| ())
    }

    /// As [`Session::release`](super::Session::release).
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn release(&mut self) -> Result<(), CallError> {
        self.recover().await?;
        if self.in_transaction() {
            self.rollback().await?;
        }
        match self.core.info.is_pooled() {
            true => self.call(Function::Release { mode: 0 }).await,
            false => Ok(()),
        }
    }

    /// As [`Session::close`](super::Session::close).
    ///
    /// # Errors
    /// Why the server could not be told; the connection is closed in any case.
    pub async fn close(mut self) -> Result<(), CallError> {
        let told = self.log_off().await;
        // The other end may be gone already.
        let _ = within(self.core.closing_deadline(), self.stream.shutdown()).await;
        told
    }

    async fn log_off(&mut self) -> Result<(), CallError> {
        if self.core.has_ended() {
            return Ok(());
        }
        self.recover().await?;
        self.core.begin_closing()?;
        self.run().await?;
        if let Some(bytes) = self.core.goodbye() {
            // The server has let the session go: that it hears nothing more changes nothing.
            let _ = within(self.core.closing_deadline(), self.stream.write_all(&bytes)).await;
        }
        Ok(())
    }

    async fn call(&mut self, function: Function) -> Result<(), CallError> {
        self.recover().await?;
        self.core.begin(function)?;
        self.run().await.map(|_| ())
    }

    /// Stops a call whose future was dropped.
    async fn recover(&mut self) -> Result<(), CallError> {
        if !self.core.is_calling() {
            return Ok(());
        }
        self.core.abandon();
        match self.run().await {
            Err(error) if error.kind != CallErrorKind::Cancelled && !error.kind.leaves_session() => {
                Err(error)
            }
            _ => Ok(()),
        }
    }

    /// Waits for the outcome of the call that was begun. Dropped in between, it goes on where it was.
    async fn run(&mut self) -> Result<Box<Outcome>, CallError> {
        let outcome = loop {
            match self.core.next() {
                Ok(Next::Send) => self.send().await,
                Ok(Next::Urgent) => {
                    if let Err(error) = self.stream.socket().send_urgent() {
                        self.core.broke(&error);
                    }
                }
                Ok(Next::Receive) => {
                    let read = within(self.core.deadline(), self.stream.read(&mut self.buffer)).await;
                    self.core.read(read.map(|len| &self.buffer[..len]));
                }
                Ok(Next::Done(outcome)) => break Ok(outcome),
                Err(error) => break Err(error),
            }
        };
        if self.core.has_ended() {
            self.stream.socket().shut_down();
        }
        outcome
    }

    async fn send(&mut self) {
        let deadline = self.core.deadline();
        while let Some(rest) = self.core.unsent() {
            match within(deadline, self.stream.write(rest)).await {
                Ok(0) => self.core.broke(&ErrorKind::WriteZero.into()),
                Ok(len) => self.core.wrote(len),
                Err(error) => self.core.broke(&error),
            }
        }
        if let Err(error) = within(deadline, self.stream.flush()).await {
            self.core.broke(&error);
        }
    }
}
