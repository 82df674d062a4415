//! From CONNECT to the answer of the listener, on one TCP connection.

use crate::redirect::Redirect;
use crate::refuse::{Refuse, Refusing};
use crate::text::Text;
use crate::{Accept, Connect, Framer, Lengths, Packet, PacketKind, WireError, foreign};

/// How often the same CONNECT is sent again.
const RESENDS: u32 = 3;

/// How many packets that say nothing are passed over.
const SKIPPED: u32 = 32;

/// Flag of a RESEND: TLS starts anew before the CONNECT is sent again.
const RENEGOTIATE: u8 = 0x08;

/// What the driver has to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send these bytes.
    Send(Vec<u8>),
    /// Receive, and call [`Handshake::received`] or [`Handshake::ended`].
    Receive,
    /// A packet has come: only for those who watch; what it means follows.
    Received(Packet),
    /// Start TLS anew on the same TCP connection, and call [`Handshake::renegotiated`].
    Renegotiate,
    /// Go elsewhere, on a new TCP connection.
    Redirected(Redirect),
    /// The session is there.
    Accepted(Accept),
    /// The server said no.
    Refused(Refuse),
    /// Nothing can come of it.
    Failed(WireError),
}

impl Step {
    /// Whether it is the last one: the machine says nothing else from then on.
    pub fn is_last(&self) -> bool {
        matches!(self, Self::Redirected(_) | Self::Accepted(_) | Self::Refused(_) | Self::Failed(_))
    }
}

/// The machine: says what to do, and is told what came of it.
#[derive(Debug)]
pub struct Handshake {
    connect: Vec<u8>,
    framer: Framer,
    /// A packet that was reported, and not yet understood.
    read: Option<Packet>,
    state: State,
    resends: u32,
    skipped: u32,
    ended: bool,
}

#[derive(Debug)]
enum State {
    Sending,
    Waiting,
    /// A refusal whose text is not whole.
    Refusing(Refusing),
    /// A redirect whose text is not whole.
    Redirecting(Text),
    Renegotiating,
    Done(Step),
}

impl Handshake {
    /// Begins with a CONNECT.
    ///
    /// # Errors
    /// [`WireError::ConnectDataTooLong`] where no packet can hold its connect data.
    pub fn new(connect: &Connect) -> Result<Self, WireError> {
        Ok(Self {
            connect: connect.to_bytes()?,
            framer: Framer::default(),
            read: None,
            state: State::Sending,
            resends: 0,
            skipped: 0,
            ended: false,
        })
    }

    /// What to do next.
    pub fn step(&mut self) -> Step {
        self.advance().unwrap_or_else(|error| self.done(Step::Failed(error)))
    }

    /// Takes in what was received, however it is cut.
    pub fn received(&mut self, bytes: &[u8]) {
        self.framer.feed(bytes);
    }

    /// Nothing will be received any more: the other end has closed, or the time is over.
    pub fn ended(&mut self) {
        self.ended = true;
    }

    /// Whether TLS has started anew; the answer to [`Step::Renegotiate`].
    pub fn renegotiated(&mut self, done: bool) {
        if !matches!(self.state, State::Renegotiating) {
            return;
        }
        self.state = match (done, self.framer.waiting().is_empty()) {
            (false, _) => State::Done(Step::Failed(WireError::Renegotiation)),
            // Such bytes came before the new TLS: whoever sent them, they are not to be trusted.
            (true, false) => State::Done(Step::Failed(WireError::Text("bytes came before TLS started anew"))),
            (true, true) => State::Sending,
        };
    }

    /// What came behind the last packet; after an ACCEPT it goes on with long lengths.
    pub fn into_rest(self) -> Framer {
        self.framer
    }

    fn done(&mut self, step: Step) -> Step {
        self.state = State::Done(step.clone());
        step
    }

    fn advance(&mut self) -> Result<Step, WireError> {
        if let Some(packet) = self.read.take() {
            self.understand(&packet)?;
        }
        match &self.state {
            State::Sending => {
                self.state = State::Waiting;
                Ok(Step::Send(self.connect.clone()))
            }
            State::Renegotiating => Ok(Step::Renegotiate),
            State::Done(step) => Ok(step.clone()),
            State::Waiting | State::Refusing(_) | State::Redirecting(_) => self.next_packet(),
        }
    }

    fn next_packet(&mut self) -> Result<Step, WireError> {
        foreign::check(self.framer.waiting())?;
        match self.framer.packet()? {
            Some(packet) => {
                self.read = Some(packet.clone());
                Ok(Step::Received(packet))
            }
            None if self.ended => self.cut_off(),
            None => Ok(Step::Receive),
        }
    }

    /// The end came first. A refusal stays one, with as much of its text as there is.
    fn cut_off(&mut self) -> Result<Step, WireError> {
        match std::mem::replace(&mut self.state, State::Waiting) {
            State::Refusing(refusing) => Ok(self.done(Step::Refused(refusing.finish()))),
            _ => Err(WireError::Ended { received: self.framer.waiting().len() }),
        }
    }

    fn understand(&mut self, packet: &Packet) -> Result<(), WireError> {
        if matches!(packet.kind, PacketKind::Marker | PacketKind::Control) {
            return self.skip();
        }
        self.state = match std::mem::replace(&mut self.state, State::Waiting) {
            State::Refusing(mut refusing) => {
                refusing.text.packet(packet, "the text of the refusal")?;
                self.skip_if_empty(packet)?;
                State::Refusing(refusing)
            }
            State::Redirecting(mut text) => {
                text.packet(packet, "the address of the redirect")?;
                self.skip_if_empty(packet)?;
                State::Redirecting(text)
            }
            _ => self.answer(packet)?,
        };
        self.finish_text()
    }

    fn answer(&mut self, packet: &Packet) -> Result<State, WireError> {
        match packet.kind {
            PacketKind::Accept => {
                let accept = Accept::from_packet(packet)?;
                self.framer.set_lengths(Lengths::Long);
                Ok(State::Done(Step::Accepted(accept)))
            }
            PacketKind::Refuse => Refusing::start(packet).map(State::Refusing),
            PacketKind::Redirect => Redirect::start(packet).map(State::Redirecting),
            PacketKind::Resend => self.resend(packet.flags),
            kind => Err(WireError::Unexpected { kind, wanted: "the answer of the listener" }),
        }
    }

    fn resend(&mut self, flags: u8) -> Result<State, WireError> {
        self.resends += 1;
        if self.resends > RESENDS {
            return Err(WireError::Loop { what: "RESEND", times: self.resends });
        }
        Ok(if flags & RENEGOTIATE == 0 { State::Sending } else { State::Renegotiating })
    }

    fn finish_text(&mut self) -> Result<(), WireError> {
        let is_whole = match &self.state {
            State::Refusing(refusing) => refusing.text.is_whole(),
            State::Redirecting(text) => text.is_whole(),
            _ => false,
        };
        if is_whole {
            self.state = match std::mem::replace(&mut self.state, State::Waiting) {
                State::Refusing(refusing) => State::Done(Step::Refused(refusing.finish())),
                State::Redirecting(text) => State::Done(Step::Redirected(Redirect::finish(text)?)),
                other => other,
            };
        }
        Ok(())
    }

    /// A DATA packet without data brings a text no further.
    fn skip_if_empty(&mut self, packet: &Packet) -> Result<(), WireError> {
        if packet.body.len() > 2 { Ok(()) } else { self.skip() }
    }

    fn skip(&mut self) -> Result<(), WireError> {
        self.skipped += 1;
        match self.skipped > SKIPPED {
            true => Err(WireError::Loop { what: "with packets that say nothing", times: self.skipped }),
            false => Ok(()),
        }
    }
}
