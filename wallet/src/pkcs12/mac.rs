//! The integrity check of PKCS#12 (RFC 7292 section 5.1).

use der::asn1::{Null, ObjectIdentifier, OctetStringRef};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use crate::asn1::{DigestInfo, MacData};
use crate::crypto::{Digest, Purpose, pkcs12_key};
use crate::limits::Budget;
use crate::{Secret, WalletError, oid};

const WHAT: &str = "integrity check";

/// The digests of the check, by identifier.
const DIGESTS: [(ObjectIdentifier, Digest); 5] = [
    (oid::SHA1, Digest::Sha1),
    (oid::SHA224, Digest::Sha224),
    (oid::SHA256, Digest::Sha256),
    (oid::SHA384, Digest::Sha384),
    (oid::SHA512, Digest::Sha512),
];

/// Whether `mac` is that of `data` under `password`.
pub(super) fn verify(
    mac: &MacData<'_>,
    data: &[u8],
    password: &Secret,
    budget: &mut Budget,
) -> Result<bool, WalletError> {
    let stated = mac.digest.algorithm.oid;
    let digest = DIGESTS.iter().find(|(oid, _)| *oid == stated).map(|(_, digest)| *digest);
    let digest = digest.ok_or_else(|| WalletError::algorithm(WHAT, stated))?;
    let rounds = mac.rounds.unwrap_or(1);
    budget.iterations(u64::from(rounds))?;
    let key = key(digest, password, mac.salt.as_bytes(), rounds);
    Ok(digest.verify(&key, data, mac.digest.digest.as_bytes()))
}

/// Makes the check of `data` and gives what `finish` makes of it.
pub(super) fn make<T>(
    digest: Digest,
    rounds: u32,
    salt: &[u8],
    data: &[u8],
    password: &Secret,
    finish: impl FnOnce(MacData<'_>) -> Result<T, WalletError>,
) -> Result<T, WalletError> {
    let oid = DIGESTS.iter().find(|(_, known)| *known == digest).map(|(oid, _)| *oid);
    let oid = oid.ok_or(WalletError::Unencodable)?;
    let hash = digest.hmac(&key(digest, password, salt, rounds), data).ok_or(WalletError::Unencodable)?;
    let octets = |bytes| OctetStringRef::new(bytes).map_err(|_| WalletError::Unencodable);
    let algorithm = AlgorithmIdentifierRef { oid, parameters: Some(Null.into()) };
    let digest = DigestInfo { algorithm, digest: octets(&hash)? };
    finish(MacData { digest, salt: octets(salt)?, rounds: Some(rounds) })
}

fn key(digest: Digest, password: &Secret, salt: &[u8], rounds: u32) -> Zeroizing<Vec<u8>> {
    pkcs12_key(digest, Purpose::Mac, &password.bmp(), salt, rounds, digest.len())
}
