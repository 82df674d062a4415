//! A server that answers a login and a query.

use tns_wire::auth::{Offer, SessionKeys, Stored, Verifier};
use tns_wire::native::{Level, NativeServer, NativeStep, ServerSettings, Wish};
use tns_wire::ttc::{
    Answer, AuthAnswer, AuthRequest, CallStatus, Caps, Column, DataTypesAnswer, FieldVersion, Function, Kind,
    OraError, Pairs, Profile, Reader, Request, Results, ServerPiggyback, Value, ValueType, Warning, Writer,
};
use tns_wire::{Accept, Framer, Lengths, Marker, Packet, PacketKind, data};

use super::{PASSWORD, Same};

/// A kind of server.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    profile: Profile,
    keys: SessionKeys,
    /// It refuses the login after a break.
    refuses: bool,
    /// It negotiates native encryption first.
    native: Option<Level>,
    client: Caps,
    fields: FieldVersion,
    is_fast: bool,
}

/// An ACCEPT with or without the ways of release 23.
pub(super) fn accept(is_new: bool) -> Accept {
    if is_new { Profile::V23 } else { Profile::V12_1 }.accept(8192)
}

/// The same of a server that negotiates native encryption at this level.
pub(super) fn with_native(accept: Accept, level: Level) -> Accept {
    Accept { native: native(level).accept_flags(), ..accept }
}

/// Checksums at this level, and no encryption.
fn native(level: Level) -> ServerSettings {
    ServerSettings { checksum: Wish::new(level), ..ServerSettings::default() }
}

impl Stand {
    /// All kinds.
    pub(super) fn all() -> Vec<Self> {
        let kind = |profile: Profile, keys, refuses| Self {
            profile,
            keys,
            refuses,
            native: None,
            client: Caps::client(false),
            fields: FieldVersion::V23_4,
            is_fast: profile == Profile::V23,
        };
        let of = |profile| {
            [(SessionKeys::Short, false), (SessionKeys::Long, false), (SessionKeys::Short, true)]
                .map(|(keys, refuses)| kind(profile, keys, refuses))
        };
        let plain = Profile::ALL.into_iter().flat_map(of);
        let native = [Level::Accepted, Level::Required]
            .map(|level| Self { native: Some(level), ..kind(Profile::V12_1, SessionKeys::Short, false) });
        plain.chain(native).collect()
    }

    pub(super) fn accept(&self) -> Accept {
        let accept = self.profile.accept(8192);
        self.native.map_or(accept.clone(), |level| with_native(accept, level))
    }

    /// Answers what a client sent, if it is all there.
    pub(super) fn received(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut framer = Framer::default();
        framer.set_lengths(Lengths::Long);
        framer.feed(bytes);
        let mut request = Vec::new();
        while let Ok(Some(packet)) = framer.packet() {
            if packet.kind == PacketKind::Data {
                request.extend(&packet.body[2..]);
            }
        }
        if let Some(level) = self.native.take() {
            let mut server = NativeServer::new(native(level));
            server.received(&request);
            let NativeStep::Send(reply) = server.step() else { return Vec::new() };
            return packet(&reply, 0);
        }
        match Request::read(&mut Reader::new(&request), self.fields) {
            Ok(request) => self.answer(request),
            Err(_) => Vec::new(),
        }
    }

    fn answer(&mut self, request: Request) -> Vec<u8> {
        match request {
            Request::Protocol(_) => packet(&self.protocol(), 0),
            Request::DataTypes(types) => {
                self.agree(types.caps.clone());
                let answer = DataTypesAnswer::agree(&types);
                packet(&Writer::message(|write| answer.write(write, &types.caps)), 0)
            }
            Request::FastAuth(fast) => {
                self.agree(fast.data_types.caps.clone());
                let types = DataTypesAnswer::agree(&fast.data_types);
                let types = Writer::message(|write| types.write(write, &self.client));
                let is_first = fast.header.function == AuthRequest::FIRST;
                self.login(is_first, &fast.auth, &[&self.protocol()[..], &types].concat())
            }
            Request::Call(call) => match &call.function {
                Function::FirstStep(auth) => self.login(true, auth, &[]),
                Function::SecondStep(auth) => self.login(false, auth, &[]),
                _ => Vec::new(),
            },
        }
    }

    fn agree(&mut self, client: Caps) {
        self.fields = client.clone().agree(&self.profile.caps());
        self.client = client;
    }

    fn protocol(&self) -> Vec<u8> {
        Writer::message(|write| self.profile.protocol().write(write)).to_vec()
    }

    /// The answer to a step of the login, behind what came before it.
    fn login(&self, is_first: bool, auth: &AuthRequest, before: &[u8]) -> Vec<u8> {
        if self.refuses && !is_first {
            let error = OraError::new(28_000, "ORA-28000: the account is locked");
            let error = self.end(&Writer::message(|write| error.write(write, self.fields)));
            return [marker(Marker::Break), marker(Marker::Reset), error].concat();
        }
        let (stored, offer) = self.kept();
        let pairs = if is_first { offer.challenge.to_pairs() } else { facts(&stored, &offer, auth, self) };
        let answer = Writer::message(|write| {
            write.bytes(before);
            AuthAnswer::write(&pairs, write);
            let session = ServerPiggyback::Session { changed: true, id: 42, serial: 7 };
            Answer::Piggyback(session).write(write, self.fields);
            let warning = Warning { number: 28_002, text: "ORA-28002: expires within 7 days".to_owned() };
            Answer::Warning(warning).write(write, self.fields);
            OraError { status: CallStatus(1), ..OraError::default() }.write(write, self.fields);
        });
        self.end(&answer)
    }

    /// The same in both steps.
    fn kept(&self) -> (Stored, Offer) {
        let mut random = Same(9);
        let stored = Stored::new(Verifier::V11g2, PASSWORD.as_bytes(), &mut random).expect("a known way");
        let offer = stored.offer(self.keys, &mut random).expect("random bytes");
        (stored, offer)
    }

    /// A message in packets, marked as both sides agreed.
    fn end(&self, message: &[u8]) -> Vec<u8> {
        match self.is_fast {
            true => packet(&[message, &[Kind::END_OF_RESPONSE]].concat(), 0x2000),
            false => packet(message, 0),
        }
    }

    /// The answers to a query and to a ping.
    pub(super) fn rows(&self) -> Vec<u8> {
        let of = |kind, form, size| ValueType { kind, form, size };
        let columns = [Column::new("N", of(2, 0, 22)), Column::new("T", of(1, 1, 20))];
        let row = [Value::Number((-5).into()), Value::Text("é".to_owned())];
        let query = Writer::message(|write| {
            Column::write_all(&columns, write, self.fields, false);
            Results::write_row_header(write, &columns);
            Results::write_row(write, &columns, &row).expect("short numbers");
            write.bytes(&[Kind::BIT_VECTOR, 1, 1, 0b10]);
            Results::write_row(write, &columns[1..], &row[1..]).expect("no number");
            Results::write_parameters(write);
            let end = OraError::new(1403, "ORA-01403: no data found");
            OraError { cursor: 3, rows: 2, ..end }.write(write, self.fields);
        });
        let ping = Answer::Status(CallStatus(0));
        let ping = Writer::message(|write| ping.write(write, self.fields));
        [self.end(&query), self.end(&ping)].concat()
    }
}

/// What the server tells at the end, and that it knows the password.
fn facts(stored: &Stored, offer: &Offer, auth: &AuthRequest, stand: &Stand) -> Pairs {
    let mut pairs = Pairs::default();
    pairs.push("AUTH_VERSION_NO", stand.profile.version().to_number(stand.fields).to_string(), 0);
    pairs.push("AUTH_SESSION_ID", "42", 0);
    pairs.push("AUTH_SERIAL_NUM", "7", 0);
    pairs.push("AUTH_NLS_LXCDATEFM\0", "DD-MON-RR", 0);
    if let Ok(verified) = stored.verify(offer, &auth.pairs) {
        pairs.push("AUTH_SVR_RESPONSE", verified.key.answer(&mut Same(3)).expect("random bytes"), 0);
    }
    pairs
}

/// A message in packets of 8,192 bytes, with flags on the last one.
fn packet(message: &[u8], flags: u16) -> Vec<u8> {
    let chunks: Vec<_> = message.chunks(8182).collect();
    let flags = |at: usize| if at + 1 == chunks.len() { flags } else { 0 };
    let packets =
        chunks.iter().enumerate().map(|(at, chunk)| Packet::new(PacketKind::Data, data(flags(at), chunk)));
    packets.flat_map(|packet| packet.to_bytes(Lengths::Long)).collect()
}

fn marker(marker: Marker) -> Vec<u8> {
    marker.to_packet().to_bytes(Lengths::Long)
}
