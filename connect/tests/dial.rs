//! One attempt over TCP: names, addresses, and peers that say nothing, little, or goodbye.

mod loopback;

use std::io::{ErrorKind, Read as _, Write as _};
use std::time::Duration;

use loopback::servers::{closed_port, drip, echo, silence, talk, tcp};
use loopback::{attempt, failure, open, timed, within};
use tns_connect::clock::Deadline;
use tns_connect::dial::{self, Setup};
use tns_connect::error::{Class, Phase};
use tns_connect::plan::Attempt;
use tns_connect::trace::{Event, Quiet};

#[test]
fn a_stream_carries_bytes_and_every_step_is_told() {
    let attempt = Attempt { host: "localhost".to_owned(), ..attempt(tcp(echo)) };
    let mut told = Vec::new();
    let mut observer = |event: &Event<'_>| match event {
        Event::Resolved { host, addresses, .. } => told.push(format!("{host} has {}", !addresses.is_empty())),
        Event::TcpConnected { address, .. } => told.push(address.ip().to_string()),
        Event::AddressFailed { .. } => {}
        other => told.push(format!("{other:?}")),
    };
    let stream = dial::open(&attempt, &Setup::default(), Deadline::NEVER, &mut observer);
    let mut stream = stream.expect("a stream");
    talk(&mut stream).expect("an echo");
    assert!(stream.tls().is_none());
    stream.close();
    assert_eq!(told, ["localhost has true", "127.0.0.1"]);
}

#[test]
fn a_closed_port_is_refused() {
    let failure = failure(&attempt(closed_port()), &Setup::default());
    assert_eq!((failure.phase, failure.class), (Phase::Tcp, Class::Unreachable));
    assert_eq!(failure.code.as_deref(), Some("ORA-12541"));
    assert!(failure.hint.is_some_and(|hint| hint.contains("lsnrctl status")));
}

#[test]
fn a_host_that_does_not_exist_is_a_failure_of_the_attempt() {
    let attempt = Attempt { host: "no-such-host.invalid".to_owned(), ..attempt(1521) };
    let failure = failure(&attempt, &Setup::default());
    assert_eq!((failure.phase, failure.code.as_deref()), (Phase::Dns, Some("ORA-12545")));
    assert!(failure.message.contains("no-such-host.invalid"), "{failure:?}");
}

#[test]
fn silence_and_single_bytes_end_at_the_deadline() {
    let time = Duration::from_millis(400);
    for port in [tcp(silence), tcp(|socket| drip(socket, &[7; 1500]))] {
        let read = || {
            let stream = dial::open(&attempt(port), &Setup::default(), within(time), &mut Quiet);
            let mut stream = stream.expect("a stream");
            let error = stream.read_exact(&mut [0; 1000]).expect_err("there are not so many bytes");
            (stream.failure(Phase::Tns, &error), error)
        };
        let (failure, error) = timed(time, read);
        assert_eq!(error.kind(), ErrorKind::TimedOut);
        assert_eq!((failure.class, failure.code.as_deref()), (Class::Timeout, Some("ORA-12170")));
    }
}

#[test]
fn a_peer_that_reads_nothing_ends_at_the_deadline() {
    let port = tcp(silence);
    let mut stream = open(&attempt(port), &Setup::default()).expect("a stream");
    let time = Duration::from_millis(300);
    let error = timed(time, || {
        stream.set_deadline(within(time));
        stream.write_all(&vec![0; 64 << 20]).expect_err("no buffer is so large")
    });
    assert_eq!(error.kind(), ErrorKind::TimedOut);
}

#[test]
#[cfg(target_os = "linux")]
fn a_listener_that_takes_no_connection_ends_at_the_transport_timeout() {
    // Its queue is full after a few connections, and further ones are not answered.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let short = Duration::from_millis(200);
    let fill = || std::net::TcpStream::connect_timeout(&address, short).ok();
    let held: Vec<_> = std::iter::from_fn(fill).take(5000).collect();
    let attempt = Attempt { transport_timeout: Some(short), ..attempt(address.port()) };
    let failure = timed(short, || failure(&attempt, &Setup::default()));
    assert_eq!((failure.phase, failure.class), (Phase::Tcp, Class::Timeout), "after {}", held.len());
}

#[test]
fn a_closed_connection_is_told_from_a_silent_one() {
    let port = tcp(drop);
    let mut stream = open(&attempt(port), &Setup::default()).expect("a stream");
    let error = stream.read_exact(&mut [0; 8]).expect_err("it is closed");
    let failure = stream.failure(Phase::Tns, &error);
    assert_eq!((failure.phase, failure.class), (Phase::Tns, Class::Lost), "{failure:?}");
}

#[test]
fn a_connection_without_tls_is_not_given_any() {
    let stream = open(&attempt(tcp(echo)), &Setup::default()).expect("a stream");
    let failure = stream.restart_tls(&mut Quiet).err().expect("a failure");
    assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Protocol));
}
