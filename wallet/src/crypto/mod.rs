//! Ciphers, key derivation and the password schemes built of them.

mod cipher;
mod kdf;
mod scheme;

pub(crate) use cipher::{Cipher, encrypt_aes128_blocks};
pub(crate) use kdf::{Digest, Purpose, bytes_to_key, pkcs12_key};
pub(crate) use scheme::{decrypt, encrypt};

/// Fresh random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], crate::WalletError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}
