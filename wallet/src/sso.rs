//! `cwallet.sso`: auto-login. A head that holds a password, then PKCS#12 under it.
//!
//! The password is only veiled: who can read the file can open it, so file modes are its protection.

use zeroize::Zeroizing;

use crate::contents::Contents;
use crate::crypto::{Cipher, Digest, encrypt_aes128_blocks, random};
use crate::pkcs12::{self, ORAPKI};
use crate::{Secret, WalletError};

const WHAT: &str = "the head of the auto-login wallet";
const MAGIC: [u8; 3] = [0xA1, 0xF8, 0x4E];
/// The version byte of an ordinary auto-login wallet; 0x37 is one too.
const ORDINARY: u8 = 0x36;
const ORDINARY_TOO: u8 = 0x37;
/// The version byte of a wallet for one host and user.
const LOCAL: u8 = 0x38;
/// Magic, version, a number that is always 6, the size of what follows.
const HEAD: usize = 12;
const NUMBER: [u8; 4] = [0, 0, 0, 6];
/// The veil is AES-128 with its key beside it.
const KIND_AES: u8 = 6;
/// The veil of old wallets: DES in hexadecimal digits.
const KIND_DES: u8 = b'5';
/// The vector of every auto-login wallet.
const IV: [u8; 16] =
    [0xC0, 0x34, 0xD8, 0x31, 0x1C, 0x02, 0xCE, 0xF8, 0x51, 0xF0, 0x14, 0x4B, 0x81, 0xED, 0x4B, 0xF2];

/// For whom an auto-login-local wallet opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalLogin {
    host: String,
    user: String,
}

impl LocalLogin {
    /// Takes a host, of whose name the part before the first dot counts, and an operating system user.
    #[must_use]
    pub fn new(host: &str, user: &str) -> Self {
        let host = host.split_once('.').map_or(host, |(short, _)| short);
        Self { host: host.to_owned(), user: user.to_owned() }
    }
}

pub(crate) fn is_sso(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

pub(crate) fn is_local(bytes: &[u8]) -> bool {
    bytes.get(MAGIC.len()) == Some(&LOCAL)
}

/// Reads a wallet; `login` is needed for a local one only.
pub(crate) fn read(bytes: &[u8], login: Option<&LocalLogin>) -> Result<Contents, WalletError> {
    let truncated = || WalletError::Truncated { offset: bytes.len(), what: WHAT };
    let (head, rest) = bytes.split_at_checked(HEAD).ok_or_else(truncated)?;
    let local = match head[MAGIC.len()] {
        ORDINARY | ORDINARY_TOO => false,
        LOCAL => true,
        other => return Err(WalletError::algorithm("auto-login wallet", format!("version 0x{other:02X}"))),
    };
    let size = u32::from_be_bytes([head[8], head[9], head[10], head[11]]) as usize;
    let (veil, pkcs12) = rest.split_at_checked(size).ok_or_else(truncated)?;
    let password = unveil(veil)?;
    let offset = HEAD + size;
    if !local {
        return pkcs12::read(pkcs12, offset, &secret(&password)?).map_err(|error| match error {
            // The password lies in the file: it is not the user's that is wrong.
            WalletError::WrongPassword => WalletError::MacMismatch,
            other => other,
        });
    }
    let password = localize(&password, login.ok_or(WalletError::LocalWallet)?)?;
    pkcs12::read(pkcs12, offset, &password).map_err(|error| match error {
        WalletError::WrongPassword => WalletError::LocalWallet,
        other => other,
    })
}

fn unveil(veil: &[u8]) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let (kind, body) = veil.split_first().ok_or(WalletError::malformed(WHAT))?;
    let password = match *kind {
        KIND_AES => {
            body.split_at_checked(16).and_then(|(key, data)| Cipher::Aes128.decrypt_blocks(key, &IV, data))
        }
        KIND_DES => unhex(body).and_then(|bytes| {
            let (key, data) = bytes.split_at_checked(8)?;
            Cipher::Des.decrypt(key, &[0; 8], data)
        }),
        other => return Err(WalletError::algorithm("auto-login wallet", format!("kind 0x{other:02X}"))),
    };
    password.filter(|password| password.len() == 16).ok_or(WalletError::malformed(WHAT))
}

fn unhex(digits: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    });
    pairs.collect::<Option<Vec<u8>>>().map(Zeroizing::new)
}

/// Password bytes are 1 to 127, so they are text.
fn secret(password: &[u8]) -> Result<Secret, WalletError> {
    let text = std::str::from_utf8(password).map_err(|_| WalletError::malformed(WHAT))?;
    Ok(Secret::from(text))
}

/// The password of a local wallet: the veiled one hashed with host and user.
fn localize(password: &[u8], login: &LocalLogin) -> Result<Secret, WalletError> {
    let key = format!("{}{}", login.host, login.user);
    let hash = Digest::Sha1.hmac(key.as_bytes(), password).ok_or(WalletError::malformed(WHAT))?;
    let bytes: Zeroizing<Vec<u8>> =
        Zeroizing::new(hash.iter().take(16).map(|byte| password_byte(*byte)).collect());
    secret(&bytes)
}

const fn password_byte(byte: u8) -> u8 {
    byte % 128 % 127 + 1
}

/// Writes a wallet, local where there is a `login`, protected as orapki does.
pub(crate) fn write(contents: &Contents, login: Option<&LocalLogin>) -> Result<Vec<u8>, WalletError> {
    let password = Zeroizing::new(random::<16>()?.map(password_byte));
    let key = Zeroizing::new(random::<16>()?);
    let veiled = encrypt_aes128_blocks(&key, &IV, &*password).ok_or(WalletError::Unencodable)?;
    let secret = match login {
        None => secret(&*password)?,
        Some(login) => localize(&*password, login)?,
    };
    let size = (1 + key.len() + veiled.len()) as u32;
    let version = if login.is_some() { LOCAL } else { ORDINARY };
    let mut bytes =
        [&MAGIC[..], &[version], &NUMBER, &size.to_be_bytes(), &[KIND_AES], &*key, &veiled].concat();
    bytes.extend(pkcs12::write(contents, &secret, ORAPKI)?);
    Ok(bytes)
}
