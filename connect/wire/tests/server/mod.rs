//! A small database server without sockets: bytes in, bytes out.

use secrecy::ExposeSecret as _;
use tns_wire::auth::{ComboKey, Offer, SessionKeys, Stored, SystemRandom, Verifier};
use tns_wire::ttc::{
    Answer, AuthAnswer, AuthRequest, CallStatus, Caps, Column, DataTypesAnswer, FieldVersion, Function, Kind,
    OraError, Pairs, Profile, ProtocolAnswer, Reader, Request, Results, TtcError, Value, ValueType, Warning,
    Writer,
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
    /// Does not know the password.
    pub(crate) is_impostor: bool,
    /// Answers fast authentication by asking for single messages.
    pub(crate) renegotiates: bool,
    /// Answers urgent data.
    pub(crate) urgent: u32,
    /// What came.
    pub(crate) requests: Vec<Request>,
    pub(crate) new_password: Option<String>,
    pub(crate) stored: Stored,
    pub(crate) offer: Option<Offer>,
    pub(crate) key: Option<ComboKey>,
    pub(crate) client: Caps,
    pub(crate) fields: FieldVersion,
    pub(crate) framer: Framer,
    pub(crate) request: Vec<u8>,
    pub(crate) out: Vec<u8>,
    /// What follows the client's reset.
    pub(crate) after_reset: Option<Vec<u8>>,
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
            is_impostor: false,
            renegotiates: false,
            urgent: 0,
            requests: Vec::new(),
            new_password: None,
            stored: Stored::new(verifier, password.as_bytes(), &mut SystemRandom).expect("kept"),
            offer: None,
            key: None,
            client: Caps::client(false),
            fields: FieldVersion::V23_4,
            framer,
            request: Vec::new(),
            out: Vec::new(),
            after_reset: None,
        }
    }

    /// Takes in bytes, and gives the answer to what is whole.
    pub(crate) fn received(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.framer.feed(bytes);
        while let Some(packet) = self.framer.packet().expect("a packet") {
            match packet.kind {
                PacketKind::Data => {
                    self.request.extend(&packet.body[2..]);
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
            Marker::Reset if self.after_reset.is_some() => {
                let bytes = self.after_reset.take().expect("something");
                self.out.extend(bytes);
            }
            Marker::Reset => self.packet(Marker::Reset.to_packet()),
            Marker::Break => {
                let error = OraError::new(1013, "ORA-01013: user requested cancel of current operation");
                let message = self.message(|write, fields| error.write(write, fields));
                self.after_reset = Some(
                    [Marker::Reset.to_packet().to_bytes(Lengths::Long), self.packets(&message)].concat(),
                );
            }
            Marker::Interrupt => {
                self.packet(Marker::Break.to_packet());
                let error = OraError::new(1013, "ORA-01013: user requested cancel of current operation");
                let message = self.message(|write, fields| error.write(write, fields));
                self.after_reset = Some(
                    [Marker::Reset.to_packet().to_bytes(Lengths::Long), self.packets(&message)].concat(),
                );
            }
            Marker::Other(number) => panic!("marker {number}"),
        }
    }

    fn packet(&mut self, packet: Packet) {
        self.out.extend(packet.to_bytes(Lengths::Long));
    }

    fn message(&self, write: impl FnOnce(&mut Writer, FieldVersion)) -> Vec<u8> {
        Writer::message(|writer| write(writer, self.fields)).to_vec()
    }

    /// An answer in packets, marked where both sides agreed to.
    fn packets(&self, message: &[u8]) -> Vec<u8> {
        let is_marked = self.client.has_end_of_response() && self.accept.has_end_of_response();
        let is_fast = matches!(self.requests.last(), Some(Request::FastAuth(_)));
        let is_negotiation = matches!(message.first(), Some(&Kind::PROTOCOL | &Kind::DATA_TYPES)) && !is_fast;
        let is_marked = is_marked && !is_negotiation;
        let mut message = message.to_vec();
        if is_marked && self.mark == Mark::Message {
            message.push(Kind::END_OF_RESPONSE);
        }
        let chunks: Vec<_> = message.chunks(self.accept.sdu as usize - 10).collect();
        let last = chunks.len() - 1;
        let flags = |at| if is_marked && at == last { 0x2000 } else { 0 };
        let packets = chunks
            .iter()
            .enumerate()
            .map(|(at, chunk)| Packet::new(PacketKind::Data, data(flags(at), chunk)));
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

    fn answer(&mut self, request: Request) {
        let mut all = Vec::new();
        match request {
            Request::Protocol(_) => all = self.protocol(),
            Request::DataTypes(types) => {
                self.fields = types.caps.clone().agree(&self.profile.caps());
                self.client = types.caps.clone();
                all = Writer::message(|write| DataTypesAnswer::agree(&types).write(write, &types.caps))
                    .to_vec();
            }
            Request::FastAuth(fast) if self.renegotiates => {
                self.client = fast.data_types.caps.clone();
                all = [self.protocol(), vec![Kind::RENEGOTIATE]].concat();
            }
            Request::FastAuth(fast) => {
                self.fields = fast.data_types.caps.clone().agree(&self.profile.caps());
                self.client = fast.data_types.caps.clone();
                all.extend(self.protocol());
                let types = DataTypesAnswer::agree(&fast.data_types);
                all.extend(&*Writer::message(|write| types.write(write, &self.client)));
                let first = fast.header.function == AuthRequest::FIRST;
                match self.step(first, &fast.auth) {
                    Some(bytes) => all.extend(bytes),
                    None => return,
                }
            }
            Request::Call(call) => match call.function {
                Function::FirstStep(auth) => match self.step(true, &auth) {
                    Some(bytes) => all = bytes,
                    None => return,
                },
                Function::SecondStep(auth) => match self.step(false, &auth) {
                    Some(bytes) => all = bytes,
                    None => return,
                },
                Function::Release { .. } => return,
                function => all = self.call(&function),
            },
        }
        if !all.is_empty() {
            let packets = self.packets(&all);
            self.out.extend(packets);
        }
    }

    fn protocol(&self) -> Vec<u8> {
        let protocol: ProtocolAnswer = self.profile.protocol();
        Writer::message(|write| protocol.write(write)).to_vec()
    }

    /// A step of a login; `None` where the answer is broken off.
    fn step(&mut self, is_first: bool, auth: &AuthRequest) -> Option<Vec<u8>> {
        let is_last = !is_first;
        if let (Some((error, manner)), true) = (&self.refuse, is_last) {
            let message = self.message(|write, fields| error.write(write, fields));
            if *manner == Manner::Plain {
                return Some(message);
            }
            self.after_reset = Some(self.packets(&message));
            self.packet(Marker::Break.to_packet());
            self.packet(Marker::Reset.to_packet());
            return None;
        }
        let pairs = if is_first { self.challenge() } else { self.proof(auth) };
        let answer = match pairs {
            Ok(pairs) => pairs,
            Err(error) => return Some(self.message(|write, fields| error.write(write, fields))),
        };
        let warning = self.warn.clone().filter(|_| is_last);
        Some(self.message(|write, fields| {
            AuthAnswer::write(&answer, write);
            if let Some(warning) = warning {
                Answer::Warning(warning).write(write, fields);
            }
            OraError { status: CallStatus(1), ..OraError::default() }.write(write, fields);
        }))
    }

    fn challenge(&mut self) -> Result<Pairs, OraError> {
        let offer = self.stored.offer(self.keys, &mut SystemRandom).expect("a challenge");
        let pairs = offer.challenge.to_pairs();
        self.offer = Some(offer);
        Ok(pairs)
    }

    fn proof(&mut self, auth: &AuthRequest) -> Result<Pairs, OraError> {
        let wrong = || OraError::new(1017, "ORA-01017: invalid username/password; logon denied");
        if let (Some(key), None) = (&self.key, auth.pairs.get("AUTH_SESSKEY")) {
            let new = auth.pairs.get("AUTH_NEWPASSWORD").expect("a new password");
            let new = key.decrypt_password(&new.value).map_err(|_| wrong())?;
            self.new_password = Some(String::from_utf8(new.expose_secret().to_vec()).expect("text"));
            return Ok(Pairs::default());
        }
        let mut pairs = facts(self.profile, self.fields);
        if auth.pairs.get("AUTH_SESSKEY").is_none() {
            return Ok(pairs);
        }
        if self.is_impostor {
            pairs.push("AUTH_SVR_RESPONSE", "00".repeat(48), 0);
            return Ok(pairs);
        }
        let offer = self.offer.as_ref().expect("a challenge");
        let verified = self.stored.verify(offer, &auth.pairs).map_err(|_| wrong())?;
        pairs.push("AUTH_SVR_RESPONSE", verified.key.answer(&mut SystemRandom).expect("an answer"), 0);
        let text = |secret: &secrecy::SecretSlice<u8>| {
            String::from_utf8(secret.expose_secret().to_vec()).expect("text")
        };
        self.new_password = verified.new_password.as_ref().map(text);
        self.key = Some(verified.key);
        Ok(pairs)
    }

    fn call(&mut self, function: &Function) -> Vec<u8> {
        let other = self.client.is_other_driver();
        self.message(|write, fields| match function {
            Function::Execute(execute) if execute.sql.contains("from dual") => {
                let columns = columns(&execute.sql);
                Column::write_all(&columns, write, fields, other);
                if columns.iter().all(|column| column.of.is_known()) {
                    rows(write, &columns, 0..execute.rows.min(3));
                }
                Results::write_parameters(write);
                end_of_rows(write, fields, execute.rows >= 3);
            }
            Function::Execute(execute) if execute.sql.contains("slow") => {}
            Function::Execute(_) => {
                Results::write_parameters(write);
                OraError { status: CallStatus::new(true), rows: 1, ..OraError::default() }
                    .write(write, fields);
            }
            Function::Fetch { rows: count, .. } => {
                let columns = columns("");
                rows(write, &columns, 2..(2 + count).min(3));
                end_of_rows(write, fields, true);
            }
            _ => Answer::Status(CallStatus::new(false)).write(write, fields),
        })
    }
}

/// Three columns; a LOB where the statement wants one.
fn columns(sql: &str) -> Vec<Column> {
    let number = ValueType { kind: 2, form: 0, size: 22 };
    let text = ValueType { kind: 1, form: 1, size: 20 };
    let third = if sql.contains("clob") { 112 } else { 12 };
    let third = ValueType { kind: third, form: 0, size: 7 };
    vec![Column::new("N", number), Column::new("TÉXT", text), Column::new("D", third)]
}

/// The values of a row.
pub(crate) fn row(at: u32) -> Vec<Value> {
    let date = tns_wire::ttc::DateTime {
        year: 2026,
        month: 11,
        day: 21,
        hour: 22,
        minute: 14,
        second: 44,
        nanosecond: None,
        zone: None,
    };
    let text = if at == 1 { Value::Null } else { Value::Text("漢 é 😀".to_owned()) };
    vec![Value::Number((i64::from(at) * 1000 - 1).into()), text, Value::Date(date)]
}

fn rows(write: &mut Writer, columns: &[Column], which: std::ops::Range<u32>) {
    Results::write_row_header(write, columns);
    for at in which {
        // The date is the same in every row: only the first one has it.
        let mut row = row(at);
        if at == 0 {
            Results::write_row(write, columns, &row).expect("written");
            continue;
        }
        row.pop();
        write.bytes(&[Kind::BIT_VECTOR, 1, 2, 0b011]);
        Results::write_row(write, &columns[..2], &row).expect("written");
    }
}

fn end_of_rows(write: &mut Writer, fields: FieldVersion, is_end: bool) {
    let end = OraError::new(1403, "ORA-01403: no data found");
    let end = if is_end { end } else { OraError::default() };
    OraError { cursor: 7, rows: 3, ..end }.write(write, fields);
}

/// What the server tells at the end of a login.
fn facts(profile: Profile, fields: FieldVersion) -> Pairs {
    let mut pairs = Pairs::default();
    for (name, value) in [
        ("AUTH_VERSION_STRING", "- Production"),
        ("AUTH_VERSION_NO", &profile.version().to_number(fields).to_string()),
        ("AUTH_SESSION_ID", "42"),
        ("AUTH_SERIAL_NUM", "4711"),
        ("AUTH_DBNAME", "PDB1"),
        ("AUTH_SC_DBUNIQUE_NAME", "CDB_A"),
        ("AUTH_SC_DB_DOMAIN", "example.com"),
        ("AUTH_INSTANCENAME", "cdb1"),
        ("AUTH_SC_SERVICE_NAME", "svc"),
        ("AUTH_SC_SERVER_HOST", "db1"),
        ("AUTH_MAX_OPEN_CURSORS", "300"),
        ("AUTH_MAX_IDEN_LENGTH", "128"),
        ("AUTH_NLS_LXCDATEFM\0", "DD-MON-RR"),
    ] {
        pairs.push(name, value, 0);
    }
    pairs
}
