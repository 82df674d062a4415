//! The certificate that we show where the server asks for one.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustls::SignatureScheme;
use rustls::client::ResolvesClientCert;
use rustls::crypto::ring::sign;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::sign::CertifiedKey;
use tns_wallet::{Certificate, PrivateKey, Wallet};

use super::{shown, sni};
use crate::error::{Class, Failure, Phase};
use crate::plan;

/// The most issuers that a message names.
const MOST_SHOWN: usize = 5;

/// Answers a server that asks for a certificate, and remembers that it did. rustls does not read
/// the certificate that it is given here, so that one of version 1 is as good as any.
#[derive(Default)]
pub(super) struct Own {
    key: Option<Arc<CertifiedKey>>,
    /// Whose certificate it is and until when: for messages.
    pub(super) text: Option<String>,
    /// From whom the server takes certificates, once it has asked for one.
    asked: Mutex<Option<Vec<String>>>,
}

impl Own {
    /// The certificate of `wallet` that the settings choose, or its first; none where it has none.
    ///
    /// # Errors
    /// ORA-28759 where the settings choose one that is not there, or its key cannot be used.
    pub(super) fn of(wallet: Option<&Wallet>, tls: &plan::Tls) -> Result<Self, Failure> {
        let identities = wallet.map(Wallet::identities).unwrap_or_default();
        let (Some(wallet), Some((certificate, key))) = (wallet, chosen(&identities, tls)?) else {
            return Ok(Self::default());
        };
        let key = certified(wallet, certificate, key, tls.sni.is_some()).map_err(|error| {
            let message = "the private key of the wallet cannot be used for TLS".to_owned();
            failure(message)
                .caused_by(error)
                .hint("RSA keys of 2048 to 4096 bits and EC keys P-256, P-384 are usable")
        })?;
        let facts = certificate.facts().ok();
        let text = facts.map(|facts| format!("{}, valid until {}", shown(&facts.subject), facts.last_day()));
        let text = Some(text.unwrap_or_else(|| "unreadable".to_owned()));
        Ok(Self { key: Some(Arc::new(key)), text, asked: Mutex::default() })
    }

    /// Whether the server has asked for a certificate.
    pub(super) fn was_asked(&self) -> bool {
        self.asked().is_some()
    }

    /// From whom it takes certificates, as far as it said so: the first few names.
    pub(super) fn wanted(&self) -> Vec<String> {
        self.asked().clone().unwrap_or_default()
    }

    /// Forgets what a server has asked for: another handshake begins.
    pub(super) fn begin(&self) {
        *self.asked() = None;
    }

    fn asked(&self) -> MutexGuard<'_, Option<Vec<String>>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it was shown one.
    pub(super) fn was_shown(&self) -> bool {
        self.key.is_some() && self.was_asked()
    }
}

impl ResolvesClientCert for Own {
    fn resolve(&self, issuers: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        let named = issuers.iter().filter_map(|der| tns_wallet::distinguished_name(der).ok());
        *self.asked() = Some(named.take(MOST_SHOWN).map(|name| shown(&name)).collect());
        self.key.clone()
    }

    fn has_certs(&self) -> bool {
        self.key.is_some()
    }
}

impl fmt::Debug for Own {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Own").field("certificate", &self.text).finish_non_exhaustive()
    }
}

type Identity<'a> = (&'a Certificate, &'a PrivateKey);

fn chosen<'a>(identities: &[Identity<'a>], tls: &plan::Tls) -> Result<Option<Identity<'a>>, Failure> {
    let (what, found) = match (&tls.certificate_thumbprint, &tls.certificate_alias) {
        (Some(text), _) => {
            let wanted = Thumbprint::parse(text)?;
            let found = identities.iter().find(|(certificate, _)| wanted.is_of(certificate));
            (format!("thumbprint {text}"), found)
        }
        (None, Some(alias)) => {
            let is_it = |known: &str| known.eq_ignore_ascii_case(alias);
            let found = identities.iter().find(|(certificate, _)| certificate.alias().is_some_and(is_it));
            (format!("alias {alias}"), found)
        }
        (None, None) => return Ok(identities.first().copied()),
    };
    let none = || {
        let known = identities.iter().map(|(certificate, _)| described(certificate));
        let known = known.collect::<Vec<_>>().join("; ");
        let known = if known.is_empty() { "it has none".to_owned() } else { known };
        failure(format!("the wallet has no certificate of its own with the {what}")).caused_by(known)
    };
    found.copied().map(Some).ok_or_else(none)
}

fn described(certificate: &Certificate) -> String {
    let subject = certificate.facts().map_or_else(|_| "unreadable".to_owned(), |facts| shown(&facts.subject));
    let alias = certificate.alias().map(|alias| format!(" alias {}", shown(alias))).unwrap_or_default();
    format!("{subject}{alias} SHA256:{}", certificate.sha256_thumbprint())
}

/// A thumbprint as it is written in SSL_CERTIFICATE_THUMBPRINT: `SHA256:AB:CD…`.
#[derive(Debug, PartialEq, Eq)]
struct Thumbprint(String);

impl Thumbprint {
    fn parse(text: &str) -> Result<Self, Failure> {
        let upper = text.trim().to_ascii_uppercase();
        let (digits, length) = match (upper.strip_prefix("SHA256:"), upper.strip_prefix("SHA1:")) {
            (Some(rest), _) => (rest, Some(64)),
            (_, Some(rest)) => (rest, Some(40)),
            _ => (upper.as_str(), None),
        };
        let digits: String = digits.chars().filter(|c| !matches!(c, ':' | ' ')).collect();
        let is_whole = length.map_or(matches!(digits.len(), 40 | 64), |length| digits.len() == length);
        match is_whole && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            true => Ok(Self(digits)),
            false => Err(failure(format!("SSL_CERTIFICATE_THUMBPRINT is no thumbprint: {text}"))
                .hint("write SHA1: and 40 hexadecimal digits, or SHA256: and 64")),
        }
    }

    fn is_of(&self, certificate: &Certificate) -> bool {
        match self.0.len() {
            40 => certificate.sha1_thumbprint() == self.0,
            _ => certificate.sha256_thumbprint() == self.0,
        }
    }
}

fn failure(message: String) -> Failure {
    Failure::new(Phase::Tls, Class::Tls, Some("ORA-28759"), message)
}

fn certified(
    wallet: &Wallet,
    certificate: &Certificate,
    key: &PrivateKey,
    with_sni: bool,
) -> Result<CertifiedKey, rustls::Error> {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.expose_pkcs8()));
    let mut key = sign::any_supported_type(&key)?;
    if with_sni {
        key = Arc::new(sni::Key(key));
    }
    let chain = chain(wallet, certificate).into_iter();
    Ok(CertifiedKey::new(chain.map(|one| CertificateDer::from(one.der().to_vec())).collect(), key))
}

/// The certificate and those between it and a root, which the server may not have.
fn chain<'a>(wallet: &'a Wallet, certificate: &'a Certificate) -> Vec<&'a Certificate> {
    let known: Vec<_> =
        wallet.trusted_certificates().into_iter().filter_map(|one| Some((one, one.facts().ok()?))).collect();
    let mut chain = vec![certificate];
    let mut issuer = certificate.facts().ok().map(|facts| facts.issuer);
    // No chain is longer than what there is: certificates that name each other end here.
    while let Some(wanted) = issuer.take().filter(|_| chain.len() <= known.len()) {
        let above = known.iter().find(|(_, facts)| facts.subject == wanted && !facts.is_self_issued());
        if let Some((found, facts)) = above {
            chain.push(found);
            issuer = Some(facts.issuer.clone());
        }
    }
    chain
}
