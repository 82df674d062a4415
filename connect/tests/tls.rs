//! TLS with servers of every kind, good and bad.

mod loopback;
#[path = "tls/ours.rs"]
mod ours;
#[path = "tls/trust.rs"]
mod trust;

use std::io::{Read as _, Write as _};
use std::sync::Arc;
use std::time::Duration;

use loopback::certificates::{Ca, folder, server};
use loopback::servers::{accept, drip, echo, silence, talk, tcp, tls};
use loopback::{attempt_tls, open, timed, tls_of, within};
use rustls::version::{TLS12, TLS13};
use rustls::{ServerConfig, SupportedProtocolVersion};
use tns_connect::dial::{self, Setup};
use tns_connect::error::{Class, Failure, Phase};
use tns_connect::plan::{Attempt, Versions};
use tns_connect::stream::Stream;
use tns_connect::trace::{Event, Quiet, TlsFacts};

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
