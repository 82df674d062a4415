use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What is echoed in tests.
pub(crate) const WORD: &[u8] = b"tns?";

/// Starts a server on loopback that handles each connection with `act`, and gives its port. It
/// ends with the test.
pub(crate) fn tcp(act: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let act = Arc::new(act);
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let act = Arc::clone(&act);
            thread::spawn(move || act(socket));
        }
    });
    port
}

/// A port that nobody listens on.
pub(crate) fn closed_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port()
}

/// Does nothing with a connection, and keeps it.
pub(crate) fn silence(socket: TcpStream) {
    thread::sleep(Duration::from_secs(60));
    drop(socket);
}

/// Sends `bytes` one after another with a pause before each, for as long as somebody listens.
pub(crate) fn drip(mut socket: TcpStream, bytes: &[u8]) {
    for byte in bytes {
        thread::sleep(Duration::from_millis(40));
        if socket.write_all(&[*byte]).is_err() {
            return;
        }
    }
    silence(socket);
}

/// Sends back what comes.
pub(crate) fn echo(mut stream: impl Read + Write) {
    let mut bytes = [0; 64];
    while let Ok(count) = stream.read(&mut bytes) {
        if count == 0 || stream.write_all(&bytes[..count]).and_then(|()| stream.flush()).is_err() {
            break;
        }
    }
}

/// Starts a server that echoes over TLS.
pub(crate) fn tls(config: ServerConfig) -> u16 {
    let config = Arc::new(config);
    tcp(move |socket| echo(accept(&config, socket)))
}

/// The server's end of a TLS connection.
pub(crate) fn accept(
    config: &Arc<ServerConfig>,
    socket: TcpStream,
) -> StreamOwned<ServerConnection, TcpStream> {
    StreamOwned::new(ServerConnection::new(Arc::clone(config)).expect("a configuration"), socket)
}

/// Sends a word and waits for it to come back.
pub(crate) fn talk(stream: &mut (impl Read + Write)) -> std::io::Result<()> {
    let mut answer = [0; WORD.len()];
    stream.write_all(WORD)?;
    stream.flush()?;
    stream.read_exact(&mut answer)?;
    assert_eq!(answer, WORD);
    Ok(())
}
