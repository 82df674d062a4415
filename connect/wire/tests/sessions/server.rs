//! A small database server without sockets: bytes in, bytes out.

use secrecy::SecretString;
use tns_wire::auth::{ComboKey, Offer, SessionKeys, Stored, SystemRandom, Verifier};
use tns_wire::native::{NativeServer, NativeStep, Seal, ServerSettings};
use tns_wire::ttc::{
    Caps, FieldVersion, Kind, OraError, Profile, Reader, Request, TtcError, Warning, Writer,
};
use tns_wire::{Accept, Framer, Lengths, Marker, Packet, PacketKind, data};

/// How an answer ends where both sides agreed to mark it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Message,
    Flag,
}

/// How the server says no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Plain,
    /// A break and a reset; the error follows the client's reset.
    Break,
}

pub(crate) struct Server {
    pub(crate) profile: Profile,
    pub(crate) accept: Accept,
    pub(crate) keys: SessionKeys,
    pub(crate) mark: Mark,
    /// Answers logins with this error.
    pub(crate) refuse: Option<(OraError, Manner)>,
    /// Warns of this at logins.
    pub(crate) warn: Option<Warning>,
    /// Says that it keeps passwords in this way.
    pub(crate) claims: Option<u32>,
    /// The instance is down: there is nothing to tell about it.
    pub(crate) is_down: bool,
    /// Does not know the password.
    pub(crate) is_impostor: bool,
    /// Answers fast authentication by asking for single messages.
    pub(crate) renegotiates: bool,
    /// Answers urgent data.
    pub(crate) urgent: u32,
    /// Negotiates native encryption first.
    pub(crate) native: Option<NativeServer>,
    /// Seals packets.
    pub(crate) seal: Option<Seal>,
    /// What came.
    pub(crate) requests: Vec<Request>,
    pub(crate) new_password: Option<SecretString>,
    pub(crate) stored: Stored,
    pub(crate) offer: Option<Offer>,
    pub(crate) key: Option<ComboKey>,
    /// The client has just proven to know the password.
    pub(crate) is_proven: bool,
    pub(crate) client: Caps,
    pub(crate) fields: FieldVersion,
    pub(crate) framer: Framer,
    pub(crate) request: Vec<u8>,
    pub(crate) out: Vec<u8>,
    /// What follows the client's reset.
    pub(crate) after_reset: Option<AfterReset>,
}

/// What follows the client's reset.
pub(crate) struct AfterReset {
    /// A reset of the server's own comes first.
    pub(crate) marks: bool,
    pub(crate) message: Vec<u8>,
}

impl Server {
    pub(crate) fn new(profile: Profile, verifier: Verifier, password: &str) -> Self {
        let mut framer = Framer::default();
        framer.set_lengths(Lengths::Long);
        Self {
            profile,
            accept: profile.accept(8192),
            keys: SessionKeys::Short,
            mark: Mark::Message,
            refuse: None,
            warn: None,
            claims: None,
            is_down: false,
            is_impostor: false,
            renegotiates: false,
            urgent: 0,
            native: None,
            seal: None,
            requests: Vec::new(),
            new_password: None,
            stored: Stored::new(verifier, password.as_bytes(), &mut SystemRandom).expect("kept"),
            offer: None,
            key: None,
            is_proven: false,
            client: Caps::client(false),
            fields: FieldVersion::V23_4,
            framer,
            request: Vec::new(),
            out: Vec::new(),
            after_reset: None,
        }
    }

    /// The same with native encryption.
    pub(crate) fn with_native(mut self, settings: ServerSettings) -> Self {
        self.accept.native = settings.accept_flags();
        Self { native: Some(NativeServer::new(settings)), ..self }
    }

    /// Takes in bytes, and gives the answer to what is whole.
    pub(crate) fn received(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.framer.feed(bytes);
        while let Some(packet) = self.framer.packet().expect("a packet") {
            match packet.kind {
                PacketKind::Data if self.native.is_some() => self.negotiate(&packet.body[2..]),
                PacketKind::Data => {
                    let body = packet.body[2..].to_vec();
                    let body = self.seal.as_mut().map_or(Ok(body.clone()), |seal| seal.open(body));
                    self.request.extend(body.expect("sealed by the client"));
                    self.try_request();
                }
                PacketKind::Marker => self.marker(Marker::from_packet(&packet).expect("a marker")),
                kind => panic!("the client sends {kind}"),
            }
        }
        std::mem::take(&mut self.out)
    }

    fn marker(&mut self, marker: Marker) {
        match marker {
            // The answer to a break of ours.
            Marker::Reset if self.after_reset.is_some() => self.answer_reset(),
            Marker::Reset => self.packet(Marker::Reset.to_packet()),
            Marker::Break => self.after_reset = Some(self.cancelled()),
            Marker::Interrupt => {
                self.packet(Marker::Break.to_packet());
                self.after_reset = Some(self.cancelled());
            }
            Marker::Other(number) => panic!("marker {number}"),
        }
    }

    /// What a call gives that was broken off; the server's reset comes first.
    fn cancelled(&self) -> AfterReset {
        let error = OraError::new(1013, "ORA-01013: user requested cancel of current operation");
        AfterReset { marks: true, message: self.message(|write, fields| error.write(write, fields)) }
    }

    fn answer_reset(&mut self) {
        let AfterReset { marks, message } = self.after_reset.take().expect("something");
        if marks {
            self.packet(Marker::Reset.to_packet());
        }
        self.seal.iter_mut().for_each(Seal::reset);
        let packets = self.packets(&message);
        self.out.extend(packets);
    }

    /// What a client says about native encryption.
    fn negotiate(&mut self, body: &[u8]) {
        let Some(mut native) = self.native.take() else { return };
        native.received(body);
        loop {
            match native.step() {
                NativeStep::Send(bytes) => self.packet(Packet::new(PacketKind::Data, data(0, &bytes))),
                NativeStep::Done(agreed) => return self.seal = agreed.seal,
                NativeStep::Receive | NativeStep::Failed(_) => break,
            }
        }
        self.native = Some(native);
    }

    pub(crate) fn packet(&mut self, packet: Packet) {
        self.out.extend(packet.to_bytes(Lengths::Long));
    }

    pub(crate) fn message(&self, write: impl FnOnce(&mut Writer, FieldVersion)) -> Vec<u8> {
        Writer::message(|writer| write(writer, self.fields)).to_vec()
    }

    /// An answer in packets, marked where both sides agreed to.
    pub(crate) fn packets(&mut self, message: &[u8]) -> Vec<u8> {
        let is_marked = self.client.has_end_of_response() && self.accept.has_end_of_response();
        let is_fast = matches!(self.requests.last(), Some(Request::FastAuth(_)));
        let is_negotiation = matches!(message.first(), Some(&Kind::PROTOCOL | &Kind::DATA_TYPES)) && !is_fast;
        let is_marked = is_marked && !is_negotiation;
        let mut message = message.to_vec();
        if is_marked && self.mark == Mark::Message {
            message.push(Kind::END_OF_RESPONSE);
        }
        let room = self.accept.sdu as usize - 10 - self.seal.as_ref().map_or(0, Seal::overhead);
        let chunks: Vec<_> = message.chunks(room).collect();
        let last = chunks.len() - 1;
        let flags = |at| if is_marked && at == last { 0x2000 } else { 0 };
        let packets = chunks.iter().enumerate().map(|(at, chunk)| {
            let body = self.seal.as_mut().map_or(chunk.to_vec(), |seal| seal.seal(chunk));
            Packet::new(PacketKind::Data, data(flags(at), &body))
        });
        packets.flat_map(|packet| packet.to_bytes(Lengths::Long)).collect()
    }

    fn try_request(&mut self) {
        let bytes = std::mem::take(&mut self.request);
        let mut read = Reader::new(&bytes);
        match Request::read(&mut read, self.fields) {
            Ok(request) => {
                assert_eq!(read.rest(), b"", "bytes behind a request");
                self.requests.push(request.clone());
                self.answer(request);
            }
            Err(TtcError::Short(_)) => self.request = bytes,
            Err(error) => panic!("{error}"),
        }
    }
}
