use super::{Algorithm, Checksum, Encryption, Level, NativeError};
use crate::Accept;

/// What one end wants of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish<A> {
    /// How much.
    pub level: Level,
    /// With which algorithms, best first.
    pub algorithms: Vec<A>,
}

impl<A: Algorithm> Wish<A> {
    /// A level with the algorithms that are used where none is named.
    pub fn new(level: Level) -> Self {
        Self {
            level,
            algorithms: A::ALL.iter().copied().filter(|algorithm| algorithm.is_default()).collect(),
        }
    }

    /// A level with these algorithms.
    pub fn of(level: Level, algorithms: impl Into<Vec<A>>) -> Self {
        Self { level, algorithms: algorithms.into() }
    }

    /// This algorithm and nothing else, or nothing at all.
    pub fn only(algorithm: Option<A>) -> Self {
        match algorithm {
            Some(algorithm) => Self::of(Level::Required, [algorithm]),
            None => Self::new(Level::Rejected),
        }
    }

    /// What a client offers.
    pub(super) fn offer(&self) -> Vec<u8> {
        self.level.offer(self.algorithms.iter().map(|algorithm| algorithm.id()))
    }

    pub(super) fn check(&self, legacy: bool) -> Result<(), NativeError> {
        if self.algorithms.is_empty() && self.level != Level::Rejected {
            return Err(NativeError::NoAlgorithm { service: A::SERVICE });
        }
        match self.algorithms.iter().find(|algorithm| algorithm.is_legacy() && !legacy) {
            Some(algorithm) => Err(NativeError::Legacy { service: A::SERVICE, name: algorithm.name() }),
            None => Ok(()),
        }
    }

    /// What a server chose, if it was offered.
    pub(super) fn accept(&self, id: u8) -> Result<Option<A>, NativeError> {
        let offer = self.offer();
        match (id, A::from_id(id)) {
            (0, _) if self.level == Level::Required => Err(NativeError::Levels { service: A::SERVICE }),
            (0, _) => Ok(None),
            (_, Some(algorithm)) if offer.contains(&id) => Ok(Some(algorithm)),
            _ => Err(NativeError::NotOffered { service: A::SERVICE, id }),
        }
    }
}

impl<A: Algorithm> Default for Wish<A> {
    fn default() -> Self {
        Self::new(Level::default())
    }
}

/// What a client wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// `SQLNET.ENCRYPTION_CLIENT` and `SQLNET.ENCRYPTION_TYPES_CLIENT`.
    pub encryption: Wish<Encryption>,
    /// `SQLNET.CRYPTO_CHECKSUM_CLIENT` and `SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT`.
    pub checksum: Wish<Checksum>,
    /// Whether legacy algorithms (RC4, MD5) and short key exchanges may be used.
    pub legacy: bool,
    /// `SQLNET.ALLOW_WEAK_CRYPTO`: whether servers may derive keys as before the update of July 2021.
    pub weak_servers: bool,
    /// The authentication service `TCPS` is offered: the certificate of TLS tells who the user is.
    pub tcps: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            encryption: Wish::default(),
            checksum: Wish::default(),
            legacy: false,
            weak_servers: true,
            tcps: false,
        }
    }
}

impl Settings {
    /// Neither encryption nor checksums.
    pub fn off() -> Self {
        Self {
            encryption: Wish::new(Level::Rejected),
            checksum: Wish::new(Level::Rejected),
            ..Self::default()
        }
    }

    /// Whether both encryption and checksums are rejected.
    pub fn is_off(&self) -> bool {
        self.encryption.level == Level::Rejected && self.checksum.level == Level::Rejected
    }

    /// What the CONNECT says about the negotiation.
    pub fn connect_flags(&self) -> [u8; 2] {
        if self.is_off() && !self.tcps { [0x84, 0x84] } else { [0x01, 0x01] }
    }

    /// Whether the negotiation follows this ACCEPT.
    ///
    /// # Errors
    /// [`NativeError::Silent`] where the server does not negotiate what is required here,
    /// [`NativeError::Demanded`] where it requires what is rejected here.
    pub fn negotiates(&self, accept: &Accept) -> Result<bool, NativeError> {
        let wants = accept.wants_native_encryption();
        if self.is_off() {
            return match accept.requires_native_encryption() {
                true => Err(NativeError::Demanded),
                false => Ok(wants || self.tcps && accept.permits_negotiation()),
            };
        }
        let silent = |level, service| match level == Level::Required && !wants {
            true => Err(NativeError::Silent { service }),
            false => Ok(()),
        };
        silent(self.encryption.level, Encryption::SERVICE)?;
        silent(self.checksum.level, Checksum::SERVICE)?;
        Ok(wants)
    }
}
