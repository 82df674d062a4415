//! The check of the server's certificate: who vouches for it, when it holds, whose it is.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_cert_signed_by_trust_anchor;
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, SignatureScheme};
use tns_wallet::{Certificate, CertificateFacts, Validity};

use super::trust::Trusted;
use super::{names, old, shown};
use crate::error::{Class, Failure, Phase};
use crate::plan::NameCheck;

/// Checks the certificate of one server. rustls keeps only a word of why a check failed; the
/// whole story stays here.
pub(super) struct Verifier {
    pub(super) trusted: Trusted,
    pub(super) names: NameCheck,
    pub(super) host: String,
    pub(super) algorithms: WebPkiSupportedAlgorithms,
    verdict: Mutex<Option<Result<String, Failure>>>,
}

/// A failure, and the word for it that the server is told.
type Refusal = (CertificateError, Failure);

impl Verifier {
    pub(super) fn new(
        trusted: Trusted,
        names: NameCheck,
        host: &str,
        algorithms: WebPkiSupportedAlgorithms,
    ) -> Self {
        Self { trusted, names, host: host.to_owned(), algorithms, verdict: Mutex::new(None) }
    }

    /// What was decided about the name, or why the certificate was refused; nothing where none came.
    pub(super) fn verdict(&self) -> Option<Result<String, Failure>> {
        self.verdict.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn check(
        &self,
        shown: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<String, Refusal> {
        let bad = |_| {
            let message = "the server's certificate cannot be read";
            (CertificateError::BadEncoding, Failure::new(Phase::Tls, Class::Tls, Some("ORA-29024"), message))
        };
        let certificate = Certificate::from_der(shown).map_err(bad)?;
        let facts = certificate.facts().map_err(bad)?;
        holds(&facts, now)?;
        self.chain(shown, others, &certificate, &facts, now)?;
        let named = names::check(&facts, &self.names, &self.host);
        named.map_err(|failure| (CertificateError::NotValidForName, failure))
    }

    /// Whether somebody who is trusted vouches for the certificate.
    fn chain(
        &self,
        shown: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        certificate: &Certificate,
        facts: &CertificateFacts,
        now: UnixTime,
    ) -> Result<(), Refusal> {
        let trusted = &self.trusted.certificates;
        // A certificate that was put into the wallet is trusted as it is, as self-signed ones are.
        if trusted.iter().any(|one| one.der() == certificate.der()) {
            return Ok(());
        }
        let checked = match facts.version {
            1 => old::issued_by(certificate, trusted, &self.algorithms, now),
            _ => ParsedCertificate::try_from(shown).and_then(|parsed| {
                let algorithms = self.algorithms.all;
                verify_server_cert_signed_by_trust_anchor(
                    &parsed,
                    &self.trusted.roots,
                    others,
                    now,
                    algorithms,
                )
            }),
        };
        checked.map_err(|error| {
            let word = match error {
                Error::InvalidCertificate(word) => word,
                _ => CertificateError::BadEncoding,
            };
            (word.clone(), self.refused(&word, facts, others))
        })
    }

    fn refused(
        &self,
        word: &CertificateError,
        facts: &CertificateFacts,
        others: &[CertificateDer<'_>],
    ) -> Failure {
        use CertificateError as Word;
        let by = &self.trusted.by;
        let cause = format!("{}; issued by {}", names::described(facts), shown(&facts.issuer));
        let failure =
            |message| Failure::new(Phase::Tls, Class::Tls, Some("ORA-29024"), message).caused_by(cause);
        match (word, self.over(facts, others)) {
            (Word::UnknownIssuer | Word::Expired | Word::ExpiredContext { .. }, Some(over)) => {
                failure(format!("a certificate that vouches for the server's has expired: {over}"))
                    .hint("have it renewed; if it is one of the wallet, put the new one there")
            }
            (Word::UnknownIssuer, None) => {
                let hint = match facts.is_self_issued() {
                    true => "it is self-signed: put it into the wallet as a trusted certificate",
                    false => "put the certificate of its issuer into the wallet as a trusted certificate",
                };
                failure(format!("{by} trusts nobody who vouches for the server's certificate")).hint(hint)
            }
            _ => failure(format!("the server's certificate is not acceptable: {word}"))
                .hint("have one made with a key of 2048 bits or more and a SHA-256 signature"),
        }
    }

    /// The certificate above the server's that has expired, with the day: one that the server sent,
    /// or one of the wallet.
    fn over(&self, server: &CertificateFacts, others: &[CertificateDer<'_>]) -> Option<String> {
        let sent = others.iter().filter_map(|one| Certificate::from_der(one).ok()?.facts().ok());
        let sent: Vec<_> = sent.collect();
        let issuers: Vec<_> = sent.iter().chain([server]).map(|facts| facts.issuer.clone()).collect();
        let trusted = self.trusted.certificates.iter().filter_map(|one| one.facts().ok());
        let mut above = sent.into_iter().chain(trusted).filter(|facts| issuers.contains(&facts.subject));
        let over = above.find(|facts| facts.not_after < SystemTime::now())?;
        Some(format!("{} on {}", shown(&over.subject), over.last_day()))
    }

    fn decide(&self, verdict: Result<String, Refusal>) -> Result<ServerCertVerified, Error> {
        let (kept, answer) = match verdict {
            Ok(text) => (Ok(text), Ok(ServerCertVerified::assertion())),
            Err((word, failure)) => (Err(failure), Err(Error::InvalidCertificate(word))),
        };
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        answer
    }
}

/// Whether the certificate itself holds now; told apart from the chain, so that the day is named.
fn holds(facts: &CertificateFacts, now: UnixTime) -> Result<(), Refusal> {
    let failure = |message: String, hint: &str| {
        Failure::new(Phase::Tls, Class::Tls, Some("ORA-29024"), message)
            .caused_by(names::described(facts))
            .hint(hint)
    };
    match facts.validity_at(SystemTime::UNIX_EPOCH + Duration::from_secs(now.as_secs())) {
        Validity::Valid { .. } => Ok(()),
        Validity::Expired { days_ago } => {
            let message =
                format!("the server's certificate expired on {}, {days_ago} days ago", facts.last_day());
            Err((CertificateError::Expired, failure(message, "have the server's certificate renewed")))
        }
        Validity::NotYet => {
            let message = "the server's certificate does not hold yet".to_owned();
            Err((CertificateError::NotValidYet, failure(message, "check the clocks of both machines")))
        }
    }
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.decide(self.check(end_entity, intermediates, now))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        match old::is_old(cert) {
            true => old::verify_signature(message, cert, dss, &self.algorithms),
            false => verify_tls12_signature(message, cert, dss, &self.algorithms),
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        match old::is_old(cert) {
            true => old::verify_signature(message, cert, dss, &self.algorithms),
            false => verify_tls13_signature(message, cert, dss, &self.algorithms),
        }
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("names", &self.names)
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}
