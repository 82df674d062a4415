//! The small server's answers to what a client asks.

use secrecy::{ExposeSecret as _, SecretSlice, SecretString};
use tns_wire::Marker;
use tns_wire::auth::SystemRandom;
use tns_wire::ttc::{
    Answer, AuthAnswer, AuthRequest, CallStatus, Column, DataTypesAnswer, DataTypesRequest, FastAuth,
    Function, Kind, OraError, Pairs, ProtocolAnswer, Request, Results, Writer,
};

use crate::answers::{columns, end_of_rows, facts, rows};
use crate::server::{AfterReset, Manner, Server};

impl Server {
    pub(crate) fn answer(&mut self, request: Request) {
        let answer = match request {
            Request::Protocol(_) => Some(self.protocol()),
            Request::DataTypes(types) => Some(self.data_types(&types)),
            Request::FastAuth(fast) => self.all_at_once(&fast),
            Request::Call(call) => match call.function {
                Function::FirstStep(auth) => self.step(true, &auth),
                Function::SecondStep(auth) => self.step(false, &auth),
                Function::Release { .. } => None,
                function => Some(self.call(&function)),
            },
        };
        if let Some(answer) = answer.filter(|answer| !answer.is_empty()) {
            let packets = self.packets(&answer);
            self.out.extend(packets);
        }
        if let (Some(key), true) = (&self.key, std::mem::take(&mut self.is_proven)) {
            self.seal.iter_mut().for_each(|seal| seal.fold(key.bytes()));
        }
    }

    fn data_types(&mut self, types: &DataTypesRequest) -> Vec<u8> {
        self.fields = types.caps.clone().agree(&self.profile.caps());
        self.client = types.caps.clone();
        Writer::message(|write| DataTypesAnswer::agree(types).write(write, &types.caps)).to_vec()
    }

    fn all_at_once(&mut self, fast: &FastAuth) -> Option<Vec<u8>> {
        if self.renegotiates {
            self.client = fast.data_types.caps.clone();
            return Some([self.protocol(), vec![Kind::RENEGOTIATE]].concat());
        }
        let before = [self.protocol(), self.data_types(&fast.data_types)].concat();
        let step = self.step(fast.header.function == AuthRequest::FIRST, &fast.auth)?;
        Some([before, step].concat())
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
            self.after_reset = Some(AfterReset { marks: false, message });
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
        let mut pairs = offer.challenge.to_pairs();
        if let Some(number) = self.claims {
            pairs.push("AUTH_VFR_DATA", "0011223344556677", number);
        }
        self.offer = Some(offer);
        Ok(pairs)
    }

    fn proof(&mut self, auth: &AuthRequest) -> Result<Pairs, OraError> {
        let wrong = || OraError::new(1017, "ORA-01017: invalid username/password; logon denied");
        if let (Some(key), None) = (&self.key, auth.pairs.get("AUTH_SESSKEY")) {
            let new = auth.pairs.get("AUTH_NEWPASSWORD").expect("a new password");
            let new = key.decrypt_password(&new.value).map_err(|_| wrong())?;
            self.new_password = Some(text(&new));
            return Ok(Pairs::default());
        }
        let mut pairs = if self.is_down { Pairs::default() } else { facts(self.profile, self.fields) };
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
        self.new_password = verified.new_password.as_ref().map(text);
        self.key = Some(verified.key);
        self.is_proven = true;
        Ok(pairs)
    }

    /// The new password that a client set.
    pub(crate) fn new_password(&self) -> Option<&str> {
        self.new_password.as_ref().map(|new| new.expose_secret())
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

/// A secret as text, without a copy that stays.
fn text(secret: &SecretSlice<u8>) -> SecretString {
    String::from_utf8(secret.expose_secret().to_vec()).expect("text").into()
}
