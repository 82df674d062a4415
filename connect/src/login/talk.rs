//! A login, whoever drives it: steps become events and failures.

use std::io::{self, ErrorKind};
use std::time::Instant;

use tns_wire::auth::Verifier;
use tns_wire::login::{
    Credential, Facts, LoggedIn, Login, LoginConfig, LoginError, LoginStep, Phase as Step,
};
use tns_wire::native::{NativeClient, Settings};
use tns_wire::{Accept, Framer, Lengths, SessionError, WireError};
use zeroize::Zeroizing;

use super::mask::Mask;
use crate::dial::endpoint;
use crate::error::{Failure, Phase};
use crate::plan::Attempt;
use crate::talk::facts;
use crate::trace::{Event, NativeFacts, Observer};

/// What the driver does next.
pub(crate) enum Next {
    Send(Zeroizing<Vec<u8>>),
    /// Send one byte as urgent data.
    Urgent,
    /// Receive, then [`LoginTalk::read`].
    Receive,
    Done(Box<LoggedIn>),
}

/// A login under way.
pub(crate) struct LoginTalk {
    machine: Login,
    to: String,
    start: Instant,
    /// A certificate says who the user is.
    by_certificate: bool,
    mask: Mask,
    framer: Framer,
    /// What was told already.
    has_told: Told,
    /// Why nothing more can be received, where it was not a plain end.
    broken: Option<Failure>,
}

#[derive(Default)]
struct Told {
    native: bool,
    challenge: bool,
}

impl LoginTalk {
    /// Begins behind the ACCEPT of `attempt`; `native` is what was offered of native encryption.
    ///
    /// # Errors
    /// Where the login cannot work.
    pub(crate) fn new(
        config: LoginConfig,
        attempt: &Attempt,
        accept: &Accept,
        (rest, native): (Framer, Option<Settings>),
    ) -> Result<Self, Failure> {
        let to = endpoint(&attempt.host, attempt.port);
        let failed = |error: LoginError| Failure::login(&to, Phase::Negotiate, &error);
        let native = native.map(NativeClient::new).transpose();
        let native = native.map_err(|error| failed(error.into()))?;
        let by_certificate = matches!(config.credential, Credential::External);
        let machine = Login::new(config, accept, rest, native).map_err(failed)?;
        let mut framer = Framer::default();
        framer.set_lengths(Lengths::Long);
        let (mask, has_told) = (Mask::default(), Told::default());
        let start = Instant::now();
        Ok(Self { machine, to, start, by_certificate, mask, framer, has_told, broken: None })
    }

    /// # Errors
    /// Where the server refuses, or nothing can come of it.
    pub(crate) fn next(&mut self, observer: &mut dyn Observer) -> Result<Next, Failure> {
        let step = self.machine.step();
        self.tell(observer);
        match step {
            LoginStep::Send(bytes) => {
                for packet in self.mask.sent(&bytes) {
                    let (kind, len) = facts(&packet);
                    observer.on(&Event::Sent { kind: &kind, len, packet: &packet });
                }
                self.mask.begin();
                Ok(Next::Send(bytes))
            }
            LoginStep::Urgent => Ok(Next::Urgent),
            LoginStep::Receive => Ok(Next::Receive),
            LoginStep::Done(done) => {
                let took = self.start.elapsed();
                let Facts { version, session_id, serial, .. } = &done.facts;
                let (version, session_id, serial) = (&*version.to_string(), *session_id, *serial);
                observer.on(&Event::LoggedIn {
                    version,
                    session_id,
                    serial,
                    days_left: done.days_left,
                    took,
                });
                Ok(Next::Done(done))
            }
            LoginStep::Failed(error) => Err(self.failed(&error)),
        }
    }

    /// Takes in what a read gave: bytes, the end, or an error, which is an end as well.
    pub(crate) fn read(&mut self, read: io::Result<&[u8]>, observer: &mut dyn Observer) {
        match read {
            Ok([]) => {}
            Ok(bytes) => {
                self.framer.feed(bytes);
                while let Ok(Some(packet)) = self.framer.packet() {
                    let packet = self.mask.received(packet);
                    let (kind, len) = facts(&packet);
                    observer.on(&Event::Received { kind: &kind, len, packet: &packet });
                }
                return self.machine.received(bytes);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => return,
            Err(error) => self.broken = Some(self.lost(&error)),
        }
        self.machine.ended();
    }

    /// Why a read or write failed.
    pub(crate) fn lost(&self, error: &io::Error) -> Failure {
        Failure::lost(self.phase(), &self.to, error)
    }

    fn phase(&self) -> Phase {
        match self.machine.phase() {
            Step::Native => Phase::Native,
            Step::Protocol | Step::DataTypes => Phase::Negotiate,
            Step::Challenge | Step::Proof => Phase::Auth,
            Step::Over => Phase::Session,
        }
    }

    /// What the machine has found out.
    fn tell(&mut self, observer: &mut dyn Observer) {
        if !self.has_told.native
            && let Some(agreed) = self.machine.native()
        {
            self.has_told.native = true;
            observer.on(&Event::NativeAgreed(&NativeFacts::of(agreed)));
        }
        if !self.has_told.challenge
            && let Some(verifier) = self.machine.verifier()
        {
            self.has_told.challenge = true;
            observer.on(&Event::Challenge { verifier: &name(verifier) });
        }
    }

    fn failed(&mut self, error: &LoginError) -> Failure {
        match (self.broken.take(), error) {
            (Some(failure), LoginError::Session(SessionError::Wire(WireError::Ended { .. }))) => failure,
            _ => {
                let failure = Failure::login(&self.to, self.phase(), error);
                let agreed = self.machine.native().is_some_and(|agreed| agreed.tcps);
                if self.by_certificate { failure.of_certificate(&self.to, agreed) } else { failure }
            }
        }
    }
}

/// How a password is kept, as it is called.
fn name(verifier: Verifier) -> String {
    let release = match verifier {
        Verifier::V10g => "10g",
        Verifier::V11g1 | Verifier::V11g2 => "11g",
        Verifier::V12c => "12c",
        Verifier::Other(_) => "unknown",
    };
    format!("{release} (0x{:04X})", verifier.number())
}
