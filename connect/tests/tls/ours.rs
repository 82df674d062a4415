//! Certificates of our own.

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::loopback::certificates::{
    Ca, Identity, folder, folder_of, formats, pkcs12, rsa_key, self_signed, server, server_for,
    server_with_option, wallet,
};
use super::loopback::servers::{accept, talk, tcp, tls};
use super::loopback::{attempt_tls, failure, open, tls_of};
use super::{BOTH, code, fails, works};
use rustls::version::{TLS12, TLS13};
use tns_connect::dial::Setup;
use tns_connect::error::{Class, Phase};
use tns_wallet::{Certificate, Secret};

#[test]
fn a_private_issuer_is_trusted_with_a_certificate_of_our_own() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let client = clients.sign(|_| {});
    let password = Secret::from("Wallet-1");
    for version in [&TLS13, &TLS12] {
        let port = tls(server(&ca.sign(|_| {}), Some(&clients), &[version]));
        for (name, content, password) in formats(&wallet(&[&ca.der], Some(&client)), &password) {
            let (_folder, trust) = folder_of(name, &content);
            let facts =
                works(&attempt_tls(port, trust), &Setup { wallet_password: password, ..Setup::default() });
            assert!(facts.mutual, "{name}");
        }
    }
}

#[test]
fn certificates_between_ours_and_the_root_are_shown_too() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let middle = clients.below("Middle CA", |_| {});
    let port = tls(server(&ca.sign(|_| {}), Some(&clients), &BOTH));
    let (_folder, trust) = folder(&[&ca.der, &clients.der, &middle.der], Some(&middle.sign(|_| {})));
    assert!(works(&attempt_tls(port, trust), &Setup::default()).mutual);
}

#[test]
fn a_server_that_wants_a_certificate_is_told_from_others() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let (_folder, nothing) = folder(&[&ca.der], None);
    let (_other, wrong) = folder(&[&ca.der], Some(&Ca::new("Other CA").sign(|_| {})));
    for version in [&TLS13, &TLS12] {
        let port = tls(server(&ca.sign(|_| {}), Some(&clients), &[version]));
        let wanted = fails(&attempt_tls(port, nothing.clone()));
        assert!(wanted.message.contains("requires mutual TLS"), "{wanted:?}");
        assert!(wanted.hint.as_deref().is_some_and(|hint| hint.contains("from CN=Client CA")), "{wanted:?}");
        assert_eq!((wanted.phase, wanted.class, code(&wanted)), (Phase::Tls, Class::Tls, "ORA-28860"));
        let refused = fails(&attempt_tls(port, wrong.clone()));
        assert!(
            refused.message.contains("refused our certificate CN=localhost,O=Example Corp,C=US"),
            "{refused:?}"
        );
        assert_eq!((refused.phase, refused.class), (Phase::Tls, Class::Tls));
    }
}

#[test]
fn a_server_that_has_answered_does_not_want_a_certificate() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let (_folder, trust) = folder(&[&ca.der], None);
    let config = Arc::new(server_with_option(&ca.sign(|_| {}), &clients));
    let port = tcp(move |socket| {
        let mut stream = accept(&config, socket);
        let mut word = [0; 4];
        let _ = stream.read_exact(&mut word).and_then(|()| stream.write_all(&word));
    });
    let mut stream = open(&attempt_tls(port, trust), &Setup::default()).expect("a stream");
    talk(&mut stream).expect("an echo");
    let error = stream.read_exact(&mut [0]).expect_err("it has hung up");
    assert_eq!(stream.failure(Phase::Tns, &error).class, Class::Lost);
}

#[test]
fn the_word_of_a_server_about_our_certificate_is_waited_for() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let client = clients.sign(|_| {});
    let settled = |clients: Option<&Ca>, own: Option<&Identity>| {
        let (_folder, trust) = folder(&[&ca.der], own);
        let port = tls(server(&ca.sign(|_| {}), clients, &[&TLS13]));
        let mut stream = open(&attempt_tls(port, trust), &Setup::default()).expect("a stream");
        let settled = stream.settle(Duration::from_millis(500));
        settled.map(|()| talk(&mut stream).expect("an echo"))
    };
    settled(None, None).expect("nothing was asked");
    settled(Some(&clients), Some(&client)).expect("it is welcome");
    assert!(settled(Some(&clients), None).expect_err("none").message.contains("requires mutual TLS"));
}

#[test]
fn rsa_keys_work_on_both_sides() {
    let (Some(one), Some(two)) = (rsa_key(), rsa_key()) else { return };
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let (_folder, trust) = folder(&[&ca.der], Some(&clients.sign_key(two, |_| {})));
    let identity = ca.sign_key(one, |_| {});
    for version in [&TLS13, &TLS12] {
        let port = tls(server(&identity, Some(&clients), &[version]));
        assert!(works(&attempt_tls(port, trust.clone()), &Setup::default()).mutual);
    }
}

#[test]
fn one_of_several_certificates_is_chosen() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let named = |name: &str| {
        clients.sign(|params| params.distinguished_name.push(rcgen::DnType::OrganizationalUnitName, name))
    };
    let (one, two) = (named("one"), named("two"));
    let texts = [&one, &two].map(|own| wallet(&[], Some(own)).to_pem(None).expect("a wallet"));
    let trusted = wallet(&[&ca.der], None).to_pem(None).expect("a wallet");
    let all = format!("{}{}{}", texts[0].as_str(), texts[1].as_str(), trusted.as_str());
    let (_folder, trust) = folder_of("ewallet.pem", all.as_bytes());
    let certificate = |own: &Identity| Certificate::from_der(&own.chain[0]).expect("a certificate");
    for (own, client) in [(&one, &two), (&two, &one)] {
        let (config, seen) = server_for(&ca.sign(|_| {}), own, &TLS13);
        let port = tls(config);
        let thumbprints = [
            format!("SHA256:{}", certificate(own).sha256_thumbprint()),
            certificate(own).sha1_thumbprint().to_lowercase(),
        ];
        for thumbprint in thumbprints {
            let mut attempt = attempt_tls(port, trust.clone());
            tls_of(&mut attempt).certificate_thumbprint = Some(thumbprint);
            works(&attempt, &Setup::default());
            assert!(seen.swap(false, Ordering::SeqCst));
        }
        let mut attempt = attempt_tls(port, trust.clone());
        tls_of(&mut attempt).certificate_thumbprint = Some(certificate(client).sha256_thumbprint());
        assert!(fails(&attempt).message.contains("refused our certificate"));
    }
}

#[test]
fn a_certificate_is_chosen_by_its_alias() {
    let clients = Ca::new("Client CA");
    let client = clients.sign(|_| {});
    let text = wallet(&[], Some(&client)).to_pem(None).expect("a wallet");
    let Some(content) = pkcs12(&text, "OraKey", "Wallet-1") else { return };
    let (_folder, trust) = folder_of("ewallet.p12", &content);
    let port = tls(server(&self_signed(|_| {}), Some(&clients), &BOTH));
    let setup = Setup { wallet_password: Some(Secret::from("Wallet-1")), ..Setup::default() };
    let with = |alias: &str| {
        let mut attempt = attempt_tls(port, trust.clone());
        tls_of(&mut attempt).certificate_alias = Some(alias.to_owned());
        failure(&attempt, &setup)
    };
    // The wallet trusts nobody: that is found only after its own certificate.
    assert_eq!(code(&with("orakey")), "ORA-29024");
    let absent = with("other");
    assert!(absent.cause.is_some_and(|cause| cause.contains("alias OraKey")));
}

#[test]
fn a_certificate_that_is_not_there_is_a_failure() {
    let own = self_signed(|_| {});
    let (_folder, trust) = folder(&[], Some(&own));
    let port = tls(server(&own, None, &BOTH));
    let with = |alias: Option<&str>, thumbprint: Option<&str>| {
        let mut attempt = attempt_tls(port, trust.clone());
        tls_of(&mut attempt).certificate_alias = alias.map(str::to_owned);
        tls_of(&mut attempt).certificate_thumbprint = thumbprint.map(str::to_owned);
        failure(&attempt, &Setup::default())
    };
    let absent = with(Some("orakey"), None);
    assert!(absent.message.contains("with the alias orakey"), "{absent:?}");
    assert!(absent.cause.is_some_and(|cause| cause.contains("CN=localhost") && cause.contains("SHA256:")));
    assert!(with(None, Some(&"0".repeat(40))).message.contains("with the thumbprint"));
    for text in ["SHA256:12", "nonsense", "SHA1:é"] {
        assert!(with(None, Some(text)).message.contains("is no thumbprint"), "{text}");
    }
}
