//! The name that USE_SNI sends, which rustls would not send by itself: the servers here are
//! not rustls.

mod loopback;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use loopback::certificates::{Ca, Identity, folder, wallet};
use loopback::servers::tcp;
use loopback::{attempt_tls, failure, open, tls_of};
use tns_connect::dial::Setup;
use tns_connect::error::{Class, Phase};

const NAME: &str = "S15.svc_x.example_y.T1.d.V3.319";

/// The first bytes that a client sends for this name.
fn hello(name: Option<&str>) -> Vec<u8> {
    let (send, receive) = mpsc::channel();
    let port = tcp(move |mut socket| {
        let mut head = [0; 5];
        let _ = socket.read_exact(&mut head);
        let mut body = vec![0; usize::from(u16::from_be_bytes([head[3], head[4]]))];
        let _ = socket.read_exact(&mut body);
        let _ = send.send(body);
    });
    let (_folder, trust) = folder(&[&Ca::new("Test CA").der], None);
    let mut attempt = attempt_tls(port, trust);
    tls_of(&mut attempt).sni = name.map(str::to_owned);
    let failure = failure(&attempt, &Setup::default());
    assert_eq!((failure.phase, failure.class), (Phase::Tls, Class::Tls));
    receive.recv().expect("a message")
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn the_name_is_sent_as_it_is_written() {
    let length = u8::try_from(NAME.len()).expect("a short one");
    let extension = [[0, length].as_slice(), NAME.as_bytes()].concat();
    assert!(holds(&hello(Some(NAME)), &extension));
}

#[test]
fn no_name_is_sent_where_none_is_asked_for_or_possible() {
    for name in [None, Some("S4.sv$c.V3.319")] {
        let hello = hello(name);
        assert!(!holds(&hello, b"localhost") && !holds(&hello, b"V3"), "{name:?}");
    }
}

/// `openssl s_server`, which sends back each line in reverse.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Nothing where the program is absent.
fn start(folder: &Path, identity: &Identity, clients: Option<&Ca>, arguments: &[&str]) -> Option<Server> {
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let own = file("server.pem", &wallet(&[], Some(identity)).to_pem(None).expect("a text"));
    let mut command = Command::new("openssl");
    command.args(["s_server", "-accept", "127.0.0.1:0", "-rev", "-cert", &own, "-key", &own]).args(arguments);
    if let Some(ca) = clients {
        let trusted = file("clients.pem", &wallet(&[&ca.der], None).to_pem(None).expect("a text"));
        command.args(["-Verify", "1", "-verify_return_error", "-CAfile", &trusted]);
    }
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = started.map_err(|_| eprintln!("skipped: openssl is absent")) else { return None };
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines().map_while(Result::ok);
    let port = lines.filter_map(|line| line.strip_prefix("ACCEPT ")?.rsplit_once(':')?.1.parse().ok()).next();
    Some(Server { child, port: port.expect("a port") })
}

#[test]
fn the_handshake_comes_to_an_end_with_the_name() {
    let (ca, clients) = (Ca::new("Test CA"), Ca::new("Client CA"));
    let (identity, client) = (ca.sign(|_| {}), clients.sign(|_| {}));
    let (folder, trust) = folder(&[&ca.der], Some(&client));
    // The group asks for a second ClientHello: it is not the one that is guessed first.
    for arguments in [["-tls1_3"].as_slice(), &["-tls1_2"], &["-tls1_3", "-groups", "P-384"]] {
        for clients in [None, Some(&clients)] {
            let Some(server) = start(folder.path(), &identity, clients, arguments) else { return };
            let mut attempt = attempt_tls(server.port, trust.clone());
            tls_of(&mut attempt).sni = Some(NAME.to_owned());
            let mut stream = open(&attempt, &Setup::default()).expect("a stream");
            let mut answer = [0; 5];
            stream.write_all(b"tns?\n").and_then(|()| stream.read_exact(&mut answer)).expect("an answer");
            assert_eq!(&answer, b"?snt\n", "{arguments:?}");
            let facts = stream.tls().expect("TLS");
            assert_eq!((facts.mutual, facts.notes.len()), (clients.is_some(), 0));
        }
    }
}
