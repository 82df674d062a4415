//! A session whose calls block.

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use tns_wire::Outcome;
use tns_wire::ttc::{Function, Value};

use super::cancel::{Aborter, Canceller};
use super::core::{Core, Next};
use super::error::CallError;
use super::local::local_calls;
use super::rows::{Executed, Rows};
use super::transport::Transport;
use crate::clock::Deadline;
use crate::socket::Glance;

/// Bytes that are read at once.
const BUFFER: usize = 8192;

local_calls!(Session);

/// A session. One call at a time is made on it; it can go from thread to thread.
///
/// A session that is dropped without [`close`](Self::close) closes its connection and says nothing
/// to the server, which rolls back.
pub struct Session {
    transport: Box<dyn Transport>,
    core: Core,
    buffer: Vec<u8>,
}

impl Session {
    pub(crate) fn new(transport: Box<dyn Transport>, core: Core) -> Self {
        Self { transport, core, buffer: vec![0; BUFFER] }
    }

    /// The connection and the rest.
    #[cfg(feature = "tokio")]
    pub(super) fn into_parts(self) -> (Box<dyn Transport>, Core) {
        (self.transport, self.core)
    }

    /// Stops a call whose future was dropped.
    #[cfg(feature = "tokio")]
    pub(crate) fn recover(&mut self) -> Result<(), CallError> {
        if !self.core.is_calling() {
            return Ok(());
        }
        self.core.abandon();
        match self.run() {
            Err(error) if !error.kind.leaves_session() => Err(error),
            _ => Ok(()),
        }
    }

    /// What stops the call of this session from another thread.
    ///
    /// # Errors
    /// Where the system cannot do so, or the stream is not one that was dialled here.
    pub fn canceller(&mut self) -> io::Result<Canceller> {
        let waker = self.transport.waker()?;
        Ok(Canceller { wanted: Arc::clone(&self.core.cancel), waker })
    }

    /// What breaks the connection from another thread; `None` on a stream that was not dialled here.
    #[must_use]
    pub fn aborter(&self) -> Option<Aborter> {
        self.transport.handle().map(Aborter)
    }

    /// Asks the server for a sign of life: one round trip.
    ///
    /// # Errors
    /// There was none.
    pub fn ping(&mut self) -> Result<(), CallError> {
        self.call(Function::Ping)
    }

    /// As [`Self::ping`], but who says nothing for so long is not told to stop: the session is given up.
    pub(crate) fn probe(&mut self, limit: Option<Duration>) -> Result<(), CallError> {
        self.core.begin_last(Function::Ping, limit)?;
        self.run().map(|_| ())
    }

    /// Whether the connection is still there, as far as can be told without asking the server: it has
    /// neither closed nor said that the session ends.
    pub fn is_alive(&mut self) -> bool {
        if self.core.has_ended() {
            return false;
        }
        let is_alive = match self.transport.glance() {
            Glance::Quiet => return true,
            Glance::Ended => self.core.look(Ok(&[])),
            Glance::Waiting => {
                // TLS may hold back what is only a part of a record.
                self.transport.set_deadline(Deadline::after(Some(Duration::from_millis(1))));
                let read = self.transport.read(&mut self.buffer);
                self.core.look(read.map(|len| &self.buffer[..len]))
            }
        };
        self.tidy_up();
        is_alive
    }

    /// Commits.
    ///
    /// # Errors
    /// [`CallError`].
    pub fn commit(&mut self) -> Result<(), CallError> {
        self.call(Function::Commit)
    }

    /// Rolls back.
    ///
    /// # Errors
    /// [`CallError`].
    pub fn rollback(&mut self) -> Result<(), CallError> {
        self.call(Function::Rollback)
    }

    /// Runs a statement that is no query; `binds` are the values of `:1`, `:2` and so on.
    ///
    /// # Errors
    /// [`CallError`].
    pub fn execute(&mut self, sql: &str, binds: &[Value]) -> Result<Executed, CallError> {
        self.core.begin_execute(sql, binds)?;
        let outcome = self.run()?;
        Ok(self.core.executed(*outcome))
    }

    /// Runs a query and fetches all of its rows, up to the [limit](Self::set_row_limit).
    ///
    /// Numbers, texts, dates, timestamps, RAW and floating point numbers can be read; another column
    /// is an error that names it.
    ///
    /// # Errors
    /// [`CallError`].
    pub fn query(&mut self, sql: &str, binds: &[Value]) -> Result<Rows, CallError> {
        self.core.begin_query(sql, binds)?;
        loop {
            let outcome = self.run()?;
            if let Some(rows) = self.core.collect(*outcome)? {
                return Ok(rows);
            }
        }
    }

    /// Changes the password of the user who logged in with one.
    ///
    /// # Errors
    /// [`CallError`]; the old password is wrong, or the new one not good enough.
    pub fn change_password(&mut self, old: &SecretString, new: &SecretString) -> Result<(), CallError> {
        let [old, new] = [old, new].map(|password| password.expose_secret().as_bytes());
        self.core.begin_with(|machine| machine.change_password(old, new))?;
        self.run().map(|_| ())
    }

    /// Gives the server of a resident pool (DRCP) back, without waiting for an answer; an open
    /// transaction is rolled back before. The next call gets a server again. A dedicated server stays.
    ///
    /// # Errors
    /// [`CallError`].
    pub fn release(&mut self) -> Result<(), CallError> {
        if self.in_transaction() {
            self.rollback()?;
        }
        match self.core.info.is_pooled() {
            true => self.call(Function::Release { mode: 0 }),
            false => Ok(()),
        }
    }

    /// Logs off and closes the connection. It takes three seconds at most.
    ///
    /// # Errors
    /// Why the server could not be told; the connection is closed in any case.
    pub fn close(mut self) -> Result<(), CallError> {
        let told = self.log_off();
        self.transport.hang_up();
        told
    }

    fn log_off(&mut self) -> Result<(), CallError> {
        if self.core.has_ended() {
            return Ok(());
        }
        self.core.begin_closing()?;
        self.run()?;
        if let Some(bytes) = self.core.goodbye() {
            // The server has let the session go: that it hears nothing more changes nothing.
            let _ = self.transport.write_all(&bytes).and_then(|()| self.transport.flush());
        }
        Ok(())
    }

    fn call(&mut self, function: Function) -> Result<(), CallError> {
        self.core.begin(function)?;
        self.run().map(|_| ())
    }

    /// Waits for the outcome of the call that was begun.
    fn run(&mut self) -> Result<Box<Outcome>, CallError> {
        let outcome = loop {
            match self.core.next() {
                Ok(Next::Send) => self.send(),
                Ok(Next::Urgent) => {
                    if let Err(error) = self.transport.send_urgent() {
                        self.core.broke(&error);
                    }
                }
                Ok(Next::Receive) => {
                    let deadline = self.core.deadline();
                    self.transport.set_deadline(deadline);
                    let read = deadline.wait().and_then(|_| self.transport.read(&mut self.buffer));
                    self.core.read(read.map(|len| &self.buffer[..len]));
                }
                Ok(Next::Done(outcome)) => break Ok(outcome),
                Err(error) => break Err(error),
            }
        };
        self.tidy_up();
        outcome
    }

    fn send(&mut self) {
        self.transport.set_deadline(self.core.deadline());
        while let Some(rest) = self.core.unsent() {
            match self.transport.write(rest) {
                Ok(0) => self.core.broke(&ErrorKind::WriteZero.into()),
                Ok(len) => self.core.wrote(len),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => self.core.broke(&error),
            }
        }
        if let Err(error) = self.transport.flush() {
            self.core.broke(&error);
        }
    }

    /// The connection of a session that has ended is closed.
    fn tidy_up(&mut self) {
        if self.core.has_ended() {
            self.transport.hang_up();
        }
    }
}
