//! What certificates say.

mod support;

use std::fs;
use std::path::Path;
use std::time::Duration;

use support::{folder, identity, openssl};
use tns_wallet::{Certificate, Validity, Wallet, distinguished_name};

fn certificate(path: &Path) -> Certificate {
    let wallet = Wallet::open(&fs::read(path).expect("a certificate"), None).expect("a wallet");
    wallet.trusted_certificates()[0].clone()
}

#[test]
fn a_version_1_certificate_is_read() {
    let Some(folder) = folder() else { return };
    let facts = certificate(&folder.join("client_v1.crt")).facts().expect("valid");
    assert_eq!((facts.version, facts.key_algorithm.as_str()), (1, "RSA"));
    assert!(facts.alternative_names.is_empty());
}

#[test]
fn facts_are_those_openssl_prints() {
    for (curve, key, bits) in [(None, "RSA", 2048), (Some("P-256"), "EC", 256), (Some("P-384"), "EC", 384)] {
        let Some(folder) = identity(curve) else { return };
        let facts = certificate(&folder.path().join("cert.pem")).facts().expect("valid");
        assert_eq!((facts.key_algorithm.as_str(), facts.key_bits), (key, Some(bits)));
        assert_eq!(facts.alternative_names, ["DNS:db1.example.com", "IP:10.1.2.3"]);
        assert!(facts.is_self_issued());
        let shown = "x509 -in cert.pem -noout -serial -subject -nameopt RFC2253";
        let shown = openssl(folder.path(), shown).expect("it is there");
        let serial = facts.serial.trim_start_matches('0');
        assert!(shown.contains(&format!("subject={}", facts.subject)), "{shown} {facts:?}");
        assert!(shown.contains(serial), "{shown} {facts:?}");
        let text = openssl(folder.path(), "x509 -in cert.pem -noout -text").expect("it is there");
        assert!(text.contains(&facts.signature_algorithm), "{facts:?}");
    }
}

#[test]
fn thumbprints_and_the_last_day_are_those_openssl_prints() {
    let Some(folder) = identity(Some("P-256")) else { return };
    let certificate = certificate(&folder.path().join("cert.pem"));
    let shown = |arguments: &str| {
        let shown = openssl(folder.path(), &format!("x509 -in cert.pem -noout {arguments}"));
        shown.expect("it is there").replace([':', '\n'], "")
    };
    assert!(shown("-fingerprint -sha1").ends_with(&certificate.sha1_thumbprint()));
    assert!(shown("-fingerprint -sha256").ends_with(&certificate.sha256_thumbprint()));
    let last = certificate.facts().expect("valid").last_day();
    assert!(shown("-enddate -dateopt iso_8601").contains(&last), "{last}");
}

#[test]
fn a_certificate_is_taken_apart() {
    let Some(folder) = identity(None) else { return };
    let certificate = certificate(&folder.path().join("cert.pem"));
    let parts = certificate.parts().expect("valid");
    assert_eq!(parts.issuer, parts.subject);
    let subject = certificate.facts().expect("valid").subject;
    assert_eq!(distinguished_name(&parts.subject).ok(), Some(subject));
    assert!(distinguished_name(b"CN=db1").is_err());
    let holds = |part: &[u8]| certificate.der().windows(part.len()).any(|window| window == part);
    let all = [&parts.body, &parts.algorithm, &parts.signature, &parts.issuer, &parts.public_key];
    assert!(all.iter().all(|part| !part.is_empty() && holds(part)));
}

#[test]
fn validity_counts_days() {
    let Some(folder) = identity(Some("P-256")) else { return };
    let facts = certificate(&folder.path().join("cert.pem")).facts().expect("valid");
    let day = Duration::from_secs(24 * 60 * 60);
    assert_eq!(facts.validity_at(facts.not_before - day), Validity::NotYet);
    assert_eq!(facts.validity_at(facts.not_before), Validity::Valid { days_left: 30 });
    assert_eq!(facts.validity_at(facts.not_after), Validity::Valid { days_left: 0 });
    assert_eq!(facts.validity_at(facts.not_after + day * 3), Validity::Expired { days_ago: 3 });
}
