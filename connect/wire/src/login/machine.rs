//! The machine: says what to do, and is told what came of it.

mod native;
mod send;

use std::mem;

use zeroize::Zeroizing;

use super::collected::Collected;
use super::config::LoginConfig;
use super::{Facts, LoginError, Phase, messages, refusal};
use crate::auth::{AuthError, ComboKey, Random, SystemRandom, Verifier};
use crate::channel::Channel;
use crate::native::{Agreed, NativeClient};
use crate::ttc::{Caps, Sequence, Warning};
use crate::{Accept, Framer, Session, SessionError};

/// What the driver has to do next.
pub enum LoginStep {
    /// Send these bytes; they are wiped when they are dropped.
    Send(Zeroizing<Vec<u8>>),
    /// Send one byte as urgent data.
    Urgent,
    /// Receive, and call [`Login::received`] or [`Login::ended`].
    Receive,
    /// The session is there.
    Done(Box<LoggedIn>),
    /// Nothing can come of it.
    Failed(LoginError),
}

/// A login that succeeded.
pub struct LoggedIn {
    /// What it told.
    pub facts: Facts,
    /// What the server warned of.
    pub warnings: Vec<Warning>,
    /// The days that are left to change the password, if the server said so.
    pub days_left: Option<u32>,
    /// What was agreed on native encryption, where it was negotiated. Its seal is at work in the session.
    pub native: Option<Box<Agreed>>,
    /// The session.
    pub session: Session,
}

/// A login under way.
pub struct Login {
    channel: Channel,
    config: LoginConfig,
    collected: Collected,
    sequence: Sequence,
    key: Option<ComboKey>,
    native: Option<Box<Agreed>>,
    verifier: Option<Verifier>,
    random: Box<dyn Random + Send>,
    /// Urgent data is to be tried out.
    is_urgent: bool,
    state: State,
}

enum State {
    /// Native encryption is negotiated before all else.
    Native(Box<NativeClient>),
    /// Urgent data is tried out first.
    Urgent,
    /// Nothing is sent yet.
    Start,
    Waiting,
    Failed(LoginError),
}

impl Login {
    /// Begins behind an ACCEPT. `rest` is what came behind it ([`crate::Handshake::into_rest`]); `native`
    /// negotiates native encryption, if the server wants to as well.
    ///
    /// # Errors
    /// [`LoginError`] where the login cannot work.
    pub fn new(
        config: LoginConfig,
        accept: &Accept,
        rest: Framer,
        native: Option<NativeClient>,
    ) -> Result<Self, LoginError> {
        config.check()?;
        let mut collected = Collected::new(Caps::client(accept.has_end_of_response()));
        collected.is_fast = accept.has_fast_authentication();
        let mut login = Self {
            channel: Channel::new(accept, rest),
            is_urgent: config.urgent && accept.has_urgent_check(),
            config,
            collected,
            sequence: Sequence::default(),
            key: None,
            native: None,
            verifier: None,
            random: Box::new(SystemRandom),
            state: State::Start,
        };
        login.begin(accept, native)?;
        Ok(login)
    }

    /// Takes other random bytes than the system's.
    #[must_use]
    pub fn with_random(self, random: Box<dyn Random + Send>) -> Self {
        Self { random, ..self }
    }

    /// How far it came.
    pub fn phase(&self) -> Phase {
        self.collected.phase
    }

    /// How the server keeps the password, once it has said so.
    pub fn verifier(&self) -> Option<Verifier> {
        self.verifier
    }

    /// What was agreed on native encryption, once it is.
    pub fn native(&self) -> Option<&Agreed> {
        self.native.as_deref()
    }

    /// Takes in what was received, however it is cut.
    pub fn received(&mut self, bytes: &[u8]) {
        self.channel.received(bytes);
    }

    /// Nothing will be received any more: the other end has closed, or the time is over.
    pub fn ended(&mut self) {
        self.channel.ended();
    }

    /// What to do next. After [`LoginStep::Done`] there is nothing left to do.
    pub fn step(&mut self) -> LoginStep {
        self.advance().unwrap_or_else(|error| {
            self.state = State::Failed(error.clone());
            LoginStep::Failed(error)
        })
    }

    fn advance(&mut self) -> Result<LoginStep, LoginError> {
        loop {
            if let Some(bytes) = self.channel.outgoing() {
                return Ok(LoginStep::Send(bytes));
            }
            match &self.state {
                State::Failed(error) => return Err(error.clone()),
                State::Native(_) => {
                    if !self.negotiate()? {
                        return Ok(LoginStep::Receive);
                    }
                }
                State::Urgent => {
                    self.state = State::Start;
                    self.channel.ask_for_reset();
                    self.start()?;
                    return Ok(LoginStep::Urgent);
                }
                State::Start => self.start()?,
                State::Waiting => {
                    if let Some(step) = self.wait()? {
                        return Ok(step);
                    }
                }
            }
        }
    }

    /// Goes on with what has come; `None` where something was done.
    fn wait(&mut self) -> Result<Option<LoginStep>, LoginError> {
        if self.collected.is_over {
            return Ok(self.answered()?.map(|done| LoginStep::Done(Box::new(done))));
        }
        let is_done = self.read()? || self.channel.advance()?;
        Ok(if is_done { None } else { Some(LoginStep::Receive) })
    }

    /// Reads the next message; `false` where none is whole.
    fn read(&mut self) -> Result<bool, LoginError> {
        let collected = &mut self.collected;
        let message = self.channel.inbox.message(|kind, read| collected.message(kind, read));
        let is_read = message.map_err(SessionError::from)?.is_some();
        if !is_read && collected.is_marked() && self.channel.inbox.is_complete() {
            collected.end();
        }
        Ok(is_read || collected.is_over)
    }

    fn start(&mut self) -> Result<(), LoginError> {
        self.state = State::Waiting;
        match self.collected.is_fast {
            true => self.send_all(),
            false => {
                self.send_protocol();
                Ok(())
            }
        }
    }

    /// An answer is whole: on to the next step.
    fn answered(&mut self) -> Result<Option<LoggedIn>, LoginError> {
        if let Some(error) = self.collected.refusal() {
            return Err(LoginError::Refused(error.into()));
        }
        let is_fast = mem::take(&mut self.collected.is_fast);
        match self.collected.phase {
            _ if mem::take(&mut self.collected.is_renegotiated) => match self.collected.protocol {
                Some(_) => self.send_data_types(),
                None => self.send_protocol(),
            },
            Phase::Native => self.start()?,
            Phase::Protocol => self.send_data_types(),
            Phase::DataTypes => self.send_first()?,
            _ if is_fast && self.collected.protocol.is_none() => {
                return Err(LoginError::Missing("answer to the protocol message"));
            }
            Phase::Challenge => self.send_proof()?,
            Phase::Proof | Phase::Over => return self.finish().map(Some),
        }
        Ok(None)
    }

    fn finish(&mut self) -> Result<LoggedIn, LoginError> {
        let key = self.key.take();
        if let Some(key) = &key {
            let answer = self.collected.pairs.get("AUTH_SVR_RESPONSE").ok_or(AuthError::Impostor)?;
            key.check_answer(&answer.value)?;
            self.channel.fold(key.bytes());
        }
        let fields = self.collected.fields;
        let protocol = self.collected.protocol.as_ref().ok_or(LoginError::Missing("protocol"))?;
        let facts = Facts::read(&self.collected.pairs, protocol, fields, self.config.is_preliminary())?;
        let warnings = mem::take(&mut self.collected.warnings);
        self.collected.phase = Phase::Over;
        self.state = State::Failed(SessionError::Idle.into());
        let agreed = (fields, self.collected.caps.has_end_of_response());
        let channel = mem::take(&mut self.channel);
        let user = (self.config.user.user.clone(), key);
        let session = Session::new(channel, agreed, self.sequence, user);
        let (native, days_left) = (self.native.take(), refusal::days_left(&warnings));
        Ok(LoggedIn { facts, warnings, days_left, native, session })
    }
}
