//! `ewallet.pem`: certificates and the private key as text.

mod block;
mod legacy;

use zeroize::Zeroizing;

use crate::asn1::{self, EncryptedKey};
use crate::cert::{Certificate, CertificateRequest};
use crate::contents::Contents;
use crate::key::PrivateKey;
use crate::limits::Budget;
use crate::{Secret, WalletError, crypto};
use block::{Block, blocks, write_block};

/// Rounds of PBKDF2 for a key that is written.
const ROUNDS: u32 = 100_000;

/// Whether `bytes` are PEM text, whatever stands before the first block.
pub(crate) fn is_pem(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 << 10)];
    head.windows(10).any(|window| window == b"-----BEGIN")
}

/// Reads all blocks that a wallet uses and passes over others.
pub(crate) fn read(bytes: &[u8], password: Option<&Secret>) -> Result<Contents, WalletError> {
    read_blocks(bytes, password, |_| true)
}

/// Reads everything but the keys, which needs no password.
pub(crate) fn read_without_keys(bytes: &[u8]) -> Result<Contents, WalletError> {
    read_blocks(bytes, None, |label| !label.ends_with("PRIVATE KEY"))
}

fn read_blocks(
    bytes: &[u8],
    password: Option<&Secret>,
    wanted: impl Fn(&str) -> bool,
) -> Result<Contents, WalletError> {
    let (mut contents, mut budget) = (Contents::default(), Budget::new());
    for block in blocks(bytes) {
        budget.item()?;
        let block = block?;
        if wanted(block.label) {
            take(&block, password, &mut budget, &mut contents)?;
        }
    }
    Ok(contents)
}

fn take(
    block: &Block<'_>,
    password: Option<&Secret>,
    budget: &mut Budget,
    contents: &mut Contents,
) -> Result<(), WalletError> {
    match block.label {
        "CERTIFICATE" | "X509 CERTIFICATE" => {
            contents.certificates.push(Certificate::from_der(&block.data()?)?);
        }
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => {
            contents.requests.push(CertificateRequest::from_der(&block.data()?)?);
        }
        "ENCRYPTED PRIVATE KEY" => {
            contents.keys.push(PrivateKey::from_encrypted(&block.data()?, password, budget)?);
        }
        "PRIVATE KEY" => contents.keys.push(plain(block, password, PrivateKey::from_pkcs8)?),
        "RSA PRIVATE KEY" => contents.keys.push(plain(block, password, PrivateKey::from_pkcs1)?),
        "EC PRIVATE KEY" => contents.keys.push(plain(block, password, PrivateKey::from_sec1)?),
        label if label.ends_with("PRIVATE KEY") => {
            return Err(WalletError::algorithm("private key", label));
        }
        _ => {}
    }
    Ok(())
}

/// A key in a form of its own, maybe encrypted by its PEM headers.
fn plain(
    block: &Block<'_>,
    password: Option<&Secret>,
    parse: fn(&[u8]) -> Result<PrivateKey, WalletError>,
) -> Result<PrivateKey, WalletError> {
    let data = block.data()?;
    let Some(header) = block.encryption()? else { return parse(&data) };
    let decrypted = legacy::decrypt(header, password.ok_or(WalletError::PasswordNeeded)?, &data)?;
    // The padding may fit by chance; a key does not come out by chance.
    parse(&decrypted).map_err(|_| WalletError::WrongPassword)
}

/// Writes `contents`: user certificates, the others, then the key, encrypted if there is a password.
pub(crate) fn write(
    contents: &Contents,
    password: Option<&Secret>,
) -> Result<Zeroizing<String>, WalletError> {
    contents.without_secrets("PEM text (ewallet.pem)")?;
    let mut text = Zeroizing::new(String::new());
    for certificate in contents.certificates_in_order() {
        write_block(&mut text, "CERTIFICATE", certificate.der());
    }
    for request in &contents.requests {
        write_block(&mut text, "CERTIFICATE REQUEST", request.der());
    }
    for key in &contents.keys {
        match password {
            None => write_block(&mut text, "PRIVATE KEY", key.expose_pkcs8()),
            Some(password) => {
                let der = crypto::encrypt(password, ROUNDS, key.expose_pkcs8(), |algorithm, data| {
                    asn1::write(&EncryptedKey { algorithm, data })
                })?;
                write_block(&mut text, "ENCRYPTED PRIVATE KEY", &der);
            }
        }
    }
    Ok(text)
}
