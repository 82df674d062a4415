//! How a database keeps a password, and the key that follows from it.

use sha1::Sha1;
use sha2::{Digest as _, Sha512};
use zeroize::Zeroizing;

use super::cipher::Key;
use super::stretch::stretch;

/// How a database keeps a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verifier {
    /// 0x0939: as in release 10g.
    V10g,
    /// 0xB152: salted SHA-1.
    V11g1,
    /// 0x1B25: salted SHA-1.
    V11g2,
    /// 0x4815: PBKDF2 and SHA-512.
    V12c,
    /// Every other number.
    Other(u32),
}

impl Verifier {
    /// Its number: the flags of the pair `AUTH_VFR_DATA`.
    pub fn number(self) -> u32 {
        match self {
            Self::V10g => 0x0939,
            Self::V11g1 => 0xB152,
            Self::V11g2 => 0x1B25,
            Self::V12c => 0x4815,
            Self::Other(number) => number,
        }
    }

    /// Whether it is one of the two of release 11g.
    pub fn is_11g(self) -> bool {
        matches!(self, Self::V11g1 | Self::V11g2)
    }

    /// The bytes of session keys that are mixed, and of the key that is made of them.
    pub(super) fn key_len(self) -> usize {
        if self.is_11g() { 24 } else { 32 }
    }
}

impl From<u32> for Verifier {
    fn from(number: u32) -> Self {
        match number {
            0x0939 => Self::V10g,
            0xB152 => Self::V11g1,
            0x1B25 => Self::V11g2,
            0x4815 => Self::V12c,
            other => Self::Other(other),
        }
    }
}

/// How long the two session keys of an 11g login are. With 12c they always have 32 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SessionKeys {
    /// 32 bytes, mixed with PBKDF2: since release 12.1.
    #[default]
    Short,
    /// 48 bytes, mixed with MD5: release 11g.
    Long,
}

impl SessionKeys {
    /// Their bytes.
    pub fn bytes(self) -> usize {
        match self {
            Self::Short => 32,
            Self::Long => 48,
        }
    }
}

/// What an 11g verifier is made of the password: it encrypts the session keys.
pub(super) fn hash_11g(password: &[u8], salt: &[u8]) -> Key {
    let digest = Sha1::new().chain_update(password).chain_update(salt).finalize();
    let mut key = Zeroizing::new([0; 24]);
    key[..20].copy_from_slice(&digest);
    Key::Short(key)
}

/// What the server keeps of a password in a 12c verifier, before the last hash.
pub(super) fn password_key(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<[u8; 64]> {
    let salt = [salt, b"AUTH_PBKDF2_SPEEDY_KEY"].concat();
    let mut key = Zeroizing::new([0; 64]);
    stretch(password, &salt, rounds, &mut *key);
    key
}

/// One round of a hash: a server that has seen the password knows it again by this, so that a login
/// does not cost it all the rounds that the client had.
pub(super) fn quick_hash(password: &[u8], salt: &[u8]) -> Key {
    let digest = Sha512::new().chain_update(salt).chain_update(password).finalize();
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(&digest[..32]);
    Key::Long(key)
}

/// The hash of a 12c verifier: it encrypts the session keys.
pub(super) fn hash_12c(password_key: &[u8; 64], salt: &[u8]) -> Key {
    let digest = Sha512::new().chain_update(password_key).chain_update(salt).finalize();
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(&digest[..32]);
    Key::Long(key)
}
