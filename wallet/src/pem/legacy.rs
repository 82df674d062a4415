//! Keys that OpenSSL encrypted before PKCS#8: `DEK-Info: AES-256-CBC,0DD5…`.

use zeroize::Zeroizing;

use crate::crypto::{Cipher, bytes_to_key};
use crate::{Secret, WalletError};

const WHAT: &str = "the DEK-Info header";

/// Decrypts `data` under the cipher and vector of `header`; the vector is the salt too.
pub(super) fn decrypt(
    header: &str,
    password: &Secret,
    data: &[u8],
) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let (name, vector) = header.split_once(',').ok_or(WalletError::malformed(WHAT))?;
    let cipher = cipher(name.trim())?;
    let iv = unhex(vector.trim()).filter(|iv| iv.len() == cipher.block_len());
    let iv = iv.ok_or(WalletError::malformed(WHAT))?;
    let key = bytes_to_key(password.expose().as_bytes(), &iv[..8], cipher.key_len());
    cipher.decrypt(&key, &iv, data).ok_or(WalletError::WrongPassword)
}

fn cipher(name: &str) -> Result<Cipher, WalletError> {
    match name {
        "AES-128-CBC" => Ok(Cipher::Aes128),
        "AES-192-CBC" => Ok(Cipher::Aes192),
        "AES-256-CBC" => Ok(Cipher::Aes256),
        "DES-EDE3-CBC" => Ok(Cipher::Des3),
        "DES-CBC" => Ok(Cipher::Des),
        // The name comes from the file: only as much of it as any cipher has.
        other => Err(WalletError::algorithm("encryption", other.chars().take(32).collect::<String>())),
    }
}

/// The bytes of hexadecimal digits.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map(|pair| {
            u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok()
        })
        .collect()
}
