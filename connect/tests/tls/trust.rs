//! Which certificates are trusted.

use std::sync::atomic::Ordering;

use super::loopback::certificates::{
    Ca, Identity, folder, folder_of, formats, self_signed, server, server_for, wallet,
};
use super::loopback::servers::{closed_port, tls};
use super::loopback::{attempt_tls, failure, tls_of};
use super::{BOTH, code, fails, works};
use rustls::version::{TLS12, TLS13};
use tns_connect::dial::Setup;
use tns_connect::error::{Class, Phase};
use tns_connect::plan::{Attempt, NameCheck, Trust};
use tns_wallet::Secret;

#[test]
fn a_private_issuer_is_trusted_in_every_format_of_wallet() {
    let ca = Ca::new("Test CA");
    let port = tls(server(&ca.sign(|_| {}), None, &BOTH));
    let password = Secret::from("Wallet-1");
    for (name, content, password) in formats(&wallet(&[&ca.der], None), &password) {
        let (_folder, trust) = folder_of(name, &content);
        let facts =
            works(&attempt_tls(port, trust), &Setup { wallet_password: password, ..Setup::default() });
        assert_eq!((facts.version.as_str(), facts.mutual), ("TLSv1.3", false), "{name}");
        assert!(facts.cipher.starts_with("TLS13_"), "{facts:?}");
        assert_eq!(facts.chain[0].subject, "CN=localhost,O=Example Corp,C=US");
        assert_eq!(facts.chain[0].issuer, "CN=Test CA");
        assert_eq!(facts.name_check, "the host localhost is in the certificate: localhost");
    }
}

#[test]
fn an_expired_certificate_is_named_with_its_day() {
    let ca = Ca::new("Test CA");
    let (_folder, trust) = folder(&[&ca.der], None);
    let expired = ca.sign(|params| params.not_after = rcgen::date_time_ymd(2021, 3, 4));
    let found = fails(&attempt_tls(tls(server(&expired, None, &BOTH)), trust.clone()));
    assert_eq!((found.class, code(&found)), (Class::Tls, "ORA-29024"));
    assert!(found.message.contains("expired on 2021-03-04"), "{found:?}");
    assert!(found.cause.is_some_and(|cause| cause.contains("CN=localhost,O=Example Corp,C=US")));

    let later = ca.sign(|params| params.not_before = rcgen::date_time_ymd(2400, 1, 1));
    let found = fails(&attempt_tls(tls(server(&later, None, &BOTH)), trust.clone()));
    assert!(found.message.contains("does not hold yet"), "{found:?}");

    let middle = ca.below("Middle CA", |params| params.not_after = rcgen::date_time_ymd(2022, 5, 6));
    let mut below = middle.sign(|_| {});
    below.chain.push(middle.der.clone());
    let found = fails(&attempt_tls(tls(server(&below, None, &BOTH)), trust.clone()));
    assert!(found.message.contains("CN=Middle CA on 2022-05-06"), "{found:?}");

    // The same where it is the wallet that holds it.
    let (_folder, trust) = folder(&[&middle.der], None);
    for identity in [middle.sign(|_| {}), middle.sign_old()] {
        let found = fails(&attempt_tls(tls(server(&identity, None, &BOTH)), trust.clone()));
        assert!(found.message.contains("CN=Middle CA on 2022-05-06"), "{found:?}");
        assert_eq!(code(&found), "ORA-29024");
    }
}

#[test]
fn an_unknown_issuer_is_named() {
    let (_folder, other) = folder(&[&Ca::new("Other CA").der], None);
    let port = tls(server(&Ca::new("Test CA").sign(|_| {}), None, &BOTH));
    for trust in [Trust::System, other] {
        let failure = fails(&attempt_tls(port, trust));
        if failure.message.contains("trusts no certificate at all") {
            eprintln!("skipped: this system has no certificates");
            continue;
        }
        assert_eq!((failure.class, code(&failure)), (Class::Tls, "ORA-29024"));
        assert!(failure.message.contains("trusts nobody"), "{failure:?}");
        assert!(failure.cause.is_some_and(|cause| cause.contains("issued by CN=Test CA")));
    }
    let port = tls(server(&self_signed(|_| {}), None, &BOTH));
    let (_folder, other) = folder(&[&Ca::new("Other CA").der], None);
    let hint = fails(&attempt_tls(port, other)).hint;
    assert!(hint.is_some_and(|hint| hint.contains("self-signed")));
}

#[test]
fn a_certificate_in_the_wallet_is_trusted_itself() {
    let as_ca = self_signed(|params| params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained));
    for identity in [self_signed(|_| {}), as_ca] {
        let (_folder, trust) = folder(&[&identity.chain[0]], None);
        let facts = works(&attempt_tls(tls(server(&identity, None, &BOTH)), trust), &Setup::default());
        assert_eq!(facts.chain.len(), 1);
    }
    // The wallet of the server itself, which holds the certificate as its own.
    let identity = self_signed(|_| {});
    let (_folder, trust) = folder(&[], Some(&identity));
    works(&attempt_tls(tls(server(&identity, None, &BOTH)), trust), &Setup::default());
}

#[test]
fn names_are_checked_as_the_settings_say() {
    let ca = Ca::new("Test CA");
    let (_folder, trust) = folder(&[&ca.der], None);
    let port = tls(server(&ca.sign(|_| {}), None, &BOTH));
    let dn = |text: &str| NameCheck::Dn(text.to_owned());
    let service = |text: &str| NameCheck::HostOrService(text.to_owned());
    let cases = [
        ("localhost", NameCheck::Host, ""),
        ("127.0.0.1", NameCheck::Host, "ORA-29002"),
        ("127.0.0.1", NameCheck::Off, ""),
        ("127.0.0.1", dn("CN=localhost,O=Example Corp,C=US"), ""),
        ("127.0.0.1", dn("CN=localhost, O=Example Corp, C=US"), ""),
        ("127.0.0.1", dn("C=US,O=Example Corp,CN=localhost"), ""),
        ("127.0.0.1", dn("cn=localhost,o=Example Corp,c=US"), ""),
        ("localhost", dn("cn=LOCALHOST,o=example corp,c=us"), "ORA-29003"),
        ("localhost", dn("CN=other,O=Example Corp,C=US"), "ORA-29003"),
        ("localhost", dn("CN=localhost"), "ORA-29003"),
        ("127.0.0.1", service("localhost"), ""),
        ("127.0.0.1", service("svc"), "ORA-29002"),
    ];
    for (host, names, wanted) in cases {
        let mut attempt = Attempt { host: host.to_owned(), ..attempt_tls(port, trust.clone()) };
        tls_of(&mut attempt).names = names.clone();
        if wanted.is_empty() {
            assert_eq!(
                works(&attempt, &Setup::default()).name_check.starts_with("not"),
                names == NameCheck::Off
            );
        } else {
            let failure = fails(&attempt);
            assert_eq!((failure.class, code(&failure)), (Class::Tls, wanted), "{failure:?}");
            let cause = failure.cause.unwrap_or_default();
            assert_eq!(cause, "subject CN=localhost,O=Example Corp,C=US; names DNS:localhost");
        }
    }
}

#[test]
fn certificates_of_version_1_work_on_both_sides() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let (identity, client) = (ca.sign_old(), clients.sign_old());
    for version in [&TLS13, &TLS12] {
        let (config, seen) = server_for(&identity, &client, version);
        let port = tls(config);
        // The server's issuer is in the wallet, or the server's certificate itself.
        for trusted in [&ca.der, &identity.chain[0]] {
            let (_folder, trust) = folder(&[trusted], Some(&client));
            let facts = works(&attempt_tls(port, trust), &Setup::default());
            assert!(facts.mutual);
            assert_eq!(facts.chain[0].issuer, "CN=Test CA");
            assert!(seen.swap(false, Ordering::SeqCst), "the server has checked our signature");
        }
        let (_folder, other) = folder(&[&Ca::new("Test CA").der], Some(&client));
        assert_eq!(code(&fails(&attempt_tls(port, other))), "ORA-29024", "the same name with another key");
    }
}

#[test]
fn a_server_of_version_1_has_to_have_the_key_of_its_certificate() {
    let ca = Ca::new("Test CA");
    let (identity, other) = (ca.sign_old(), ca.sign_old());
    let (_folder, trust) = folder(&[&ca.der], None);
    let thief = Identity { key: other.key, ..identity };
    for version in [&TLS13, &TLS12] {
        let failure = fails(&attempt_tls(tls(server(&thief, None, &[version])), trust.clone()));
        assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Tls));
        assert!(failure.cause.as_deref().is_some_and(|cause| cause.contains("BadSignature")), "{failure:?}");
    }
}

#[test]
fn a_wallet_that_cannot_be_opened_says_why() {
    let ca = Ca::new("Test CA");
    // Nobody is asked before the wallet is open.
    let port = closed_port();
    let locked = wallet(&[&ca.der], None).to_pkcs12(&Secret::from("Wallet-1")).expect("a wallet");
    let (_locked, locked) = folder_of("ewallet.p12", &locked);
    let (_empty, empty) = folder_of("README", b"nothing");
    let (_damaged, damaged) = folder_of("cwallet.sso", b"nothing");
    let missing = Trust::Wallet("/no/such/folder".into());
    let wrong = Setup { wallet_password: Some(Secret::from("Wrong-1")), ..Setup::default() };
    let cases = [
        (&locked, Setup::default(), "give its password"),
        (&locked, wrong, "wrong wallet password"),
        (&empty, Setup::default(), "there is no wallet in"),
        (&damaged, Setup::default(), "not an Oracle wallet"),
        (&missing, Setup::default(), "/no/such/folder cannot be read"),
    ];
    for (trust, setup, wanted) in cases {
        let failure = failure(&attempt_tls(port, trust.clone()), &setup);
        assert_eq!((failure.phase, failure.class, code(&failure)), (Phase::Tls, Class::Tls, "ORA-28759"));
        let told = format!("{} {}", failure.message, failure.cause.unwrap_or_default());
        assert!(told.contains(wanted) && !told.contains("Wrong-1"), "{told}");
    }
}
