//! What both ends derive from the key exchange.

use zeroize::Zeroizing;

use super::NativeError;

/// Where the derived vector stands in the shared secret; the keys of ciphers stand before it.
const VECTOR: std::ops::Range<usize> = 32..64;

/// The longest vector of a server that fits into a key of RC4 with what stands round it.
const LONGEST: usize = 128;

/// Which end this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Client,
    Server,
}

impl Side {
    pub(super) fn other(self) -> Self {
        match self {
            Self::Client => Self::Server,
            Self::Server => Self::Client,
        }
    }
}

/// The shared secret and the vectors that go with it.
pub(super) struct Keys {
    pub(super) secret: Zeroizing<Vec<u8>>,
    /// The vector that the server sent.
    pub(super) sent: Vec<u8>,
    /// The vector from the secret, where keys are strong.
    pub(super) derived: Zeroizing<[u8; 32]>,
    /// Whether both ends derive the longer keys.
    pub(super) strong: bool,
}

impl Keys {
    /// Derives from a secret and a server's vector.
    ///
    /// # Errors
    /// [`NativeError::Exchange`] where one of them is too short or too long.
    pub(super) fn new(secret: Zeroizing<Vec<u8>>, sent: Vec<u8>, strong: bool) -> Result<Self, NativeError> {
        let vector = secret.get(VECTOR).and_then(<[u8]>::first_chunk::<32>);
        let derived = Zeroizing::new(*vector.ok_or(NativeError::Exchange("its secret is too short"))?);
        if !(16..=LONGEST).contains(&sent.len()) {
            return Err(NativeError::Exchange("its vector has an impossible length"));
        }
        Ok(Self { secret, sent, derived, strong })
    }

    /// The keys with the key of the login in them.
    pub(super) fn fold(&mut self, login: &[u8]) {
        let fold = |into: &mut [u8]| into.iter_mut().zip(login).for_each(|(byte, key)| *byte ^= key);
        fold(&mut self.secret);
        fold(self.derived.as_mut_slice());
    }
}
