//! Versions and cipher suites: what of the settings can be offered.

use rustls::crypto::{CryptoProvider, ring};
use rustls::{CipherSuite, SupportedCipherSuite, SupportedProtocolVersion, version};

use crate::error::{Class, Failure, Phase};
use crate::plan;

/// What is offered to the server.
pub(super) struct Offer {
    pub(super) provider: CryptoProvider,
    pub(super) versions: Vec<&'static SupportedProtocolVersion>,
    /// What of the settings is passed over.
    pub(super) notes: Vec<String>,
}

/// Cipher suites that are known and never offered: no forward secrecy, no authenticated
/// encryption, or too slow to be worth it.
const REFUSED: [&str; 9] = ["_CBC_", "_3DES_", "_DES", "_RC4_", "_RC2_", "_NULL_", "_ANON_", "_CCM", "_DHE_"];

/// Takes the versions and suites of the settings that are safe.
///
/// # Errors
/// ORA-28860 where none is left, or a name is no cipher suite.
pub(super) fn offer(tls: &plan::Tls) -> Result<Offer, Failure> {
    let mut provider = ring::default_provider();
    let mut notes = Vec::new();
    if !tls.cipher_suites.is_empty() {
        provider.cipher_suites = suites(&provider.cipher_suites, &tls.cipher_suites, &mut notes)?;
    }
    let allowed = [(tls.versions.tls13, &version::TLS13), (tls.versions.tls12, &version::TLS12)];
    let mut versions: Vec<_> =
        allowed.into_iter().filter(|(is, _)| *is).map(|(_, version)| version).collect();
    if versions.is_empty() {
        return Err(failure("SSL_VERSION allows neither TLS 1.2 nor TLS 1.3".to_owned())
            .hint("older versions are not safe and not offered: set SSL_VERSION to 1.2, 1.3 or both"));
    }
    versions.retain(|version| provider.cipher_suites.iter().any(|suite| suite.version() == *version));
    match versions.is_empty() {
        true => Err(failure("no suite of SSL_CIPHER_SUITES belongs to a version of SSL_VERSION".to_owned())
            .hint("leave SSL_CIPHER_SUITES out; suites of TLS 1.3 have no WITH in their names")),
        false => Ok(Offer { provider, versions, notes }),
    }
}

fn suites(
    known: &[SupportedCipherSuite],
    names: &[String],
    notes: &mut Vec<String>,
) -> Result<Vec<SupportedCipherSuite>, Failure> {
    let mut found: Vec<SupportedCipherSuite> = Vec::new();
    for name in names {
        match known.iter().find(|suite| is_called(suite.suite(), name)) {
            Some(suite) if !found.contains(suite) => found.push(*suite),
            Some(_) => {}
            None if is_refused(name) => {
                notes.push(format!("the cipher suite {name} is weak and not offered"));
            }
            None => {
                return Err(
                    failure(format!("{name} in SSL_CIPHER_SUITES is not a cipher suite")).hint(usable(known))
                );
            }
        }
    }
    match found.is_empty() {
        true => Err(failure(format!("SSL_CIPHER_SUITES allows only weak suites: {}", names.join(", ")))
            .hint(usable(known))),
        false => Ok(found),
    }
}

/// Whether a suite is called that in the settings; SSL_ and TLS_ are the same.
fn is_called(suite: CipherSuite, name: &str) -> bool {
    bare(&oracle_name(suite)).eq_ignore_ascii_case(bare(name.trim()))
}

fn bare(name: &str) -> &str {
    let prefix =
        name.get(..4).filter(|prefix| ["TLS_", "SSL_"].iter().any(|one| one.eq_ignore_ascii_case(prefix)));
    prefix.map_or(name, |_| &name[4..])
}

/// rustls marks the suites of TLS 1.3 in their names; nobody else does.
fn oracle_name(suite: CipherSuite) -> String {
    let name = suite.as_str().unwrap_or_default();
    name.strip_prefix("TLS13_").map_or_else(|| name.to_owned(), |rest| format!("TLS_{rest}"))
}

fn is_refused(name: &str) -> bool {
    let upper = name.trim().to_ascii_uppercase();
    let is_suite = bare(&upper) != upper && upper.contains("_WITH_") || upper == "TLS_AES_128_CCM_SHA256";
    let is_plain_rsa = bare(&upper).starts_with("RSA_");
    is_suite && (is_plain_rsa || REFUSED.iter().any(|part| upper.contains(part)))
}

fn usable(known: &[SupportedCipherSuite]) -> String {
    let names: Vec<_> = known.iter().map(|suite| oracle_name(suite.suite())).collect();
    format!("leave SSL_CIPHER_SUITES out, or take some of {}", names.join(", "))
}

fn failure(message: String) -> Failure {
    Failure::new(Phase::Tls, Class::Tls, Some("ORA-28860"), message)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::plan::{NameCheck, Tls, Trust, Versions};

    fn tls(suites: &[&str], tls12: bool, tls13: bool) -> Tls {
        Tls {
            trust: Trust::Wallet(PathBuf::new()),
            names: NameCheck::Off,
            versions: Versions { tls12, tls13 },
            cipher_suites: suites.iter().map(|name| (*name).to_owned()).collect(),
            sni: None,
            certificate_alias: None,
            certificate_thumbprint: None,
        }
    }

    fn error(suites: &[&str], tls12: bool, tls13: bool) -> Failure {
        offer(&tls(suites, tls12, tls13)).err().expect("nothing is left")
    }

    #[test]
    fn suites_are_taken_in_their_order_under_both_prefixes() {
        let names = [
            "ssl_ecdhe_rsa_with_aes_128_gcm_sha256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
        ];
        let offer = offer(&tls(&names, true, true)).map_err(|failure| failure.message).expect("an offer");
        let found: Vec<_> = offer.provider.cipher_suites.iter().map(|suite| suite.suite()).collect();
        assert_eq!(
            found,
            [CipherSuite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, CipherSuite::TLS13_AES_256_GCM_SHA384]
        );
        assert_eq!(offer.notes, ["the cipher suite TLS_RSA_WITH_AES_128_CBC_SHA is weak and not offered"]);
        assert_eq!(offer.versions.len(), 2);
    }

    #[test]
    fn suites_decide_about_versions() {
        let offered = |suites: &[&str]| offer(&tls(suites, true, true)).map(|offer| offer.versions);
        assert_eq!(offered(&["TLS_AES_128_GCM_SHA256"]).expect("one"), [&version::TLS13]);
        assert_eq!(offered(&[]).expect("both"), [&version::TLS13, &version::TLS12]);
        assert!(error(&["TLS_AES_128_GCM_SHA256"], true, false).message.contains("SSL_VERSION"));
        assert!(error(&[], false, false).message.contains("SSL_VERSION"));
    }

    #[test]
    fn weak_and_unknown_suites_are_told_apart() {
        for weak in [
            "SSL_RSA_WITH_RC4_128_MD5",
            "SSL_DH_anon_WITH_3DES_EDE_CBC_SHA",
            "TLS_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
            "SSL_RSA_EXPORT_WITH_DES40_CBC_SHA",
            "TLS_AES_128_CCM_SHA256",
        ] {
            assert!(error(&[weak], true, true).message.contains("only weak suites"), "{weak}");
        }
        for unknown in ["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA265", "RC4", "", "é", "TLS_"] {
            assert!(error(&[unknown], true, true).message.contains("is not a cipher suite"), "{unknown}");
        }
    }
}
