//! What has come of the answer to a step.

use super::{Phase, refusal};
use crate::ttc::{
    Answer, AuthAnswer, Caps, DataTypesAnswer, FieldVersion, Kind, OraError, Pairs, ProtocolAnswer, Reader,
    TtcError, Warning,
};

/// What has come of the answers of a login.
pub(super) struct Collected {
    pub(super) phase: Phase,
    /// The answers to three messages come at once.
    pub(super) is_fast: bool,
    /// What this client can do; as much of it as the server can, once that is known.
    pub(super) caps: Caps,
    pub(super) fields: FieldVersion,
    pub(super) protocol: Option<ProtocolAnswer>,
    pub(super) pairs: Pairs,
    pub(super) error: Option<OraError>,
    pub(super) warnings: Vec<Warning>,
    /// The server wants the messages one by one.
    pub(super) is_renegotiated: bool,
    pub(super) is_over: bool,
}

impl Collected {
    pub(super) fn new(caps: Caps) -> Self {
        Self {
            phase: Phase::Protocol,
            is_fast: false,
            fields: caps.fields(),
            caps,
            protocol: None,
            pairs: Pairs::default(),
            error: None,
            warnings: Vec::new(),
            is_renegotiated: false,
            is_over: false,
        }
    }

    /// A new answer begins.
    pub(super) fn begin(&mut self, phase: Phase) {
        self.phase = phase;
        self.pairs = Pairs::default();
        self.error = None;
        self.is_over = false;
    }

    /// Whether the answer ends with a mark: those to protocol and data types alone never do.
    pub(super) fn is_marked(&self) -> bool {
        let is_login = self.is_fast || matches!(self.phase, Phase::Challenge | Phase::Proof);
        is_login && self.caps.has_end_of_response()
    }

    /// Reads a message.
    pub(super) fn message(&mut self, kind: u8, read: &mut Reader<'_>) -> Result<(), TtcError> {
        match (kind, self.phase) {
            (Kind::PROTOCOL, phase) if self.is_fast || phase == Phase::Protocol => {
                let protocol = ProtocolAnswer::read(read)?;
                self.fields = self.caps.agree(&protocol.caps);
                self.protocol = Some(protocol);
                self.is_over = !self.is_fast;
            }
            (Kind::DATA_TYPES, phase) if self.is_fast || phase == Phase::DataTypes => {
                DataTypesAnswer::read(read, &self.caps)?;
                self.is_over = !self.is_fast;
            }
            (Kind::RENEGOTIATE, _) if self.is_fast => {
                self.is_renegotiated = true;
                self.is_over = !self.is_marked();
            }
            (Kind::PARAMETERS, Phase::Challenge | Phase::Proof) => self.pairs.extend(AuthAnswer::read(read)?),
            _ => self.other(kind, read)?,
        }
        Ok(())
    }

    fn other(&mut self, kind: u8, read: &mut Reader<'_>) -> Result<(), TtcError> {
        match Answer::read(kind, read, self.fields, "the answer to a login")? {
            Answer::Error(error) => {
                self.error = (error.number != 0).then_some(error);
                self.is_over = !self.is_marked();
            }
            Answer::Status(_) => self.is_over = !self.is_marked(),
            Answer::Warning(warning) if warning.number != 0 => self.warnings.push(warning),
            Answer::Warning(_) | Answer::Piggyback(_) | Answer::Token(_) => {}
            Answer::End => self.end(),
        }
        Ok(())
    }

    /// The mark at the end. One that came late, to the answer before, is none of this answer.
    pub(super) fn end(&mut self) {
        self.is_over = self.is_renegotiated || self.error.is_some() || !self.pairs.is_empty();
    }

    /// The error that ends the login. One that only warns is none, if a session came with it.
    pub(super) fn refusal(&mut self) -> Option<OraError> {
        let error = self.error.take()?;
        if !refusal::is_warning(error.number) || self.pairs.get("AUTH_SESSION_ID").is_none() {
            return Some(error);
        }
        self.warnings.push(Warning { number: error.number as u16, text: error.text });
        None
    }
}
