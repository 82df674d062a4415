//! Ciphers of one direction.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{
    BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt as _, BlockModeEncrypt as _, InnerIvInit as _,
    KeyInit, StreamCipher as _,
};
use rc4::Rc4;
use zeroize::Zeroizing;

use super::checksum::rc4;
use super::keys::{Keys, Side};
use super::{Encryption, NativeError};

/// The bytes of a block of AES.
const BLOCK: usize = 16;

/// What stands between secret and vector in the key that makes RC4's keys.
const MAKING: u8 = 0x7B;

/// What is encrypted to make them: 15 zeros, then blanks.
const PLAIN: [u8; 32] = {
    let mut plain = [b' '; 32];
    let mut at = 0;
    while at < 15 {
        plain[at] = 0;
        at += 1;
    }
    plain
};

/// What tells the server's key from the client's.
const SERVER: u8 = 0xAA;

/// A cipher.
pub(super) enum Cipher {
    Aes128(Box<Aes128>, Vector),
    Aes192(Box<Aes192>, Vector),
    Aes256(Box<Aes256>, Vector),
    Rc4(Box<Streams>),
}

/// Where each packet begins.
type Vector = Zeroizing<[u8; BLOCK]>;

/// A stream of RC4, and what makes the next one after a reset.
pub(super) struct Streams {
    source: Rc4,
    stream: Rc4,
    len: usize,
    from: Side,
}

impl Cipher {
    pub(super) fn new(encryption: Encryption, keys: &Keys, from: Side) -> Self {
        match encryption {
            Encryption::Aes128 => Self::Aes128(aes(encryption, keys), vector(keys)),
            Encryption::Aes192 => Self::Aes192(aes(encryption, keys), vector(keys)),
            Encryption::Aes256 => Self::Aes256(aes(encryption, keys), vector(keys)),
            Encryption::Rc4x256 | Encryption::Rc4x128 | Encryption::Rc4x56 | Encryption::Rc4x40 => {
                Self::Rc4(Box::new(Streams::new(encryption.key_len(), keys, from)))
            }
        }
    }

    /// Begins anew, as both ends do after a break.
    pub(super) fn reset(&mut self) {
        if let Self::Rc4(streams) = self {
            streams.reset();
        }
    }

    /// Encrypts, and puts behind it how much was filled up, and one more.
    pub(super) fn encrypt(&mut self, data: &mut Vec<u8>) {
        let len = data.len();
        if !matches!(self, Self::Rc4(_)) {
            data.resize(len.next_multiple_of(BLOCK), 0);
        }
        let filled = data.len() - len;
        match self {
            Self::Aes128(aes, vector) => encrypt(&**aes, vector, data),
            Self::Aes192(aes, vector) => encrypt(&**aes, vector, data),
            Self::Aes256(aes, vector) => encrypt(&**aes, vector, data),
            Self::Rc4(streams) => {
                streams.stream.apply_keystream(data);
                return data.push(0);
            }
        }
        data.push(filled as u8 + 1);
    }

    /// Decrypts, and takes off what was filled up.
    ///
    /// # Errors
    /// [`NativeError::Unsealed`] where it cannot have been encrypted so.
    pub(super) fn decrypt(&mut self, data: &mut Vec<u8>) -> Result<(), NativeError> {
        let last = data.pop().ok_or(NativeError::Unsealed("it is empty"))?;
        if let Self::Rc4(streams) = self {
            streams.stream.apply_keystream(data);
            return Ok(());
        }
        let filled = usize::from(last).wrapping_sub(1);
        if !data.len().is_multiple_of(BLOCK) || filled >= BLOCK || filled > data.len() {
            return Err(NativeError::Unsealed("it is no row of whole blocks"));
        }
        match self {
            Self::Aes128(aes, vector) => decrypt(&**aes, vector, data),
            Self::Aes192(aes, vector) => decrypt(&**aes, vector, data),
            Self::Aes256(aes, vector) => decrypt(&**aes, vector, data),
            Self::Rc4(_) => {}
        }
        data.truncate(data.len() - filled);
        Ok(())
    }
}

impl Streams {
    fn new(len: usize, keys: &Keys, from: Side) -> Self {
        let secret = &keys.secret[keys.secret.len() - len..];
        let key = Zeroizing::new([secret, &[MAKING], &keys.sent].concat());
        let mut source = rc4(&key);
        let stream = next(&mut source, len, from);
        Self { source, stream, len, from }
    }

    fn reset(&mut self) {
        self.stream = next(&mut self.source, self.len, self.from);
    }
}

fn next(source: &mut Rc4, len: usize, from: Side) -> Rc4 {
    let mut key = Zeroizing::new(PLAIN[..len].to_vec());
    source.apply_keystream(&mut key);
    if from == Side::Server {
        key[len - 1] ^= SERVER;
    }
    rc4(&key)
}

/// The vector of every packet: zeros, or a part of the secret where keys are strong.
fn vector(keys: &Keys) -> Vector {
    let mut vector = Zeroizing::new([0; BLOCK]);
    if keys.strong {
        vector.copy_from_slice(&keys.derived[..BLOCK]);
    }
    vector
}

fn aes<C: KeyInit>(encryption: Encryption, keys: &Keys) -> Box<C> {
    let key = &keys.secret[..encryption.key_len()];
    Box::new(C::new_from_slice(key).expect("a key of the cipher's length"))
}

fn encrypt<C: BlockCipherEncrypt>(cipher: &C, vector: &[u8; BLOCK], data: &mut [u8]) {
    let len = data.len();
    let chain = cbc::Encryptor::inner_iv_slice_init(cipher, vector).expect("a vector of one block");
    chain.encrypt_padded::<NoPadding>(data, len).expect("whole blocks");
}

fn decrypt<C: BlockCipherDecrypt>(cipher: &C, vector: &[u8; BLOCK], data: &mut [u8]) {
    let chain = cbc::Decryptor::inner_iv_slice_init(cipher, vector).expect("a vector of one block");
    chain.decrypt_padded::<NoPadding>(data).expect("whole blocks");
}
