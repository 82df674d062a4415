//! Calls of a session, whoever drives them: steps become outcomes and errors.

mod ends;

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tns_wire::ttc::{Change, EndToEnd, Function, ServerPiggyback};
use tns_wire::{Outcome, SessionError, SessionStep, WireError};
use zeroize::Zeroizing;

use super::error::CallError;
use super::info::{Before, SessionInfo};
use super::query::{Fetching, ROWS};
use crate::clock::Deadline;
use crate::dial::endpoint;

/// What the driver does next.
pub(crate) enum Next {
    /// Write [`Core::unsent`], and say so with [`Core::wrote`].
    Send,
    /// Send one byte as urgent data.
    Urgent,
    /// Receive, then [`Core::read`].
    Receive,
    Done(Box<Outcome>),
}

/// A session, without the connection.
pub(crate) struct Core {
    pub(super) machine: tns_wire::Session,
    pub(super) info: SessionInfo,
    to: String,
    attributes: EndToEnd,
    pub(super) timeout: Option<Duration>,
    pub(super) row_limit: usize,
    pub(super) fetching: Option<Fetching>,
    /// Somebody wants the call to be stopped.
    pub(super) cancel: Arc<AtomicBool>,
    /// Whether urgent data reaches the server.
    urgent: bool,
    outgoing: Zeroizing<Vec<u8>>,
    written: usize,
    state: State,
}

enum State {
    Idle,
    Calling(Calling),
    /// There is no session any more, and why.
    Ended(CallError),
}

/// A call under way.
struct Calling {
    limit: Option<Duration>,
    deadline: Deadline,
    /// Why it is being stopped.
    stop: Option<Stop>,
    /// Urgent data goes ahead of the next packet.
    urgent: bool,
    /// Why nothing more can be received, where it was not a plain end.
    broken: Option<CallError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Timeout,
    Cancelled,
    /// Nothing follows: there is no use in stopping it.
    Closing,
}

impl Core {
    pub(crate) fn new(before: Before, logged_in: tns_wire::login::LoggedIn) -> Self {
        let urgent = before.urgent;
        let (info, machine) = before.with(logged_in);
        Self {
            machine,
            to: endpoint(&info.attempt.host, info.attempt.port),
            info,
            attributes: EndToEnd::default(),
            timeout: None,
            row_limit: ROWS,
            fetching: None,
            cancel: Arc::default(),
            urgent,
            outgoing: Zeroizing::default(),
            written: 0,
            state: State::Idle,
        }
    }

    /// What changes about the attributes goes along with the next call.
    pub(super) fn attributes(&mut self) -> &mut EndToEnd {
        &mut self.attributes
    }

    /// The settings of a new session.
    pub(super) fn reset_settings(&mut self) {
        (self.timeout, self.row_limit) = (None, ROWS);
    }

    /// Begins a call.
    pub(crate) fn begin(&mut self, function: Function) -> Result<(), CallError> {
        self.begin_with(|machine| machine.begin(function))
    }

    /// Begins a call in a way of its own.
    pub(super) fn begin_with(
        &mut self,
        begin: impl FnOnce(&mut tns_wire::Session) -> Result<(), SessionError>,
    ) -> Result<(), CallError> {
        if let State::Ended(why) = &self.state {
            return Err(CallError::closed(why));
        }
        if let Some(fetching) = self.fetching.take() {
            self.machine.close_cursor(fetching.cursor);
        }
        self.machine.set_attributes(std::mem::take(&mut self.attributes));
        begin(&mut self.machine).map_err(|error| CallError::not_begun(&self.to, &error))?;
        self.cancel.store(false, Ordering::Release);
        self.state = State::Calling(Calling::within(self.timeout));
        Ok(())
    }

    /// Until when the driver may wait.
    pub(crate) fn deadline(&self) -> Deadline {
        match &self.state {
            State::Calling(calling) => calling.deadline,
            State::Idle | State::Ended(_) => Deadline::NEVER,
        }
    }

    /// Whether there is no session any more.
    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.state, State::Ended(_))
    }

    /// # Errors
    /// What came of the call, where it failed.
    pub(crate) fn next(&mut self) -> Result<Next, CallError> {
        if self.unsent().is_some() {
            return Ok(Next::Send);
        }
        if self.cancel.swap(false, Ordering::AcqRel) {
            self.stop(Stop::Cancelled);
        }
        if let State::Calling(calling) = &mut self.state
            && std::mem::take(&mut calling.urgent)
        {
            return Ok(Next::Urgent);
        }
        match self.machine.step() {
            SessionStep::Send(bytes) => {
                (self.outgoing, self.written) = (bytes, 0);
                Ok(Next::Send)
            }
            SessionStep::Receive => Ok(Next::Receive),
            SessionStep::Done(outcome) => self.done(outcome).map(Next::Done),
            SessionStep::Failed(error) => Err(self.failed(&error)),
        }
    }

    /// What has to be written.
    pub(crate) fn unsent(&self) -> Option<&[u8]> {
        self.outgoing.get(self.written..).filter(|rest| !rest.is_empty())
    }

    /// So much of it was written.
    pub(crate) fn wrote(&mut self, len: usize) {
        self.written += len;
        if self.unsent().is_none() {
            (self.outgoing, self.written) = (Zeroizing::default(), 0);
        }
    }

    /// Takes in what a read gave: bytes, the end, or an error. Where the time is over, the server is
    /// told to stop, and gets as much time again; where somebody woke us, it is looked for why.
    pub(crate) fn read(&mut self, read: io::Result<&[u8]>) {
        match read {
            Ok([]) => self.machine.ended(),
            Ok(bytes) => self.machine.received(bytes),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => {}
                ErrorKind::TimedOut | ErrorKind::WouldBlock => self.waited(),
                _ => self.broke(&error),
            },
        }
    }

    /// A read or write failed.
    pub(crate) fn broke(&mut self, error: &io::Error) {
        let lost = CallError::lost(&self.to, error);
        (self.outgoing, self.written) = (Zeroizing::default(), 0);
        if let State::Calling(calling) = &mut self.state {
            calling.broken.get_or_insert(lost);
        }
        self.machine.ended();
    }

    /// A wait ended without anything.
    fn waited(&mut self) {
        let State::Calling(calling) = &mut self.state else { return };
        if !calling.deadline.passed() {
            return;
        }
        match calling.stop {
            None => self.stop(Stop::Timeout),
            Some(_) => {
                calling.broken.get_or_insert(CallError::silent(&self.to));
                self.machine.ended();
            }
        }
    }

    fn done(&mut self, outcome: Box<Outcome>) -> Result<Box<Outcome>, CallError> {
        self.hear(&outcome.reports);
        let calling = match std::mem::replace(&mut self.state, State::Idle) {
            State::Calling(calling) => calling,
            State::Idle | State::Ended(_) => Calling::within(None),
        };
        let failed = match (calling.stop, &outcome.unreadable, &outcome.error) {
            (Some(Stop::Timeout), ..) => CallError::timeout(calling.limit.unwrap_or_default()),
            (Some(Stop::Cancelled), ..) => CallError::cancelled(),
            (_, Some(error), _) => CallError::unreadable(error),
            (_, None, Some(error)) => CallError::oracle(error),
            (_, None, None) => return Ok(outcome),
        };
        self.fetching = None;
        self.machine.close_cursor(outcome.cursor);
        if !failed.kind.leaves_session() {
            self.state = State::Ended(failed.clone());
        }
        Err(failed)
    }

    /// What the server reports besides.
    fn hear(&mut self, reports: &[ServerPiggyback]) {
        for report in reports {
            match report {
                ServerPiggyback::Session { id, serial, .. } => {
                    (self.info.facts.session_id, self.info.facts.serial) = (*id, (*serial).into());
                }
                ServerPiggyback::Changes(changes) => {
                    let container = changes.iter().rev().find(|one| one.keyword == Change::CONTAINER);
                    if let Some(change) = container.filter(|change| !change.text.is_empty()) {
                        self.info.facts.database.clone_from(&change.text);
                    }
                }
                ServerPiggyback::Transaction(_) | ServerPiggyback::Other(_) => {}
            }
        }
    }

    fn failed(&mut self, error: &SessionError) -> CallError {
        let broken = match &mut self.state {
            State::Calling(calling) => calling.broken.take(),
            State::Idle | State::Ended(_) => None,
        };
        let failed = match (broken, error) {
            (Some(broken), SessionError::Wire(WireError::Ended { .. })) => broken,
            _ => CallError::session(&self.to, error),
        };
        self.fetching = None;
        self.state = State::Ended(failed.clone());
        failed
    }
}

impl Calling {
    fn within(limit: Option<Duration>) -> Self {
        Self { limit, deadline: Deadline::after(limit), stop: None, urgent: false, broken: None }
    }
}
