use super::exchange::{Exchange, Group};
use super::keys::{Keys, Side};
use super::level::choose;
use super::message::{Reply, Request, read_public, write_refusal};
use super::{Agreed, Checksum, Encryption, NativeError, NativeStep, Seal, Version, Wish};

/// The bytes of the vector that the server sends.
const VECTOR: usize = 32;

/// What a server wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSettings {
    /// `SQLNET.ENCRYPTION_SERVER` and `SQLNET.ENCRYPTION_TYPES_SERVER`.
    pub encryption: Wish<Encryption>,
    /// `SQLNET.CRYPTO_CHECKSUM_SERVER` and `SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER`.
    pub checksum: Wish<Checksum>,
    /// `SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS`: whether clients may derive keys as before the update of
    /// July 2021.
    pub weak_clients: bool,
    /// The version that it says it has.
    pub version: Version,
    /// `SQLNET.AUTHENTICATION_SERVICES=(TCPS)`: the certificate of TLS may tell who the user is.
    pub tcps: bool,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            encryption: Wish::default(),
            checksum: Wish::default(),
            weak_clients: true,
            version: Version::OURS,
            tcps: false,
        }
    }
}

impl ServerSettings {
    /// What the ACCEPT says about native encryption to a client that wants it.
    pub fn accept_flags(&self) -> [u8; 2] {
        use super::Level::{Rejected, Required};
        let levels = [self.encryption.level, self.checksum.level];
        match levels {
            [Rejected, Rejected] if !self.tcps => [0xC5, 0x00],
            levels if levels.contains(&Required) => [0x51, 0x01],
            _ => [0x41, 0x01],
        }
    }
}

/// The server's end of the negotiation, for the stand-in server of tests.
#[derive(Debug)]
pub struct NativeServer {
    settings: ServerSettings,
    received: Vec<u8>,
    state: State,
}

enum State {
    Waiting,
    Answering(Vec<u8>, Box<Self>),
    /// The client's public key is to come.
    Exchanging(Exchange, Vec<u8>, Box<Agreed>),
    Agreed(Box<Agreed>),
    Over(NativeError),
}

/// Without keys.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Waiting => "Waiting",
            Self::Answering(..) => "Answering",
            Self::Exchanging(..) => "Exchanging",
            Self::Agreed(_) => "Agreed",
            Self::Over(_) => "Over",
        })
    }
}

impl NativeServer {
    /// Waits for a client.
    pub fn new(settings: ServerSettings) -> Self {
        Self { settings, received: Vec::new(), state: State::Waiting }
    }

    /// What to do next.
    pub fn step(&mut self) -> NativeStep {
        let over = State::Over(NativeError::Malformed("it is over"));
        let (step, state) = match std::mem::replace(&mut self.state, over) {
            State::Answering(bytes, next) => (NativeStep::Send(bytes), *next),
            State::Agreed(agreed) => return NativeStep::Done(agreed),
            State::Over(error) => (NativeStep::Failed(error.clone()), State::Over(error)),
            waiting => (NativeStep::Receive, waiting),
        };
        self.state = state;
        step
    }

    /// Takes in the content of a DATA packet.
    pub fn received(&mut self, data: &[u8]) {
        if !matches!(self.state, State::Waiting | State::Exchanging(..)) {
            return;
        }
        self.received.extend(data);
        let over = State::Over(NativeError::Malformed("it is over"));
        let next = match std::mem::replace(&mut self.state, over) {
            State::Exchanging(exchange, iv, agreed) => self.finish(exchange, iv, agreed),
            _ => self.answer(),
        };
        self.state = next.unwrap_or_else(State::Over);
    }

    fn answer(&mut self) -> Result<State, NativeError> {
        let Some(request) = Request::from_bytes(&self.received)? else { return Ok(State::Waiting) };
        self.received.clear();
        let encryption = choose(&request.encryption, &self.settings.encryption);
        let checksum = choose(&request.checksum, &self.settings.checksum);
        match (encryption, checksum) {
            (Ok(encryption), Ok(checksum)) => self.agree(&request, encryption, checksum),
            (encryption, checksum) => Ok(self.refuse(encryption, checksum)),
        }
    }

    fn agree(
        &self,
        request: &Request,
        encryption: Option<Encryption>,
        checksum: Option<Checksum>,
    ) -> Result<State, NativeError> {
        let (client, version) = (request.version, self.settings.version);
        let tcps = request.tcps && self.settings.tcps;
        let is_on = encryption.is_some() || checksum.is_some();
        if is_on && !client.is_strong() && !self.settings.weak_clients {
            let refusal = write_refusal(version, 12269);
            return Ok(State::Answering(refusal, Box::new(State::Over(NativeError::WeakClient))));
        }
        let strong = is_on && client.is_strong() && version.is_strong();
        let agreed = Agreed { encryption, checksum, version: client, strong, bits: 0, tcps, seal: None };
        let (encryption, checksum) = (Ok(id(encryption)), Ok(id(checksum)));
        let reply = Reply { version, tcps, encryption, checksum, exchange: None };
        match is_on {
            true => exchange(reply, agreed),
            false => Ok(State::Answering(reply.to_bytes(), Box::new(State::Agreed(Box::new(agreed))))),
        }
    }

    fn refuse(
        &self,
        encryption: Result<Option<Encryption>, NativeError>,
        checksum: Result<Option<Checksum>, NativeError>,
    ) -> State {
        let code = |error: &NativeError| error.code().unwrap_or_default();
        let reply = Reply {
            version: self.settings.version,
            tcps: false,
            encryption: encryption.as_ref().map(|chosen| id(*chosen)).map_err(code),
            checksum: checksum.as_ref().map(|chosen| id(*chosen)).map_err(code),
            exchange: None,
        };
        let error = encryption.err().or(checksum.err());
        let over = State::Over(error.unwrap_or(NativeError::Malformed("nothing is refused")));
        State::Answering(reply.to_bytes(), Box::new(over))
    }

    fn finish(
        &mut self,
        exchange: Exchange,
        iv: Vec<u8>,
        mut agreed: Box<Agreed>,
    ) -> Result<State, NativeError> {
        let Some(public) = read_public(&self.received)? else {
            return Ok(State::Exchanging(exchange, iv, agreed));
        };
        let keys = Keys::new(exchange.shared(&public)?, iv, agreed.strong)?;
        agreed.seal = Some(Seal::new(agreed.encryption, agreed.checksum, keys, Side::Server));
        Ok(State::Agreed(agreed))
    }
}

/// Offers a key, and waits for the other one.
fn exchange(mut reply: Reply, mut agreed: Agreed) -> Result<State, NativeError> {
    let exchange = Exchange::new(Group::standard())?;
    let mut iv = vec![0; VECTOR];
    getrandom::fill(&mut iv)?;
    reply.exchange = Some(exchange.offer(&iv));
    agreed.bits = exchange.bits();
    let next = State::Exchanging(exchange, iv, Box::new(agreed));
    Ok(State::Answering(reply.to_bytes(), Box::new(next)))
}

/// The number of what was chosen.
fn id<A: super::Algorithm>(chosen: Option<A>) -> u8 {
    chosen.map_or(0, A::id)
}
