//! A TCP connection that blocks until a deadline, or that never blocks.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};

use crate::clock::Deadline;

/// A TCP connection. A read or write that the deadline cuts is an error of the kind `TimedOut`,
/// however many bytes came before: a peer that sends one byte a second gains nothing by it.
#[derive(Debug)]
pub struct Socket {
    io: Io,
    peer: SocketAddr,
    deadline: Deadline,
}

#[derive(Debug)]
enum Io {
    Blocking(TcpStream),
    /// Reads and writes end at once; a runtime tells when they can go on.
    #[cfg(feature = "tokio")]
    Ready(tokio::net::TcpStream),
}

impl Io {
    fn socket(&self) -> SockRef<'_> {
        match self {
            Self::Blocking(socket) => SockRef::from(socket),
            #[cfg(feature = "tokio")]
            Self::Ready(socket) => SockRef::from(socket),
        }
    }
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
        Ok(Self { io: Io::Blocking(socket), peer, deadline })
    }

    /// Until when reads and writes may wait from now on.
    pub fn set_deadline(&mut self, deadline: Deadline) {
        self.deadline = deadline;
    }

    pub(crate) fn deadline(&self) -> Deadline {
        self.deadline
    }

    pub(crate) fn peer(&self) -> SocketAddr {
        self.peer
    }

    /// Ends the connection in both directions.
    pub(crate) fn shut_down(&self) {
        // Nobody could do anything about a connection that cannot even be closed.
        let _ = self.io.socket().shutdown(Shutdown::Both);
    }

    /// From now on nothing waits: what cannot be done at once is an error of the kind `WouldBlock`.
    #[cfg(feature = "tokio")]
    pub(crate) fn set_asynchronous(&mut self) -> io::Result<()> {
        let socket = TcpStream::from(self.io.socket().try_clone()?);
        socket.set_nonblocking(true)?;
        self.io = Io::Ready(tokio::net::TcpStream::from_std(socket)?);
        Ok(())
    }

    /// From now on reads and writes wait again, until the deadline.
    #[cfg(feature = "tokio")]
    pub(crate) fn set_blocking(&mut self) -> io::Result<()> {
        let socket = TcpStream::from(self.io.socket().try_clone()?);
        socket.set_nonblocking(false)?;
        self.io = Io::Blocking(socket);
        Ok(())
    }

    /// What a runtime watches.
    #[cfg(feature = "tokio")]
    pub(crate) fn watched(&self) -> Option<&tokio::net::TcpStream> {
        match &self.io {
            Io::Blocking(_) => None,
            Io::Ready(socket) => Some(socket),
        }
    }
}

/// Calls `io` until it does something, the deadline has passed, or it fails.
fn until<T>(
    socket: &mut TcpStream,
    deadline: Deadline,
    set: fn(&TcpStream, Option<Duration>) -> io::Result<()>,
    mut io: impl FnMut(&mut TcpStream) -> io::Result<T>,
) -> io::Result<T> {
    loop {
        set(socket, deadline.wait()?.map(nearly))?;
        match io(socket) {
            // What the timeout of a socket looks like; it may come a little early.
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Most of a wait that is long. Linux measures the timeouts of sockets with a coarse clock, which
/// may be late by an eighth of them: the rest of the wait is measured anew.
fn nearly(wait: Duration) -> Duration {
    if wait > Duration::from_millis(200) { wait - wait / 7 } else { wait }
}

impl Read for Socket {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match &mut self.io {
            Io::Blocking(socket) => {
                until(socket, self.deadline, TcpStream::set_read_timeout, |socket| socket.read(bytes))
            }
            #[cfg(feature = "tokio")]
            Io::Ready(socket) => socket.try_read(bytes),
        }
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.io {
            Io::Blocking(socket) => {
                until(socket, self.deadline, TcpStream::set_write_timeout, |socket| socket.write(bytes))
            }
            #[cfg(feature = "tokio")]
            Io::Ready(socket) => socket.try_write(bytes),
        }
    }

    fn write_vectored(&mut self, bytes: &[io::IoSlice<'_>]) -> io::Result<usize> {
        match &mut self.io {
            Io::Blocking(socket) => until(socket, self.deadline, TcpStream::set_write_timeout, |socket| {
                socket.write_vectored(bytes)
            }),
            #[cfg(feature = "tokio")]
            Io::Ready(socket) => socket.try_write_vectored(bytes),
        }
    }

    /// A TCP connection holds nothing back.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
