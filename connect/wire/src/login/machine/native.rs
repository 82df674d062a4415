//! Native encryption, which comes before everything else.

use super::{Login, LoginError, Phase, State};
use crate::Accept;
use crate::native::{Agreed, NativeClient, NativeStep};

impl Login {
    /// What an ACCEPT calls for.
    pub(super) fn begin(&mut self, accept: &Accept, native: Option<NativeClient>) -> Result<(), LoginError> {
        match native {
            None if accept.requires_native_encryption() => return Err(LoginError::Encryption),
            Some(client) if client.negotiates(accept)? => {
                self.collected.phase = Phase::Native;
                self.state = State::Native(Box::new(client));
            }
            _ => self.state = self.first_state(),
        }
        Ok(())
    }

    fn first_state(&self) -> State {
        if self.is_urgent { State::Urgent } else { State::Start }
    }

    /// Goes on with the negotiation; `false` where bytes have to come.
    pub(super) fn negotiate(&mut self) -> Result<bool, LoginError> {
        let State::Native(client) = &mut self.state else { return Ok(true) };
        loop {
            match client.step() {
                NativeStep::Send(bytes) => self.channel.send(&bytes),
                NativeStep::Receive if self.channel.is_sending() => return Ok(true),
                NativeStep::Receive if self.channel.advance()? => {
                    client.received(&self.channel.inbox.take());
                }
                NativeStep::Receive => return Ok(false),
                NativeStep::Done(agreed) => return self.agreed(agreed).map(|()| true),
                NativeStep::Failed(error) => return Err(error.into()),
            }
        }
    }

    /// Every packet is sealed from now on. What comes first goes out together with our key, but for
    /// urgent data, which would overtake it.
    fn agreed(&mut self, mut agreed: Box<Agreed>) -> Result<(), LoginError> {
        if let Some(seal) = agreed.seal.take() {
            self.channel.seal_with(seal);
        }
        self.native = Some(agreed);
        self.state = self.first_state();
        match self.state {
            State::Start => self.start(),
            _ => Ok(()),
        }
    }
}
