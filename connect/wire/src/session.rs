//! A session after its login: one call after the other.

mod error;
mod reading;

use std::mem;

use zeroize::Zeroizing;

use crate::Marker;
use crate::auth::{ComboKey, Random, SystemRandom};
use crate::channel::Channel;
use crate::login::change_password;
use crate::ttc::{
    Call, CallStatus, EndToEnd, FieldVersion, Function, OraError, Pairs, Piggyback, Results, Sequence,
    ServerPiggyback, TtcError, Warning, Writer,
};
pub use error::SessionError;
use reading::Reading;

/// What the driver has to do next.
pub enum SessionStep {
    /// Send these bytes; they are wiped when they are dropped.
    Send(Zeroizing<Vec<u8>>),
    /// Receive, and call [`Session::received`] or [`Session::ended`].
    Receive,
    /// The call is over.
    Done(Box<Outcome>),
    /// The session is of no use any more.
    Failed(SessionError),
}

/// What came of a call.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The ORA error, if there was one.
    pub error: Option<OraError>,
    /// The cursor that was opened; 0 is none. It has to be closed by [`Session::close_cursor`].
    pub cursor: u32,
    /// The rows that were fetched or changed.
    pub rows: u64,
    /// Whether more rows can be fetched.
    pub more: bool,
    /// Columns, rows and bind variables.
    pub results: Results,
    /// Warnings.
    pub warnings: Vec<Warning>,
    /// What the server reported besides.
    pub reports: Vec<ServerPiggyback>,
    /// The pairs of a change of the password.
    pub pairs: Pairs,
    /// A column whose values cannot be read here; the query was broken off.
    pub unreadable: Option<TtcError>,
}

/// A session.
pub struct Session {
    pub(crate) channel: Channel,
    pub(crate) fields: FieldVersion,
    pub(crate) end_of_response: bool,
    pub(crate) sequence: Sequence,
    pub(crate) key: Option<ComboKey>,
    pub(crate) user: String,
    pub(crate) status: CallStatus,
    waiting: Vec<Piggyback>,
    state: State,
}

enum State {
    Idle,
    Calling(Box<Reading>),
    Failed(SessionError),
}

impl Session {
    pub(crate) fn new(
        channel: Channel,
        (fields, end_of_response): (FieldVersion, bool),
        sequence: Sequence,
        (user, key): (String, Option<ComboKey>),
    ) -> Self {
        Self {
            channel,
            fields,
            end_of_response,
            sequence,
            key,
            user,
            status: CallStatus::default(),
            waiting: Vec::new(),
            state: State::Idle,
        }
    }

    /// The version of the fields that both sides use.
    pub fn fields(&self) -> FieldVersion {
        self.fields
    }

    /// Whether a transaction is open, as the last answer said.
    pub fn in_transaction(&self) -> bool {
        self.status.in_transaction()
    }

    /// Begins a call; what waits goes along.
    ///
    /// # Errors
    /// [`SessionError::Busy`] while another call is under way, [`SessionError::Ttc`] where a value
    /// cannot be sent.
    pub fn begin(&mut self, function: Function) -> Result<(), SessionError> {
        match &self.state {
            State::Idle => {}
            State::Calling(_) => return Err(SessionError::Busy),
            State::Failed(error) => return Err(error.clone()),
        }
        let reading = Reading::new(&function);
        let mut write = Writer::default();
        let call = Call { piggybacks: self.waiting.clone(), function };
        call.write(&mut write, self.fields, &mut self.sequence)?;
        self.waiting.clear();
        self.channel.send(&write.into_bytes());
        self.state = State::Calling(Box::new(reading));
        Ok(())
    }

    /// Begins to fetch more rows of a query.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub fn fetch(&mut self, results: Results, cursor: u32, rows: u32) -> Result<(), SessionError> {
        self.begin(Function::Fetch { cursor, rows })?;
        if let State::Calling(reading) = &mut self.state {
            reading.outcome.results = results.further();
        }
        Ok(())
    }

    /// Begins to change the password of the user, with the key of the login.
    ///
    /// # Errors
    /// [`SessionError::NoKey`] where the login had no password; others as [`Self::begin`].
    pub fn change_password(&mut self, old: &[u8], new: &[u8]) -> Result<(), SessionError> {
        self.change_password_with(old, new, &mut SystemRandom)
    }

    /// [`Self::change_password`] with other random bytes.
    ///
    /// # Errors
    /// As [`Self::change_password`].
    pub fn change_password_with(
        &mut self,
        old: &[u8],
        new: &[u8],
        random: &mut dyn Random,
    ) -> Result<(), SessionError> {
        let key = self.key.as_ref().ok_or(SessionError::NoKey)?;
        let request = change_password(&self.user, key, (old, new), random)?;
        self.begin(Function::SecondStep(request))
    }

    /// Sends along with the next call who works here, and on what.
    pub fn set_attributes(&mut self, attributes: EndToEnd) {
        if !attributes.is_empty() {
            self.waiting.push(Piggyback::EndToEnd(attributes));
        }
    }

    /// Sends something along with the next call.
    pub fn send_along(&mut self, piggyback: Piggyback) {
        self.waiting.push(piggyback);
    }

    /// Closes a cursor along with the next call.
    pub fn close_cursor(&mut self, cursor: u32) {
        if cursor == 0 {
            return;
        }
        let closing = self.waiting.iter_mut().find_map(|piggyback| match piggyback {
            Piggyback::CloseCursors(cursors) => Some(cursors),
            _ => None,
        });
        match closing {
            Some(cursors) => cursors.push(cursor),
            None => self.waiting.push(Piggyback::CloseCursors(vec![cursor])),
        }
    }

    /// Asks the server to stop the call; its answer will be ORA-01013, or what it had already.
    pub fn interrupt(&mut self) {
        if let State::Calling(reading) = &mut self.state
            && !mem::replace(&mut reading.is_interrupted, true)
        {
            self.channel.mark(Marker::Interrupt);
        }
    }

    /// The last packet of a session, behind the answer to [`Function::Logoff`]; nothing is answered.
    pub fn goodbye(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        self.state = State::Failed(SessionError::Idle);
        self.channel.goodbye();
        self.channel.outgoing()
    }

    /// Takes in what was received, however it is cut.
    pub fn received(&mut self, bytes: &[u8]) {
        self.channel.received(bytes);
    }

    /// Nothing will be received any more: the other end has closed, or the time is over.
    pub fn ended(&mut self) {
        self.channel.ended();
    }

    /// Understands what came between two calls: what nobody waits for.
    ///
    /// # Errors
    /// [`SessionError::Notification`] where the server ends the session, others where it cannot go on.
    pub fn look(&mut self) -> Result<(), SessionError> {
        while matches!(self.state, State::Idle) && self.channel.advance()? {}
        Ok(())
    }

    /// What to do next.
    pub fn step(&mut self) -> SessionStep {
        self.advance().unwrap_or_else(|error| {
            self.state = State::Failed(error.clone());
            SessionStep::Failed(error)
        })
    }

    fn advance(&mut self) -> Result<SessionStep, SessionError> {
        loop {
            if let Some(bytes) = self.channel.outgoing() {
                return Ok(SessionStep::Send(bytes));
            }
            match &self.state {
                State::Idle => return Err(SessionError::Idle),
                State::Failed(error) => return Err(error.clone()),
                State::Calling(reading) if reading.is_over => return Ok(self.done()),
                State::Calling(_) => {}
            }
            if !self.read()? && !self.channel.advance()? {
                return Ok(SessionStep::Receive);
            }
        }
    }

    /// Reads the next message; `false` where none is whole.
    fn read(&mut self) -> Result<bool, SessionError> {
        let State::Calling(reading) = &mut self.state else { return Ok(false) };
        let (fields, marked) = (self.fields, self.end_of_response);
        let was_broken = self.channel.was_broken;
        let message = self.channel.inbox.message(|kind, read| reading.message(kind, read, fields, marked));
        match message {
            Ok(Some(())) => {}
            Ok(None) if marked && self.channel.inbox.is_complete() => reading.is_over = true,
            Ok(None) => return Ok(false),
            Err(error @ TtcError::Column { .. }) if reading.outcome.unreadable.is_none() => {
                // The rows that follow cannot be told apart: the call is broken off, and the session stays.
                reading.outcome.unreadable = Some(error);
                self.channel.break_off();
            }
            Err(error) => return Err(error.into()),
        }
        // A server that was told to stop too late stops the next thing: its answer is waited for here.
        if reading.is_over && reading.is_interrupted && !was_broken {
            reading.is_over = false;
            self.channel.inbox.clear();
        }
        Ok(true)
    }

    fn done(&mut self) -> SessionStep {
        let State::Calling(reading) = mem::replace(&mut self.state, State::Idle) else {
            return SessionStep::Failed(SessionError::Idle);
        };
        self.status = reading.status;
        SessionStep::Done(Box::new(reading.outcome))
    }
}
