//! An open connection whose every wait ends at a deadline.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};

use crate::clock::Deadline;

/// A TCP connection. A read or write that the deadline cuts is an error of the kind `TimedOut`,
/// however many bytes came before: a peer that sends one byte a second gains nothing by it.
#[derive(Debug)]
pub struct Socket {
    socket: TcpStream,
    peer: SocketAddr,
    deadline: Deadline,
}

impl Socket {
    /// Takes over a connection. Small packets are sent at once; `keep_alive` probes it when it is
    /// quiet for this long.
    ///
    /// # Errors
    /// What the system says: the other end may be gone already.
    pub fn new(socket: TcpStream, keep_alive: Option<Duration>, deadline: Deadline) -> io::Result<Self> {
        socket.set_nodelay(true)?;
        if let Some(time) = keep_alive.filter(|time| !time.is_zero()) {
            SockRef::from(&socket).set_tcp_keepalive(&TcpKeepalive::new().with_time(time))?;
        }
        let peer = socket.peer_addr()?;
        Ok(Self { socket, peer, deadline })
    }

    /// Calls `io` until it does something, the deadline has passed, or it fails.
    fn until<T>(
        &mut self,
        set: fn(&TcpStream, Option<Duration>) -> io::Result<()>,
        mut io: impl FnMut(&mut TcpStream) -> io::Result<T>,
    ) -> io::Result<T> {
        loop {
            set(&self.socket, self.deadline.wait()?)?;
            match io(&mut self.socket) {
                // What the timeout of a socket looks like; it may come a little early.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }
}

impl Read for Socket {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.until(TcpStream::set_read_timeout, |socket| socket.read(bytes))
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.until(TcpStream::set_write_timeout, |socket| socket.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// An open connection, with TLS or without.
#[derive(Debug)]
#[non_exhaustive]
pub enum Stream {
    /// TCP alone.
    Plain(Socket),
}

impl Stream {
    fn socket(&self) -> &Socket {
        match self {
            Self::Plain(socket) => socket,
        }
    }

    fn socket_mut(&mut self) -> &mut Socket {
        match self {
            Self::Plain(socket) => socket,
        }
    }

    /// The other end: the server, or the proxy in between.
    #[must_use]
    pub fn peer(&self) -> SocketAddr {
        self.socket().peer
    }

    /// Until when reads and writes may wait from now on.
    pub fn set_deadline(&mut self, deadline: Deadline) {
        self.socket_mut().deadline = deadline;
    }

    /// Ends the connection in both directions; the other end may be gone already.
    pub fn close(self) {
        // Nobody could do anything about a connection that cannot even be closed.
        let _ = self.socket().socket.shutdown(Shutdown::Both);
    }
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(bytes),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.flush(),
        }
    }
}
