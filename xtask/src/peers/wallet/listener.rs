//! A port of this machine that takes one connection and reads how it starts.

use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long a client may be silent once it is connected.
const PATIENCE: Duration = Duration::from_secs(3);

/// The port; nothing listens any more once this value is gone.
pub(super) struct Listener {
    port: u16,
    /// Whether no connection will come any more.
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<io::Result<Vec<u8>>>>,
}

impl Listener {
    /// Listens on the loopback interface.
    pub(super) fn start() -> io::Result<Self> {
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        socket.set_nonblocking(true)?;
        let (port, over) = (socket.local_addr()?.port(), Arc::new(AtomicBool::new(false)));
        let end = Arc::clone(&over);
        let thread = Some(thread::spawn(move || wait(&socket, &end)));
        Ok(Self { port, over, thread })
    }

    /// Where to connect to.
    pub(super) const fn port(&self) -> u16 {
        self.port
    }

    /// How the connection started; nothing where there was none so far.
    pub(super) fn first_bytes(mut self) -> io::Result<Vec<u8>> {
        self.stop().unwrap_or_else(|| Ok(Vec::new()))
    }

    fn stop(&mut self) -> Option<io::Result<Vec<u8>>> {
        self.over.store(true, Ordering::Relaxed);
        self.thread.take()?.join().ok()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Waits for the connection, or for the end of waiting.
fn wait(socket: &TcpListener, over: &AtomicBool) -> io::Result<Vec<u8>> {
    loop {
        match socket.accept() {
            Ok((stream, _)) => return read(stream),
            Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error),
            Err(_) if over.load(Ordering::Relaxed) => return Ok(Vec::new()),
            Err(_) => thread::sleep(Duration::from_millis(2)),
        }
    }
}

/// The header of a TLS record and the first byte in it.
fn read(mut stream: TcpStream) -> io::Result<Vec<u8>> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut start = [0; 6];
    match stream.read_exact(&mut start) {
        Ok(()) => Ok(start.to_vec()),
        // A client that says less or nothing is an answer too.
        Err(_) => Ok(Vec::new()),
    }
}

/// Whether bytes start a TLS handshake with a ClientHello.
pub(super) fn is_client_hello(bytes: &[u8]) -> bool {
    matches!(bytes, [0x16, _, _, _, _, 1, ..])
}
