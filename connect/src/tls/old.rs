//! Server certificates of version 1, which older wallet tools write and rustls does not read.
//!
//! They have no extensions, so that nothing limits what they are for. One is accepted if it lies
//! in the wallet, or if one of the wallet's own certificates has signed it; certificates that the
//! server sends beside it are no help, since version 1 cannot tell who may sign.

use std::time::{Duration, SystemTime};

use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::WebPkiSupportedAlgorithms;
use rustls::pki_types::{CertificateDer, SignatureVerificationAlgorithm, SubjectPublicKeyInfoDer, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, PeerMisbehaved};
use tns_wallet::{Certificate, CertificateParts};
use webpki::RawPublicKeyEntity;

use super::trust::is_valid;

/// Whether a certificate is of version 1.
pub(super) fn is_old(certificate: &CertificateDer<'_>) -> bool {
    let facts = Certificate::from_der(certificate).and_then(|one| one.facts());
    facts.is_ok_and(|facts| facts.version == 1)
}

/// Checks that one of `trusted` that holds now has signed the certificate.
///
/// # Errors
/// As rustls says it: `UnknownIssuer` where none has.
pub(super) fn issued_by(
    certificate: &Certificate,
    trusted: &[Certificate],
    algorithms: &WebPkiSupportedAlgorithms,
    now: UnixTime,
) -> Result<(), Error> {
    let parts = certificate.parts().map_err(|_| CertificateError::BadEncoding)?;
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now.as_secs());
    let holds = |one: &&Certificate| one.facts().is_ok_and(|facts| is_valid(&facts, now));
    let issuers = trusted.iter().filter(holds).filter_map(|one| one.parts().ok());
    let mut issuers = issuers.filter(|issuer| issuer.subject == parts.issuer);
    match issuers.any(|issuer| has_signed(&issuer, &parts, algorithms)) {
        true => Ok(()),
        false => Err(CertificateError::UnknownIssuer.into()),
    }
}

fn has_signed(
    issuer: &CertificateParts,
    parts: &CertificateParts,
    algorithms: &WebPkiSupportedAlgorithms,
) -> bool {
    let is_that = |one: &&&dyn SignatureVerificationAlgorithm| {
        inside(&parts.algorithm) == Some(one.signature_alg_id().as_ref())
    };
    let mut candidates = algorithms.all.iter().filter(is_that);
    let key = SubjectPublicKeyInfoDer::from(issuer.public_key.as_slice());
    let Ok(key) = RawPublicKeyEntity::try_from(&key) else { return false };
    candidates.any(|one| key.verify_signature(*one, &parts.body, &parts.signature).is_ok())
}

/// What a short SEQUENCE holds: the form in which rustls names algorithms.
fn inside(der: &[u8]) -> Option<&[u8]> {
    match der {
        [0x30, length, rest @ ..] if *length < 0x80 => Some(rest),
        _ => None,
    }
}

/// Checks the server's signature of the handshake with the key of its certificate.
///
/// # Errors
/// As rustls says it: `BadSignature`.
pub(super) fn verify_signature(
    message: &[u8],
    certificate: &CertificateDer<'_>,
    signed: &DigitallySignedStruct,
    algorithms: &WebPkiSupportedAlgorithms,
) -> Result<HandshakeSignatureValid, Error> {
    let parts = Certificate::from_der(certificate).and_then(|one| one.parts());
    let parts = parts.map_err(|_| CertificateError::BadEncoding)?;
    let key = SubjectPublicKeyInfoDer::from(parts.public_key.as_slice());
    let key = RawPublicKeyEntity::try_from(&key).map_err(|_| CertificateError::BadEncoding)?;
    let offered = algorithms.mapping.iter().find(|(scheme, _)| *scheme == signed.scheme);
    let (_, candidates) = offered.ok_or(PeerMisbehaved::SignedHandshakeWithUnadvertisedSigScheme)?;
    let is_right = |one: &&dyn SignatureVerificationAlgorithm| {
        key.verify_signature(*one, message, signed.signature()).is_ok()
    };
    match candidates.iter().any(is_right) {
        true => Ok(HandshakeSignatureValid::assertion()),
        false => Err(CertificateError::BadSignature.into()),
    }
}
