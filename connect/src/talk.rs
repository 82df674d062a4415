//! The exchange with a listener, whoever drives it: steps become events and failures.

use std::io;
use std::time::Instant;

use tns_wire::{Accept, Framer, Handshake, Packet, Redirect, Step, WireError};

use crate::error::{Failure, Phase};
use crate::target::Target;
use crate::trace::{Event, Observer};

/// What the driver does next.
pub(crate) enum Next {
    Send(Vec<u8>),
    /// Receive, then [`Talk::read`].
    Receive,
    /// Start TLS anew, then [`Talk::renegotiated`].
    Renegotiate,
    Done(Answer),
}

/// What the listener wants.
pub(crate) enum Answer {
    Accepted(Accept),
    Redirected(Redirect),
}

/// One TCP connection, from CONNECT to the answer.
pub(crate) struct Talk {
    machine: Handshake,
    to: String,
    start: Instant,
    /// Why nothing more can be received, where it was not a plain end.
    broken: Option<Failure>,
}

impl Talk {
    /// # Errors
    /// Where no packet can hold the connect data.
    pub(crate) fn new(target: &Target) -> Result<Self, Failure> {
        let to = target.endpoint();
        let machine = Handshake::new(&target.connect).map_err(|error| Failure::wire(&to, &error))?;
        Ok(Self { machine, to, start: Instant::now(), broken: None })
    }

    /// # Errors
    /// Where the listener refuses, or nothing can come of it.
    pub(crate) fn next(&mut self, observer: &mut dyn Observer) -> Result<Next, Failure> {
        loop {
            return match self.machine.step() {
                Step::Send(bytes) => {
                    sent(&bytes, observer);
                    Ok(Next::Send(bytes))
                }
                Step::Receive => Ok(Next::Receive),
                Step::Received(packet) => {
                    let (kind, len) = facts(&packet);
                    observer.on(&Event::Received { kind: &kind, len, packet: &packet });
                    continue;
                }
                Step::Renegotiate => {
                    observer.on(&Event::Renegotiating);
                    Ok(Next::Renegotiate)
                }
                Step::Redirected(redirect) => Ok(Next::Done(Answer::Redirected(redirect))),
                Step::Accepted(accept) => {
                    let (version, sdu, took) = (accept.version, accept.sdu, self.start.elapsed());
                    observer.on(&Event::Accepted { version, sdu, took });
                    Ok(Next::Done(Answer::Accepted(accept)))
                }
                Step::Refused(refuse) => Err(Failure::refused(&self.to, &refuse)),
                Step::Failed(error) => Err(self.failed(&error)),
            };
        }
    }

    /// Takes in what a read gave: bytes, the end, or an error, which is an end as well. A refusal
    /// that has begun remains one. `why` knows more than the error, or nothing.
    pub(crate) fn read(&mut self, read: io::Result<&[u8]>, why: impl Fn(&io::Error) -> Option<Failure>) {
        self.broken = match read {
            Ok([]) => why(&io::ErrorKind::UnexpectedEof.into()),
            Ok(bytes) => return self.machine.received(bytes),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return,
            Err(error) => Some(self.lost(&error, why)),
        };
        self.machine.ended();
    }

    /// Why a read or write failed.
    pub(crate) fn lost(&self, error: &io::Error, why: impl Fn(&io::Error) -> Option<Failure>) -> Failure {
        why(error).unwrap_or_else(|| Failure::lost(Phase::Tns, &self.to, error))
    }

    /// Whether TLS has started anew.
    pub(crate) fn renegotiated(&mut self, done: bool) {
        self.machine.renegotiated(done);
    }

    pub(crate) fn into_rest(self) -> Framer {
        self.machine.into_rest()
    }

    fn failed(&mut self, error: &WireError) -> Failure {
        match self.broken.take() {
            Some(failure) if matches!(error, WireError::Ended { .. }) => failure,
            _ => Failure::wire(&self.to, error),
        }
    }
}

fn sent(bytes: &[u8], observer: &mut dyn Observer) {
    let mut framer = Framer::default();
    framer.feed(bytes);
    while let Ok(Some(packet)) = framer.packet() {
        let (kind, len) = facts(&packet);
        observer.on(&Event::Sent { kind: &kind, len, packet: &packet });
    }
}

pub(crate) fn facts(packet: &Packet) -> (String, usize) {
    (packet.kind.to_string(), packet.body.len() + tns_wire::HEADER)
}
