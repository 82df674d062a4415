//! Tunnels through an HTTPS proxy.

mod loopback;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use loopback::servers::{closed_port, drip, echo, silence, talk, tcp};
use loopback::{attempt, failure, open, timed};
use tns_connect::clock::Deadline;
use tns_connect::dial::{self, Setup};
use tns_connect::error::{Class, Phase};
use tns_connect::plan::{Attempt, Proxy};
use tns_connect::proxy::ProxyLogin;
use tns_connect::trace::Event;

fn through(port: u16) -> Attempt {
    let proxy = Proxy { host: "127.0.0.1".to_owned(), port };
    Attempt { host: "db.example.com".to_owned(), port: 1522, proxy: Some(proxy), ..attempt(0) }
}

/// The head of a request.
fn head(socket: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && socket.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8(head).expect("a text")
}

/// A proxy that gives the same answer to all, and the requests that it gets.
fn proxy(answer: impl Into<Vec<u8>>) -> (u16, Receiver<String>) {
    let (send, requests) = mpsc::channel();
    let answer = answer.into();
    let port = tcp(move |mut socket| {
        let _ = send.send(head(&mut socket));
        if socket.write_all(&answer).is_ok() {
            echo(socket);
        }
    });
    (port, requests)
}

#[test]
fn a_tunnel_carries_bytes() {
    let (port, requests) = proxy("HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n");
    let mut told = Vec::new();
    let mut observer = |event: &Event<'_>| {
        if let Event::ProxyReady { status, .. } = event {
            told.push((*status).to_owned());
        }
    };
    let stream = dial::open(&through(port), &Setup::default(), Deadline::NEVER, &mut observer);
    talk(&mut stream.expect("a tunnel")).expect("an echo");
    assert_eq!(told, ["HTTP/1.1 200 Connection established"]);
    let wanted = "CONNECT db.example.com:1522 HTTP/1.1\r\nHost: db.example.com:1522\r\n\r\n";
    assert_eq!(requests.recv().expect("a request"), wanted);
}

#[test]
fn an_address_of_version_6_has_brackets() {
    let (port, requests) = proxy("HTTP/1.1 200\r\n\r\n");
    let attempt = Attempt { host: "fd00::1".to_owned(), ..through(port) };
    open(&attempt, &Setup::default()).expect("a tunnel");
    assert!(requests.recv().expect("a request").starts_with("CONNECT [fd00::1]:1522 HTTP/1.1\r\n"));
}

#[test]
fn the_login_is_sent_as_basic_authentication_and_shown_to_nobody() {
    let (port, requests) = proxy("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    let login = ProxyLogin::new("scott:ti:ger".to_owned());
    let with = failure(&through(port), &Setup { proxy_login: login, ..Setup::default() });
    assert!(
        requests.recv().expect("a request").contains("\r\nProxy-Authorization: Basic c2NvdHQ6dGk6Z2Vy\r\n")
    );
    assert!(with.message.contains("does not accept"), "{with:?}");
    assert!(!format!("{with:?}").contains("ger"), "{with:?}");
    let without = failure(&through(port), &Setup::default());
    assert!(!requests.recv().expect("a request").contains("Authorization"));
    assert!(without.hint.is_some_and(|hint| hint.contains("TNSLINT_PROXY_LOGIN")));
}

#[test]
fn what_the_proxy_says_is_told() {
    let long = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(100_000));
    let cases: [(&[u8], &str); 7] = [
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno!", "refused the tunnel (403)"),
        (b"HTTP/1.0 504 Gateway Timeout\n\n", "does not reach the server (504)"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://x\r\n\r\n", "refused the tunnel (302)"),
        (b"SSH-2.0-OpenSSH_9\r\n\r\n", "does not answer as an HTTP proxy does"),
        (b"\x00\x01\xFF\xFE\r\n\r\n", "does not answer as an HTTP proxy does"),
        (b"\r\n\r\n", "does not answer as an HTTP proxy does"),
        (long.as_bytes(), "has no end"),
    ];
    for (answer, wanted) in cases {
        let (port, _requests) = proxy(answer);
        let failure = failure(&through(port), &Setup::default());
        assert!(failure.message.contains(wanted), "{failure:?}");
        assert_eq!((failure.phase, failure.class), (Phase::Proxy, Class::Proxy));
        assert!(failure.cause.is_some_and(|cause| !cause.contains('\u{1}')));
    }
}

#[test]
fn a_proxy_that_is_closed_or_silent_or_slow_ends_the_attempt() {
    assert_eq!(failure(&through(closed_port()), &Setup::default()).code.as_deref(), Some("ORA-12541"));
    let lost = failure(&through(tcp(drop)), &Setup::default());
    assert_eq!((lost.phase, lost.class), (Phase::Proxy, Class::Lost));
    let slow = |socket| drip(socket, &[b"HTTP/1.1 200 OK\r\nX: ".as_slice(), &[b'x'; 1500]].concat());
    for port in [tcp(silence), tcp(slow)] {
        let time = Duration::from_millis(300);
        let attempt = Attempt { transport_timeout: Some(time), ..through(port) };
        let failure = timed(time, || failure(&attempt, &Setup::default()));
        assert_eq!((failure.phase, failure.class), (Phase::Proxy, Class::Timeout));
    }
}

#[test]
fn a_host_that_holds_more_than_a_host_is_not_sent() {
    let (port, requests) = proxy("HTTP/1.1 200 OK\r\n\r\n");
    for host in ["db\r\nX-Evil: 1", "db /", "user@db", "db?x", ""] {
        let attempt = Attempt { host: host.to_owned(), ..through(port) };
        let failure = failure(&attempt, &Setup::default());
        assert_eq!((failure.phase, failure.class), (Phase::Proxy, Class::Config), "{host:?}");
    }
    assert!(requests.try_iter().all(|request| request.is_empty()));
}
