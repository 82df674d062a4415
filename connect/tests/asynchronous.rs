//! The driver for tokio: the same outcomes as the one that blocks, and a stream that never does.

mod driver;
mod loopback;

use std::future::Future;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use driver::{GRACE, alone, millis, plan, planned, requires_native, rounds, short, start};
use loopback::{certificates, servers};
use tns_connect::asynchronous::AsyncStream;
use tns_connect::connection::Connection;
use tns_connect::connector::Connector;
use tns_connect::error::{Class, ConnectError};
use tns_connect::plan::{Plan, Rounds};
use tns_connect::trace::{Event, Quiet};
use tns_wire::{Accept, ConnectReader, Framer, Lengths};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}

type Outcome = (Result<Connection<AsyncStream>, ConnectError>, Vec<String>, Duration);

/// What came of a plan, the way, and the time; the future may move between threads.
fn connect(plan: Plan) -> Outcome {
    fn sendable<F: Future + Send>(future: F) -> F {
        future
    }
    let (start, way) = (Instant::now(), Arc::new(Mutex::new(Vec::new())));
    let told = Arc::clone(&way);
    let observer = move |event: &Event<'_>| told.lock().expect("no panic").extend(short(event));
    let result = run(sendable(Connector::new(plan).connect_async(observer)));
    let way = way.lock().expect("no panic").clone();
    (result, way, start.elapsed())
}

#[test]
fn a_plan_is_walked_as_by_the_driver_that_blocks() {
    let script = "
        [listener.A]
        steps = [{ refuse = 12514 }]
        [listener.B]
        state = \"closed\"
        [listener.C]
        steps = [{ redirect = { to = \"(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT={D}))\" } }]
        [listener.D]
        steps = [{ resend = 2 }, { accept = \"23ai\" }]
        [listener.E]
        steps = [{ redirect = { to = \"(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT={E}))\" } }]";
    let running = start(script);
    for listeners in [&["A", "B", "C"][..], &["A"], &["B", "A"], &["E"]] {
        let plan = plan([Rounds { retries: 1, delay: millis(50), ..rounds(&running, listeners) }]);
        let blocking = driver::connect(plan.clone());
        let (result, way, _) = connect(plan);
        assert_eq!(way, blocking.way, "{listeners:?}");
        match (result, blocking.result) {
            (Ok(one), Ok(other)) => {
                assert_eq!((one.accept, one.attempt, one.hops), (other.accept, other.attempt, other.hops));
            }
            (Err(one), Err(other)) => assert_eq!(one.to_string(), other.to_string()),
            _ => panic!("{listeners:?}: one connects, the other does not"),
        }
    }
}

#[test]
fn silence_never_holds_longer_than_the_deadline() {
    for steps in ["[\"silence\"]", "[{ drip = { every = 100, of = { accept = \"19c\" } } }]"] {
        let running = alone(steps);
        let mut plan = plan([rounds(&running, &["A"])]);
        plan.descriptions[0].attempts[0].connect_timeout = millis(300);
        let (result, _, took) = connect(plan);
        let error = result.err().expect("silence");
        assert_eq!(error.last.class, Class::Timeout, "{steps}");
        assert!(took < Duration::from_millis(300) + GRACE, "{steps}: {took:?}");
    }
}

#[test]
fn tls_starts_anew_on_the_same_connection() {
    let running = start("[listener.A]\ntls = \"good\"\nsteps = [\"renegotiate\", { accept = \"19c\" }]");
    let (result, way, _) = connect(planned(&running.descriptor("A").expect("a listener")));
    assert_eq!(way, ["1", "tls", "tls"]);
    assert!(result.expect("accepted").stream.tls().is_some());
    assert_eq!(running.records().len(), 1);
}

#[test]
fn a_stream_of_another_is_used_once() {
    let plan = plan([rounds(&alone("[\"close\"]"), &["A"])]);
    let (client, mut server) = tokio::io::duplex(4096);
    let answer = async {
        let mut connect = [0; 121];
        server.read_exact(&mut connect).await.expect("a CONNECT");
        let accept = Accept::new(319, 8192).to_packet().to_bytes(Lengths::Short);
        server.write_all(&accept).await.expect("somebody reads");
        connect[4]
    };
    let connector = Connector::new(plan);
    let mut quiet = Quiet;
    let asked = connector.connect_on_async(client, &mut quiet);
    let (connection, kind) = run(async { tokio::join!(asked, answer) });
    assert_eq!((connection.expect("accepted").accept.version, kind), (319, 1));
    let error = run(connector.connect_on_async(tokio::io::empty(), &mut Quiet)).expect_err("an end");
    assert_eq!(error.last.class, Class::Lost);
}

/// More than a socket holds in both directions.
const MUCH: usize = 12 << 20;

/// Accepts, waits until everything is full, and sends back what comes.
fn echo(mut stream: impl Read + Write) {
    let (mut framer, mut reader, mut bytes) = (Framer::default(), ConnectReader::default(), vec![0; 16_384]);
    while framer.packet().expect("a packet").and_then(|p| reader.packet(&p).expect("CONNECT")).is_none() {
        let len = stream.read(&mut bytes).expect("a CONNECT");
        framer.feed(&bytes[..len]);
    }
    let accept = Accept::new(319, 8192).to_packet().to_bytes(Lengths::Short);
    stream.write_all(&accept).and_then(|()| stream.flush()).expect("somebody reads");
    thread::sleep(Duration::from_millis(300));
    while let Ok(len @ 1..) = stream.read(&mut bytes) {
        if stream.write_all(&bytes[..len]).and_then(|()| stream.flush()).is_err() {
            break;
        }
    }
}

/// Sends much and reads it back at the same time.
async fn round_trip(stream: AsyncStream) {
    let (mut reader, mut writer) = tokio::io::split(stream);
    let sent: Vec<u8> = (0..MUCH).map(|at| (at / 7) as u8).collect();
    let mut came = vec![0; MUCH];
    let send = async {
        writer.write_all(&sent).await.expect("sent");
        writer.flush().await.expect("flushed");
    };
    let ((), read) = tokio::join!(send, reader.read_exact(&mut came));
    read.expect("all of it comes back");
    assert!(sent == came, "other bytes come back");
    let mut stream = reader.unsplit(writer);
    stream.shutdown().await.expect("an end");
}

#[test]
fn much_goes_both_ways_at_once() {
    let ca = certificates::Ca::new("CN=ca");
    let config = Arc::new(certificates::server(&ca.sign(|_| ()), None, rustls::ALL_VERSIONS));
    let (_folder, trust) = certificates::folder(&[&ca.der], None);
    let plain = loopback::attempt(servers::tcp(echo));
    let secure = loopback::attempt_tls(servers::tcp(move |tcp| echo(servers::accept(&config, tcp))), trust);
    for attempt in [plain, secure] {
        let rounds = Rounds { attempts: vec![attempt], retries: 0, delay: None };
        run(async {
            let connection = Connector::new(plan([rounds])).connect_async(Quiet).await.expect("accepted");
            round_trip(connection.stream).await;
        });
    }
}

#[test]
fn a_server_that_requires_native_encryption_is_asked_once_more() {
    let running = alone(&format!("[{}]", requires_native()));
    let (result, way, _) = connect(plan([rounds(&running, &["A"])]));
    assert_eq!(way, ["1", "native"]);
    assert!(result.expect("accepted").native.is_some());
    let offers: Vec<_> = running.stop().iter().map(|record| record.connects[0].native).collect();
    assert_eq!(offers, [[0x84, 0x84], [0x01, 0x01]]);
}
