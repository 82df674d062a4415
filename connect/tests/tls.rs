//! TLS with servers of every kind, good and bad.

mod loopback;

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use loopback::certificates::{
    Ca, Identity, folder, folder_of, formats, pkcs12, rsa_key, self_signed, server, server_for,
    server_with_option, wallet,
};
use loopback::servers::{accept, closed_port, drip, echo, silence, talk, tcp, tls};
use loopback::{attempt_tls, failure, open, timed, tls_of, within};
use rustls::version::{TLS12, TLS13};
use rustls::{ServerConfig, SupportedProtocolVersion};
use tns_connect::dial::{self, Setup};
use tns_connect::error::{Class, Failure, Phase};
use tns_connect::plan::{Attempt, NameCheck, Trust, Versions};
use tns_connect::stream::Stream;
use tns_connect::trace::{Event, Quiet, TlsFacts};
use tns_wallet::{Certificate, Secret};

const BOTH: [&SupportedProtocolVersion; 2] = [&TLS13, &TLS12];

fn code(failure: &Failure) -> &str {
    failure.code.as_deref().unwrap_or_default()
}

/// The facts of a connection that works.
fn works(attempt: &Attempt, setup: &Setup) -> TlsFacts {
    let mut stream = open(attempt, setup).unwrap_or_else(|failure| panic!("{failure:?}"));
    talk(&mut stream).expect("an echo");
    stream.tls().expect("TLS").clone()
}

/// Why a connection fails, if not in the handshake, then when it is used.
fn fails(attempt: &Attempt) -> Failure {
    let mut stream = match open(attempt, &Setup::default()) {
        Ok(stream) => stream,
        Err(failure) => return failure,
    };
    let error = talk(&mut stream).expect_err("no echo");
    stream.failure(Phase::Tns, &error)
}

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
fn versions_are_those_of_the_settings() {
    let ca = Ca::new("Test CA");
    let (_folder, trust) = folder(&[&ca.der], None);
    let version = |server_speaks: &[&'static SupportedProtocolVersion], tls12, tls13| {
        let port = tls(server(&ca.sign(|_| {}), None, server_speaks));
        let mut attempt = attempt_tls(port, trust.clone());
        tls_of(&mut attempt).versions = Versions { tls12, tls13 };
        attempt
    };
    let agreed = |attempt: &Attempt| works(attempt, &Setup::default()).version;
    assert_eq!(agreed(&version(&BOTH, true, false)), "TLSv1.2");
    assert_eq!(agreed(&version(&[&TLS12], true, true)), "TLSv1.2");
    assert_eq!(agreed(&version(&BOTH, false, true)), "TLSv1.3");
    for attempt in [version(&[&TLS12], false, true), version(&[&TLS13], true, false)] {
        let failure = fails(&attempt);
        assert!(failure.message.contains("no version of TLS is spoken both here and by"), "{failure:?}");
        assert_eq!(code(&failure), "ORA-28860");
    }
    assert!(fails(&version(&BOTH, false, false)).message.contains("SSL_VERSION"));
}

#[test]
fn cipher_suites_are_those_of_the_settings() {
    let ca = Ca::new("Test CA");
    let (_folder, trust) = folder(&[&ca.der], None);
    let mut provider = rustls::crypto::ring::default_provider();
    provider.cipher_suites.retain(|suite| format!("{suite:?}").contains("AES_256"));
    let builder = ServerConfig::builder_with_provider(Arc::new(provider));
    let identity = ca.sign(|_| {});
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(identity.key.clone());
    let config = builder.with_safe_default_protocol_versions().expect("versions").with_no_client_auth();
    let port = tls(config.with_single_cert(identity.chain, key.into()).expect("a configuration"));
    let with = |suites: &[&str]| {
        let mut attempt = attempt_tls(port, trust.clone());
        tls_of(&mut attempt).cipher_suites = suites.iter().map(|name| (*name).to_owned()).collect();
        attempt
    };
    let facts = works(
        &with(&["TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "SSL_RSA_WITH_RC4_128_MD5"]),
        &Setup::default(),
    );
    assert_eq!(facts.cipher, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
    assert_eq!(facts.notes, ["the cipher suite SSL_RSA_WITH_RC4_128_MD5 is weak and not offered"]);
    let none = fails(&with(&["TLS_CHACHA20_POLY1305_SHA256"]));
    assert!(none.message.contains("accepts no cipher suite that is offered"), "{none:?}");
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

#[test]
fn what_is_no_tls_server_is_told() {
    let (_folder, trust) = folder(&[&Ca::new("Test CA").der], None);
    let refuse = |mut socket: std::net::TcpStream| {
        let _ = socket.read(&mut [0; 64]);
        let _ = socket.write_all(b"\0\x08\0\0\x0B\0\0\0");
        silence(socket);
    };
    let failure = fails(&attempt_tls(tcp(refuse), trust.clone()));
    assert!(failure.message.contains("does not speak TLS"), "{failure:?}");
    assert!(failure.hint.is_some_and(|hint| hint.contains("PROTOCOL=tcp")));
    let hang_up = |mut socket: std::net::TcpStream| {
        let _ = socket.read(&mut [0; 2048]);
    };
    let failure = fails(&attempt_tls(tcp(hang_up), trust));
    assert_eq!((failure.class, code(&failure)), (Class::Tls, "ORA-28865"), "{failure:?}");
}

#[test]
fn a_handshake_that_stands_still_ends_at_the_deadline() {
    let (_folder, trust) = folder(&[&Ca::new("Test CA").der], None);
    // The beginning of a long handshake message, byte by byte.
    let slow =
        |socket| drip(socket, &[[0x16, 3, 3, 0x3F, 0xFF, 2, 0, 0x3F, 0xF0].as_slice(), &[3; 2000]].concat());
    let half = |mut socket: std::net::TcpStream| {
        let _ = socket.write_all(&[0x16, 3, 3, 1, 0, 2]);
        silence(socket);
    };
    for port in [tcp(silence), tcp(slow), tcp(half)] {
        let time = Duration::from_millis(400);
        let opened = timed(time, || {
            dial::open(&attempt_tls(port, trust.clone()), &Setup::default(), within(time), &mut Quiet)
        });
        let failure = opened.err().expect("a failure");
        assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Timeout), "{failure:?}");
    }
}

#[test]
fn a_silent_server_is_cut_after_the_handshake_too() {
    let ca = Ca::new("Test CA");
    let (_folder, trust) = folder(&[&ca.der], None);
    let config = Arc::new(server(&ca.sign(|_| {}), None, &BOTH));
    let port = tcp(move |socket| {
        let mut stream = accept(&config, socket);
        let _ = stream.conn.complete_io(&mut stream.sock);
        silence(stream.sock);
    });
    let mut stream = open(&attempt_tls(port, trust), &Setup::default()).expect("a stream");
    let time = Duration::from_millis(300);
    let error = timed(time, || {
        stream.set_deadline(within(time));
        stream.read(&mut [0; 8]).expect_err("there is nothing")
    });
    assert_eq!(stream.failure(Phase::Tns, &error).class, Class::Timeout);
}

#[test]
fn tls_begins_anew_on_the_same_connection() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let (_folder, trust) = folder(&[&ca.der], Some(&clients.sign(|_| {})));
    for version in [&TLS13, &TLS12] {
        let first = Arc::new(server(&ca.sign(|_| {}), None, &[version]));
        let second = Arc::new(server(&ca.sign(|_| {}), Some(&clients), &[version]));
        let port = tcp(move |socket| {
            let mut stream = accept(&first, socket);
            let mut word = [0; 4];
            if stream.read_exact(&mut word).and_then(|()| stream.write_all(&word)).is_ok() {
                echo(accept(&second, stream.sock));
            }
        });
        let mut stream = open(&attempt_tls(port, trust.clone()), &Setup::default()).expect("a stream");
        talk(&mut stream).expect("an echo");
        assert!(!stream.tls().expect("TLS").mutual);
        let mut told = 0;
        let restarted: Result<Stream, Failure> = stream
            .restart_tls(&mut |event: &Event<'_>| told += usize::from(matches!(event, Event::TlsReady(_))));
        let mut stream = restarted.expect("a second handshake");
        talk(&mut stream).expect("an echo");
        assert!(stream.tls().expect("TLS").mutual);
        assert_eq!(told, 1);
        stream.close();
    }
}

#[test]
fn a_new_handshake_is_checked_as_the_first_was() {
    let (ca, other) = (Ca::new("Test CA"), Ca::new("Other CA"));
    let (_folder, trust) = folder(&[&ca.der], None);
    let first = Arc::new(server(&ca.sign(|_| {}), None, &BOTH));
    let second = Arc::new(server(&other.sign(|_| {}), None, &BOTH));
    let port = tcp(move |socket| {
        let mut stream = accept(&first, socket);
        let mut word = [0; 4];
        if stream.read_exact(&mut word).and_then(|()| stream.write_all(&word)).is_ok() {
            echo(accept(&second, stream.sock));
        }
    });
    let mut stream = open(&attempt_tls(port, trust), &Setup::default()).expect("a stream");
    talk(&mut stream).expect("an echo");
    let failure = stream.restart_tls(&mut Quiet).err().expect("a failure");
    assert_eq!(code(&failure), "ORA-29024");
}
