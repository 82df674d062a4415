//! Keys out of passwords.

use hmac::{Hmac, KeyInit as _, Mac as _};
use md5::{Digest as _, Md5};
use sha1::Sha1;
use sha2::{Sha224, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Digest {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

/// Runs an expression with `$hash` bound to the type of a digest.
macro_rules! with_hash {
    ($digest:expr, $hash:ident => $body:expr) => {
        match $digest {
            Digest::Sha1 => {
                type $hash = Sha1;
                $body
            }
            Digest::Sha224 => {
                type $hash = Sha224;
                $body
            }
            Digest::Sha256 => {
                type $hash = Sha256;
                $body
            }
            Digest::Sha384 => {
                type $hash = Sha384;
                $body
            }
            Digest::Sha512 => {
                type $hash = Sha512;
                $body
            }
        }
    };
}

impl Digest {
    /// Bytes of a hash.
    pub(crate) const fn len(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    const fn block_len(self) -> usize {
        match self {
            Self::Sha1 | Self::Sha224 | Self::Sha256 => 64,
            Self::Sha384 | Self::Sha512 => 128,
        }
    }

    fn hash(self, parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
        with_hash!(self, H => {
            let mut hash = H::new();
            parts.iter().for_each(|part| hash.update(part));
            Zeroizing::new(hash.finalize().to_vec())
        })
    }

    /// The keyed hash of `data`.
    pub(crate) fn hmac(self, key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
        with_hash!(self, H => {
            let mut mac = Hmac::<H>::new_from_slice(key).ok()?;
            mac.update(data);
            Some(mac.finalize().into_bytes().to_vec())
        })
    }

    /// Whether `expected` is the keyed hash of `data`, in constant time.
    pub(crate) fn verify(self, key: &[u8], data: &[u8], expected: &[u8]) -> bool {
        with_hash!(self, H => {
            let Ok(mut mac) = Hmac::<H>::new_from_slice(key) else { return false };
            mac.update(data);
            mac.verify_slice(expected).is_ok()
        })
    }

    /// PBKDF2 (RFC 8018) with this hash.
    pub(crate) fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, len: usize) -> Zeroizing<Vec<u8>> {
        let mut key = Zeroizing::new(vec![0; len]);
        with_hash!(self, H => pbkdf2::pbkdf2_hmac::<H>(password, salt, rounds, &mut key));
        key
    }
}

/// What a PKCS#12 key is for; the number goes into its derivation (RFC 7292 B.3).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Key = 1,
    Iv = 2,
    Mac = 3,
}

/// The key derivation of PKCS#12 (RFC 7292 B.2); `password` is in its BMP form.
pub(crate) fn pkcs12_key(
    digest: Digest,
    purpose: Purpose,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    len: usize,
) -> Zeroizing<Vec<u8>> {
    let block = digest.block_len();
    let diversifier = vec![purpose as u8; block];
    let mut input = Zeroizing::new(repeat(salt, block));
    input.extend_from_slice(&Zeroizing::new(repeat(password, block)));
    let mut key = Zeroizing::new(Vec::with_capacity(len + digest.len()));
    loop {
        let first = digest.hash(&[&diversifier, &input]);
        let hash = (1..rounds).fold(first, |hash, _| digest.hash(&[&hash]));
        key.extend_from_slice(&hash);
        if key.len() >= len {
            key.truncate(len);
            return key;
        }
        let addend = Zeroizing::new(repeat(&hash, block)[..block].to_vec());
        input.chunks_mut(block).for_each(|chunk| add_plus_one(chunk, &addend));
    }
}

/// `bytes` again and again, up to a multiple of `block`.
fn repeat(bytes: &[u8], block: usize) -> Vec<u8> {
    let len = bytes.len().div_ceil(block) * block;
    bytes.iter().copied().cycle().take(len).collect()
}

/// `number + addend + 1`, both most significant byte first, without the carry.
fn add_plus_one(number: &mut [u8], addend: &[u8]) {
    let mut carry = 1_u16;
    for (digit, add) in number.iter_mut().zip(addend).rev() {
        let sum = u16::from(*digit) + u16::from(*add) + carry;
        *digit = sum as u8;
        carry = sum >> 8;
    }
}

/// How OpenSSL made a key for `DEK-Info`: MD5 over password and salt, chained, one round.
pub(crate) fn bytes_to_key(password: &[u8], salt: &[u8], len: usize) -> Zeroizing<Vec<u8>> {
    let mut key = Zeroizing::new(Vec::with_capacity(len + 16));
    let mut last = Zeroizing::new(Vec::new());
    while key.len() < len {
        let hash = Md5::new().chain_update(&*last).chain_update(password).chain_update(salt).finalize();
        last = Zeroizing::new(hash.to_vec());
        key.extend_from_slice(&last);
    }
    key.truncate(len);
    key
}

#[cfg(test)]
mod tests {
    use super::{Digest, Purpose, bytes_to_key, pkcs12_key};
    use crate::Secret;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The vectors that OpenSSL's own test suite uses for this derivation.
    #[test]
    fn pkcs12_keys_are_those_of_openssl() {
        let password = Secret::from("smeg").bmp();
        let salt = [0x0a, 0x58, 0xcf, 0x64, 0x53, 0x0d, 0x82, 0x3f];
        let key = pkcs12_key(Digest::Sha1, Purpose::Key, &password, &salt, 1, 24);
        assert_eq!(hex(&key), "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3");
        let iv = pkcs12_key(Digest::Sha1, Purpose::Iv, &password, &salt, 1, 8);
        assert_eq!(hex(&iv), "79993dfe048d3b76");
    }

    #[test]
    fn legacy_keys_chain_md5() {
        let salt = [1, 2, 3, 4, 5, 6, 7, 8];
        // What `openssl enc -aes-256-cbc -md md5 -k abc -S 0102030405060708 -P` prints.
        let expected = "950887febfc43383ce6c6cb353b6f6f93626e91b76891315801527f059108451";
        assert_eq!(hex(&bytes_to_key(b"abc", &salt, 32)), expected);
    }
}
