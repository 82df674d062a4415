//! What TLS agreed on, in words.

use std::time::Duration;

use rustls::ClientConnection;
use tns_wallet::Certificate;

use super::shown;
use crate::trace::{CertificateSummary, TlsFacts};

/// The facts of a handshake that is done.
pub(super) fn of(
    connection: &ClientConnection,
    name_check: String,
    mutual: bool,
    notes: Vec<String>,
    took: Duration,
) -> TlsFacts {
    let version = connection.protocol_version().and_then(|version| version.as_str());
    let cipher = connection.negotiated_cipher_suite().and_then(|suite| suite.suite().as_str());
    let chain = connection.peer_certificates().unwrap_or_default();
    TlsFacts {
        version: version.unwrap_or_default().replace("TLSv1_", "TLSv1."),
        cipher: cipher.unwrap_or_default().to_owned(),
        chain: chain.iter().filter_map(|one| summary(one)).collect(),
        name_check,
        mutual,
        notes,
        took,
    }
}

/// Nothing of a certificate that cannot be read: the server's own could, or there would be no TLS.
fn summary(der: &[u8]) -> Option<CertificateSummary> {
    let facts = Certificate::from_der(der).ok()?.facts().ok()?;
    Some(CertificateSummary {
        subject: shown(&facts.subject),
        issuer: shown(&facts.issuer),
        expires: facts.last_day(),
    })
}
