use super::exchange::{Exchange, Group};
use super::keys::{Keys, Side};
use super::message::{Offer, Reply, Request, refusal, write_public};
use super::{Agreed, Algorithm, NativeError, NativeStep, Seal, Service, Settings, Version, Wish};
use crate::Accept;

/// The client's end of the negotiation.
///
/// It begins after the ACCEPT, where [`Settings::negotiates`] says so, and takes one round trip.
#[derive(Debug)]
pub struct NativeClient {
    settings: Settings,
    received: Vec<u8>,
    state: State,
}

#[derive(Debug)]
enum State {
    Offering,
    Waiting,
    Answering(Vec<u8>, Box<Agreed>),
    Agreed(Box<Agreed>),
    Over(NativeError),
}

impl NativeClient {
    /// Begins.
    ///
    /// # Errors
    /// [`NativeError::Legacy`] where a legacy algorithm is listed and not allowed,
    /// [`NativeError::NoAlgorithm`] where none is listed for a service that is not rejected.
    pub fn new(settings: Settings) -> Result<Self, NativeError> {
        settings.encryption.check(settings.legacy)?;
        settings.checksum.check(settings.legacy)?;
        Ok(Self { settings, received: Vec::new(), state: State::Offering })
    }

    /// Whether the negotiation follows this ACCEPT.
    ///
    /// # Errors
    /// As [`Settings::negotiates`].
    pub fn negotiates(&self, accept: &Accept) -> Result<bool, NativeError> {
        self.settings.negotiates(accept)
    }

    /// What to do next.
    pub fn step(&mut self) -> NativeStep {
        let over = State::Over(NativeError::Malformed("it is over"));
        let (step, state) = match std::mem::replace(&mut self.state, over) {
            State::Offering => match self.offer() {
                Ok(bytes) => (NativeStep::Send(bytes), State::Waiting),
                Err(error) => (NativeStep::Failed(error.clone()), State::Over(error)),
            },
            State::Waiting => (NativeStep::Receive, State::Waiting),
            State::Answering(bytes, agreed) => (NativeStep::Send(bytes), State::Agreed(agreed)),
            State::Agreed(agreed) => {
                return NativeStep::Done(agreed);
            }
            State::Over(error) => (NativeStep::Failed(error.clone()), State::Over(error)),
        };
        self.state = state;
        step
    }

    /// Takes in the content of a DATA packet.
    pub fn received(&mut self, data: &[u8]) {
        if !matches!(self.state, State::Waiting) {
            return;
        }
        self.received.extend(data);
        match Reply::from_bytes(&self.received)
            .and_then(|reply| reply.map(|reply| self.agree(reply)).transpose())
        {
            Ok(None) => {}
            Ok(Some(state)) => self.state = state,
            Err(error) => self.state = State::Over(error),
        }
    }

    /// Nothing will be received any more.
    pub fn ended(&mut self) {
        if matches!(self.state, State::Waiting) {
            self.state = State::Over(NativeError::Ended);
        }
    }

    fn offer(&self) -> Result<Vec<u8>, NativeError> {
        let mut connection = [0; 8];
        getrandom::fill(&mut connection)?;
        let (encryption, checksum) = (self.settings.encryption.offer(), self.settings.checksum.offer());
        let tcps = self.settings.tcps;
        Ok(Request { version: Version::OURS, connection, tcps, encryption, checksum }.to_bytes())
    }

    fn agree(&self, reply: Reply) -> Result<State, NativeError> {
        let version = reply.version;
        if reply.tcps && !self.settings.tcps {
            return Err(NativeError::Authentication { name: "tcps".to_owned() });
        }
        let mut agreed = Agreed {
            encryption: chosen(&self.settings.encryption, reply.encryption)?,
            checksum: chosen(&self.settings.checksum, reply.checksum)?,
            version,
            strong: version.is_strong(),
            bits: 0,
            tcps: reply.tcps,
            seal: None,
        };
        let is_on = agreed.is_on();
        if is_on && !agreed.strong && !self.settings.weak_servers {
            return Err(NativeError::WeakServer { version });
        }
        match reply.exchange {
            Some(offer) => self.exchange(offer, agreed, is_on),
            None if is_on => Err(NativeError::Malformed("the server exchanges no keys")),
            None => {
                agreed.strong = false;
                Ok(State::Agreed(Box::new(agreed)))
            }
        }
    }

    /// Servers may exchange keys without need; they wait for the answer all the same.
    fn exchange(&self, offer: Offer, mut agreed: Agreed, is_on: bool) -> Result<State, NativeError> {
        let exchange = Exchange::new(Group::read(&offer, self.settings.legacy)?)?;
        agreed.bits = exchange.bits();
        if is_on {
            let keys = Keys::new(exchange.shared(&offer.public)?, offer.iv, agreed.strong)?;
            agreed.seal = Some(Seal::new(agreed.encryption, agreed.checksum, keys, Side::Client));
        }
        Ok(State::Answering(write_public(Version::OURS, &exchange.public()), Box::new(agreed)))
    }
}

fn chosen<A: Algorithm>(wish: &Wish<A>, chosen: Result<u8, u32>) -> Result<Option<A>, NativeError> {
    let service: Service = A::SERVICE;
    match chosen {
        Ok(id) => wish.accept(id),
        Err(12660) => Err(NativeError::Levels { service }),
        Err(12650) => Err(NativeError::NoCommon { service }),
        Err(code) => Err(refusal(code)),
    }
}
