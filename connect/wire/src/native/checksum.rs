//! Checksums: a digest of the data and of a stream of bytes that only both ends know.

use aes::Aes128;
use cbc::Encryptor;
use cbc::cipher::{Array, BlockModeEncrypt as _, KeyInit as _, KeyIvInit as _, StreamCipher as _};
use md5::Md5;
use rc4::Rc4;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use super::keys::{Keys, Side};
use super::{Checksum, NativeError};

/// The bytes of the secret that go into the keys.
const WEAK: usize = 5;
const STRONG: usize = 15;

/// The byte behind them, while the keys of both directions are made.
const MAKING: u8 = 0xFF;

/// What makes the keys of both directions, anew after each reset.
enum Source {
    Aes { chain: Encryptor<Aes128>, block: Zeroizing<[u8; 32]>, used: usize },
    Rc4 { stream: Rc4, used: usize },
}

/// What makes the bytes that are digested behind the data.
enum Stream {
    Aes { chain: Encryptor<Aes128>, block: Zeroizing<Vec<u8>> },
    Rc4(Rc4),
}

impl Source {
    fn new(checksum: Checksum, keys: &Keys) -> Self {
        let strong = keys.strong && checksum != Checksum::Md5;
        let used = if strong { STRONG } else { WEAK };
        let vector: &[u8] = if strong { keys.derived.as_slice() } else { &keys.sent };
        match checksum {
            Checksum::Sha1 | Checksum::Md5 => {
                let end = if strong { used } else { keys.secret.len() };
                let key = [&keys.secret[end - used..end], &[MAKING], vector].concat();
                Self::Rc4 { stream: rc4(&Zeroizing::new(key)), used }
            }
            Checksum::Sha256 | Checksum::Sha384 | Checksum::Sha512 => {
                let mut key = Zeroizing::new([0; 16]);
                key[..used].copy_from_slice(&keys.secret[..used]);
                key[used] = MAKING;
                Self::Aes { chain: aes(&key, vector), block: Zeroizing::new([0; 32]), used }
            }
        }
    }

    /// The next stream of one direction.
    fn next(&mut self, from: Side, checksum: Checksum) -> Stream {
        let mark = match from {
            Side::Client => 0x5A,
            Side::Server => 0xB4,
        };
        match self {
            Self::Aes { chain, block, used } => {
                encrypt(chain, block.as_mut_slice());
                let mut key = Zeroizing::new([0; 16]);
                key.copy_from_slice(&block[..16]);
                *chain = aes(&key, &block[16..]);
                key[*used] = mark;
                let empty = Zeroizing::new(vec![0; checksum.len()]);
                Stream::Aes { chain: aes(&key, &block[16..]), block: empty }
            }
            Self::Rc4 { stream, used } => {
                let mut key = Zeroizing::new(vec![0; *used]);
                stream.apply_keystream(&mut key);
                key.push(mark);
                Stream::Rc4(rc4(&key))
            }
        }
    }
}

impl Stream {
    /// The next bytes, as many as a checksum has.
    fn next(&mut self, len: usize) -> Zeroizing<Vec<u8>> {
        match self {
            Self::Aes { chain, block } => {
                encrypt(chain, block);
                block.clone()
            }
            Self::Rc4(stream) => {
                let mut bytes = Zeroizing::new(vec![0; len]);
                stream.apply_keystream(&mut bytes);
                bytes
            }
        }
    }
}

/// The checksums of one direction.
pub(super) struct Sums {
    checksum: Checksum,
    from: Side,
    source: Source,
    stream: Stream,
}

impl Sums {
    pub(super) fn new(checksum: Checksum, keys: &Keys, from: Side) -> Self {
        let mut source = Source::new(checksum, keys);
        let stream = source.next(from, checksum);
        Self { checksum, from, source, stream }
    }

    /// Begins anew, as both ends do after a break.
    pub(super) fn reset(&mut self) {
        self.stream = self.source.next(self.from, self.checksum);
    }

    /// Puts the checksum behind the data.
    pub(super) fn add(&mut self, data: &mut Vec<u8>) {
        let sum = self.next(data);
        data.extend(sum);
    }

    /// Takes it off again.
    ///
    /// # Errors
    /// [`NativeError::Changed`].
    pub(super) fn take(&mut self, data: &mut Vec<u8>) -> Result<(), NativeError> {
        let end = data.len().checked_sub(self.checksum.len()).ok_or(NativeError::Changed)?;
        let sum = self.next(&data[..end]);
        let is_same = bool::from(sum.ct_eq(&data[end..]));
        data.truncate(end);
        if is_same { Ok(()) } else { Err(NativeError::Changed) }
    }

    fn next(&mut self, data: &[u8]) -> Vec<u8> {
        let behind = self.stream.next(self.checksum.len());
        match self.checksum {
            Checksum::Sha512 => digest::<Sha512>(data, &behind),
            Checksum::Sha384 => digest::<Sha384>(data, &behind),
            Checksum::Sha256 => digest::<Sha256>(data, &behind),
            Checksum::Sha1 => digest::<Sha1>(data, &behind),
            Checksum::Md5 => digest::<Md5>(data, &behind),
        }
    }
}

fn digest<D: Digest>(data: &[u8], behind: &[u8]) -> Vec<u8> {
    D::new().chain_update(data).chain_update(behind).finalize().to_vec()
}

fn aes(key: &[u8; 16], vector: &[u8]) -> Encryptor<Aes128> {
    let mut iv = [0; 16];
    iv.copy_from_slice(&vector[..16]);
    Encryptor::new(&Array::from(*key), &Array::from(iv))
}

/// Encrypts whole blocks where they stand; the chain goes on with the next call.
fn encrypt(chain: &mut Encryptor<Aes128>, blocks: &mut [u8]) {
    chain.encrypt_blocks(Array::slice_as_chunks_mut(blocks).0);
}

pub(super) fn rc4(key: &[u8]) -> Rc4 {
    Rc4::new_from_slice(key).expect("keys of 1 to 256 bytes: the vector is bounded")
}
