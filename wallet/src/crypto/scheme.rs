//! The schemes that encrypt under a password: PBES2 (RFC 8018) and those of PKCS#12 (RFC 7292 appendix C).

use der::asn1::{Null, ObjectIdentifier, OctetStringRef};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::cipher::{Cipher, encrypt_aes256};
use super::{Digest, Purpose, pkcs12_key, random};
use crate::asn1::{self, Pbes2, Pbkdf2, Pkcs12Pbe, Scrypt};
use crate::limits::Budget;
use crate::{Secret, WalletError, oid};

const WHAT: &str = "encryption";
const PARAMETERS: &str = "the description of its encryption";

/// Decrypts `data` with the scheme that `algorithm` names.
///
/// A padding that does not fit means the wrong password; the right padding may
/// still be chance, so the caller has to look at what came out.
pub(crate) fn decrypt(
    algorithm: &AlgorithmIdentifierRef<'_>,
    password: &Secret,
    data: &[u8],
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    if algorithm.oid == oid::PBES2 {
        return decrypt_pbes2(&asn1::parameters(algorithm, PARAMETERS)?, password, data, budget);
    }
    let cipher = match algorithm.oid {
        oid::PBE_SHA1_DES3 => Cipher::Des3,
        oid::PBE_SHA1_DES3_TWO => Cipher::Des3Two,
        oid::PBE_SHA1_RC2_128 => Cipher::Rc2(16),
        oid::PBE_SHA1_RC2_40 => Cipher::Rc2(5),
        other => return Err(WalletError::algorithm(WHAT, other)),
    };
    let Pkcs12Pbe { salt, rounds } = asn1::parameters(algorithm, PARAMETERS)?;
    budget.iterations(2 * u64::from(checked_rounds(rounds)?))?;
    let derive =
        |purpose, len| pkcs12_key(Digest::Sha1, purpose, &password.bmp(), salt.as_bytes(), rounds, len);
    let key = derive(Purpose::Key, cipher.key_len());
    let iv = derive(Purpose::Iv, cipher.block_len());
    cipher.decrypt(&key, &iv, data).ok_or(WalletError::WrongPassword)
}

fn decrypt_pbes2(
    scheme: &Pbes2<'_>,
    password: &Secret,
    data: &[u8],
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let cipher = match scheme.cipher.oid {
        oid::AES_128_CBC => Cipher::Aes128,
        oid::AES_192_CBC => Cipher::Aes192,
        oid::AES_256_CBC => Cipher::Aes256,
        oid::DES_EDE3_CBC => Cipher::Des3,
        other => return Err(WalletError::algorithm(WHAT, other)),
    };
    let iv: &OctetStringRef = asn1::parameters(&scheme.cipher, PARAMETERS)?;
    if iv.as_bytes().len() != cipher.block_len() {
        return Err(WalletError::malformed(PARAMETERS));
    }
    let key = derive(&scheme.kdf, password, cipher.key_len(), budget)?;
    cipher.decrypt(&key, iv.as_bytes(), data).ok_or(WalletError::WrongPassword)
}

/// The key of PBES2, `len` bytes of it.
fn derive(
    kdf: &AlgorithmIdentifierRef<'_>,
    password: &Secret,
    len: usize,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let password = password.expose().as_bytes();
    match kdf.oid {
        oid::PBKDF2 => {
            let Pbkdf2 { salt, rounds, key_len, prf } = asn1::parameters(kdf, PARAMETERS)?;
            check_key_len(key_len, len)?;
            let digest = prf.map_or(Ok(Digest::Sha1), |prf| digest_of_prf(prf.oid))?;
            let blocks = len.div_ceil(digest.len()) as u64;
            budget.iterations(blocks * u64::from(checked_rounds(rounds)?))?;
            Ok(digest.pbkdf2(password, salt.as_bytes(), rounds, len))
        }
        oid::SCRYPT => {
            let parameters: Scrypt<'_> = asn1::parameters(kdf, PARAMETERS)?;
            check_key_len(parameters.key_len, len)?;
            scrypt_key(&parameters, password, len, budget)
        }
        other => Err(WalletError::algorithm("key derivation", other)),
    }
}

fn scrypt_key(
    parameters: &Scrypt<'_>,
    password: &[u8],
    len: usize,
    budget: &mut Budget,
) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let Scrypt { salt, n, r, p, .. } = parameters;
    budget.scrypt(*n, u64::from(*r), u64::from(*p))?;
    if !n.is_power_of_two() || *r == 0 || *p == 0 {
        return Err(WalletError::malformed(PARAMETERS));
    }
    let invalid = || WalletError::malformed(PARAMETERS);
    let parameters = scrypt::Params::new(n.ilog2() as u8, *r, *p).map_err(|_| invalid())?;
    let mut key = Zeroizing::new(vec![0; len]);
    scrypt::scrypt(password, salt.as_bytes(), &parameters, &mut key).map_err(|_| invalid())?;
    Ok(key)
}

fn digest_of_prf(prf: ObjectIdentifier) -> Result<Digest, WalletError> {
    match prf {
        oid::HMAC_SHA1 => Ok(Digest::Sha1),
        oid::HMAC_SHA224 => Ok(Digest::Sha224),
        oid::HMAC_SHA256 => Ok(Digest::Sha256),
        oid::HMAC_SHA384 => Ok(Digest::Sha384),
        oid::HMAC_SHA512 => Ok(Digest::Sha512),
        other => Err(WalletError::algorithm("key derivation", other)),
    }
}

/// A length that the file states has to be that of the cipher's key.
fn check_key_len(stated: Option<u32>, len: usize) -> Result<(), WalletError> {
    match stated.is_none_or(|stated| stated as usize == len) {
        true => Ok(()),
        false => Err(WalletError::malformed(PARAMETERS)),
    }
}

const fn checked_rounds(rounds: u32) -> Result<u32, WalletError> {
    match rounds {
        0 => Err(WalletError::malformed(PARAMETERS)),
        rounds => Ok(rounds),
    }
}

/// Encrypts with PBES2: PBKDF2 over HMAC-SHA256 and AES-256.
///
/// Gives what `finish` makes of the algorithm and the encrypted bytes.
pub(crate) fn encrypt<T>(
    password: &Secret,
    rounds: u32,
    data: &[u8],
    finish: impl FnOnce(AlgorithmIdentifierRef<'_>, &OctetStringRef) -> Result<T, WalletError>,
) -> Result<T, WalletError> {
    let (salt, iv): ([u8; 16], [u8; 16]) = (random()?, random()?);
    let key = Digest::Sha256.pbkdf2(password.expose().as_bytes(), &salt, rounds, Cipher::Aes256.key_len());
    let encrypted = encrypt_aes256(&key, &iv, data).ok_or(WalletError::Unencodable)?;
    let prf = AlgorithmIdentifierRef { oid: oid::HMAC_SHA256, parameters: Some(Null.into()) };
    let kdf = Pbkdf2 { salt: octets(&salt)?, rounds, key_len: Some(32), prf: Some(prf) };
    let kdf = asn1::write(&kdf)?;
    let scheme = asn1::write(&Pbes2 {
        kdf: AlgorithmIdentifierRef { oid: oid::PBKDF2, parameters: Some(asn1::read(&kdf, PARAMETERS)?) },
        cipher: AlgorithmIdentifierRef { oid: oid::AES_256_CBC, parameters: Some(octets(&iv)?.into()) },
    })?;
    let parameters = Some(asn1::read(&scheme, PARAMETERS)?);
    finish(AlgorithmIdentifierRef { oid: oid::PBES2, parameters }, octets(&encrypted)?)
}

fn octets(bytes: &[u8]) -> Result<&OctetStringRef, WalletError> {
    OctetStringRef::new(bytes).map_err(|_| WalletError::Unencodable)
}

#[cfg(test)]
mod tests {
    use der::asn1::AnyRef;

    use super::*;

    /// Decrypts nothing much under a key derivation and an AES-128 vector.
    fn run<T: der::Encode>(kdf: ObjectIdentifier, parameters: &T, iv: &[u8]) -> WalletError {
        let parameters = asn1::write(parameters).expect("small");
        let kdf = AlgorithmIdentifierRef {
            oid: kdf,
            parameters: Some(asn1::read(&parameters, WHAT).expect("DER")),
        };
        let iv = AnyRef::from(octets(iv).expect("small"));
        let cipher = AlgorithmIdentifierRef { oid: oid::AES_128_CBC, parameters: Some(iv) };
        let scheme = asn1::write(&Pbes2 { kdf, cipher }).expect("small");
        let parameters = Some(asn1::read(&scheme, WHAT).expect("DER"));
        let algorithm = AlgorithmIdentifierRef { oid: oid::PBES2, parameters };
        let result = decrypt(&algorithm, &Secret::from("x"), &[0; 16], &mut Budget::new());
        result.expect_err("zeros are no message")
    }

    fn pbkdf2(rounds: u32) -> Pbkdf2<'static> {
        Pbkdf2 { salt: octets(b"12345678").expect("small"), rounds, key_len: None, prf: None }
    }

    fn scrypt_of(n: u64, r: u32, p: u32) -> Scrypt<'static> {
        Scrypt { salt: octets(b"12345678").expect("small"), n, r, p, key_len: None }
    }

    #[test]
    fn costs_are_bounded() {
        let is_costly = |error| matches!(error, WalletError::TooCostly { .. });
        assert!(is_costly(run(oid::PBKDF2, &pbkdf2(10_000_001), &[0; 16])));
        for (n, r, p) in
            [(1 << 22, 8, 1), (2, 1 << 20, 8), (1 << 14, 8, 1 << 20), (u64::MAX, u32::MAX, u32::MAX)]
        {
            assert!(is_costly(run(oid::SCRYPT, &scrypt_of(n, r, p), &[0; 16])), "{n} {r} {p}");
        }
    }

    #[test]
    fn odd_parameters_are_malformed() {
        let is_malformed = |error| matches!(error, WalletError::Malformed { .. });
        assert!(is_malformed(run(oid::PBKDF2, &pbkdf2(0), &[0; 16])));
        assert!(is_malformed(run(oid::PBKDF2, &pbkdf2(1), &[0; 5])));
        for (n, r, p) in [(0, 8, 1), (3, 8, 1), (16, 0, 1), (16, 8, 0)] {
            assert!(is_malformed(run(oid::SCRYPT, &scrypt_of(n, r, p), &[0; 16])), "{n} {r} {p}");
        }
    }

    #[test]
    fn unknown_algorithms_are_named() {
        let error = run(oid::RSA, &pbkdf2(1), &[0; 16]);
        assert!(error.to_string().contains("1.2.840.113549.1.1.1"), "{error}");
    }
}
