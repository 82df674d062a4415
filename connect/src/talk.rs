//! The exchange with a listener, whoever drives it: steps become events and failures.

use std::time::Instant;

use tns_wire::{Accept, Framer, Handshake, Packet, Redirect, Step, WireError};

use crate::error::Failure;
use crate::target::Target;
use crate::trace::{Event, Observer};

/// What the driver does next.
pub(crate) enum Next {
    Send(Vec<u8>),
    /// Receive, then [`Talk::received`], [`Talk::ended`] or [`Talk::broken`].
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

    pub(crate) fn received(&mut self, bytes: &[u8]) {
        self.machine.received(bytes);
    }

    /// The other end has closed.
    pub(crate) fn ended(&mut self) {
        self.machine.ended();
    }

    /// Nothing more can be received, for this reason. A refusal that has begun remains one.
    pub(crate) fn broken(&mut self, failure: Failure) {
        self.broken = Some(failure);
        self.machine.ended();
    }

    pub(crate) fn renegotiated(&mut self) {
        self.machine.renegotiated(true);
    }

    /// The failure of a stream on which TLS cannot start anew.
    pub(crate) fn no_renegotiation(to: &str) -> Failure {
        Failure::wire(to, &WireError::Renegotiation)
    }

    /// The listener as `host:port`.
    pub(crate) fn to(&self) -> &str {
        &self.to
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

fn facts(packet: &Packet) -> (String, usize) {
    (packet.kind.to_string(), packet.body.len() + tns_wire::HEADER)
}
