//! What a login sends, message by message.

use secrecy::ExposeSecret as _;

use super::{Login, LoginError, Phase, messages};
use crate::SessionError;
use crate::auth::{AuthError, Challenge, Proof};
use crate::login::config::Credential;
use crate::ttc::{
    AuthRequest, Call, DataTypesRequest, FastAuth, Function, Header, Kind, ProtocolRequest, Writer,
};

impl Login {
    fn protocol(&self) -> ProtocolRequest {
        ProtocolRequest { driver: self.config.client.driver.clone() }
    }

    pub(super) fn send_protocol(&mut self) {
        self.collected.begin(Phase::Protocol);
        let protocol = self.protocol();
        self.channel.send(&Writer::message(|write| protocol.write(write)));
    }

    pub(super) fn send_data_types(&mut self) {
        self.collected.begin(Phase::DataTypes);
        let types = DataTypesRequest::new(self.collected.caps.clone());
        self.channel.send(&Writer::message(|write| types.write(write)));
    }

    /// The first message of the login itself: the only one without a password.
    fn first(&self) -> Result<(Phase, AuthRequest), AuthError> {
        Ok(match &self.config.credential {
            Credential::Password(_) => (Phase::Challenge, messages::first_step(&self.config)),
            Credential::Token(_) | Credential::External => (Phase::Proof, messages::only_step(&self.config)?),
        })
    }

    /// Three messages at once.
    pub(super) fn send_all(&mut self) -> Result<(), LoginError> {
        let (phase, auth) = self.first()?;
        self.collected.begin(phase);
        let function = if phase == Phase::Challenge { AuthRequest::FIRST } else { AuthRequest::SECOND };
        let fast = FastAuth {
            protocol: self.protocol(),
            data_types: DataTypesRequest::new(self.collected.caps.clone()),
            header: Header { kind: Kind::FUNCTION, function, sequence: self.sequence.advance() },
            auth,
        };
        self.channel.send(&Writer::message(|write| fast.write(write)));
        Ok(())
    }

    pub(super) fn send_first(&mut self) -> Result<(), LoginError> {
        let (phase, auth) = self.first()?;
        let step = if phase == Phase::Challenge { Function::FirstStep } else { Function::SecondStep };
        self.send_step(phase, step(auth))
    }

    fn send_step(&mut self, phase: Phase, function: Function) -> Result<(), LoginError> {
        self.collected.begin(phase);
        let mut write = Writer::default();
        let call = Call::from(function);
        call.write(&mut write, self.collected.fields, &mut self.sequence).map_err(SessionError::from)?;
        self.channel.send(&write.into_bytes());
        Ok(())
    }

    pub(super) fn send_proof(&mut self) -> Result<(), LoginError> {
        let Credential::Password(password) = &self.config.credential else {
            return Err(LoginError::Missing("password"));
        };
        let challenge = Challenge::from_pairs(&self.collected.pairs)?;
        self.verifier = Some(challenge.verifier);
        let new = self.config.new_password.as_ref().map(|new| new.expose_secret().as_bytes());
        let proof = Proof::new(&challenge, password.expose_secret().as_bytes(), new, &mut *self.random)?;
        let request = messages::password_step(&self.config, &proof);
        self.key = Some(proof.key);
        self.send_step(Phase::Proof, Function::SecondStep(request))
    }
}
