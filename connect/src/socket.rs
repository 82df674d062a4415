//! A TCP connection that blocks until a deadline, or that never blocks.

mod wake;

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};

use crate::clock::Deadline;
use wake::Wakeable;
pub(crate) use wake::Waker;

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
    Blocking(Timed),
    /// Somebody else can end a wait.
    Wakeable(Wakeable),
    /// Reads and writes end at once; a runtime tells when they can go on.
    #[cfg(feature = "tokio")]
    Ready(tokio::net::TcpStream),
}

/// A socket, and how long its reads and writes may wait.
#[derive(Debug)]
struct Timed {
    socket: Arc<TcpStream>,
    read: Option<Duration>,
    write: Option<Duration>,
}

/// What is to be read, without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glance {
    /// Nothing came.
    Quiet,
    /// Something did.
    Waiting,
    /// The other end has closed, or the connection is broken.
    Ended,
}

impl Io {
    fn socket(&self) -> SockRef<'_> {
        match self {
            Self::Blocking(timed) => SockRef::from(&*timed.socket),
            Self::Wakeable(socket) => socket.socket(),
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
        Ok(Self { io: Io::Blocking(Timed::new(socket)?), peer, deadline })
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

    /// The same connection, for shutting it down from elsewhere.
    pub(crate) fn handle(&self) -> Option<Arc<TcpStream>> {
        match &self.io {
            Io::Blocking(timed) => Some(Arc::clone(&timed.socket)),
            Io::Wakeable(socket) => Some(socket.handle()),
            #[cfg(feature = "tokio")]
            Io::Ready(_) => self.io.socket().try_clone().ok().map(|socket| Arc::new(socket.into())),
        }
    }

    /// Sends a byte as urgent data, which overtakes what waits to be read at the other end.
    pub(crate) fn send_urgent(&self) -> io::Result<()> {
        self.io.socket().send_out_of_band(b"!").map(|_| ())
    }

    /// Looks for what is to be read; waits for nothing.
    pub(crate) fn glance(&self) -> Glance {
        let mut byte = [std::mem::MaybeUninit::uninit()];
        let peeked = match &self.io {
            Io::Blocking(timed) => peek_now(&timed.socket, &mut byte),
            _ => self.io.socket().peek(&mut byte),
        };
        match peeked {
            Err(error) if error.kind() == ErrorKind::WouldBlock => Glance::Quiet,
            Err(error) if error.kind() == ErrorKind::Interrupted => self.glance(),
            Ok(1..) => Glance::Waiting,
            Ok(0) | Err(_) => Glance::Ended,
        }
    }

    /// From now on another thread can end a wait: it ends as an error of the kind `WouldBlock`.
    pub(crate) fn waker(&mut self) -> io::Result<Waker> {
        if let Io::Blocking(timed) = &self.io {
            self.io = Io::Wakeable(Wakeable::new(Arc::clone(&timed.socket))?);
        }
        match &self.io {
            Io::Wakeable(socket) => Ok(socket.waker()),
            _ => Err(ErrorKind::Unsupported.into()),
        }
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
        self.io = Io::Blocking(Timed::new(socket)?);
        Ok(())
    }

    /// What a runtime watches.
    #[cfg(feature = "tokio")]
    pub(crate) fn watched(&self) -> Option<&tokio::net::TcpStream> {
        match &self.io {
            Io::Blocking(_) | Io::Wakeable(_) => None,
            Io::Ready(socket) => Some(socket),
        }
    }
}

/// Peeks at a socket that otherwise blocks.
#[cfg(unix)]
fn peek_now(socket: &TcpStream, byte: &mut [std::mem::MaybeUninit<u8>]) -> io::Result<usize> {
    SockRef::from(socket).recv_with_flags(byte, libc::MSG_PEEK | libc::MSG_DONTWAIT)
}

/// The same where no flag says so.
#[cfg(not(unix))]
fn peek_now(socket: &TcpStream, byte: &mut [std::mem::MaybeUninit<u8>]) -> io::Result<usize> {
    socket.set_nonblocking(true)?;
    let peeked = SockRef::from(socket).peek(byte);
    socket.set_nonblocking(false)?;
    peeked
}

impl Timed {
    fn new(socket: TcpStream) -> io::Result<Self> {
        socket.set_read_timeout(None)?;
        socket.set_write_timeout(None)?;
        Ok(Self { socket: Arc::new(socket), read: None, write: None })
    }

    fn read(&mut self, deadline: Deadline, bytes: &mut [u8]) -> io::Result<usize> {
        let Self { socket, read, .. } = self;
        until(deadline, read, |time| socket.set_read_timeout(time), || (&**socket).read(bytes))
    }

    fn write(
        &mut self,
        deadline: Deadline,
        mut io: impl FnMut(&mut &TcpStream) -> io::Result<usize>,
    ) -> io::Result<usize> {
        let Self { socket, write, .. } = self;
        until(deadline, write, |time| socket.set_write_timeout(time), || io(&mut &**socket))
    }
}

/// Calls `io` until it does something, the deadline has passed, or it fails. `current` is the timeout
/// that the socket has; it is only set where it will not do.
fn until(
    deadline: Deadline,
    current: &mut Option<Duration>,
    set: impl Fn(Option<Duration>) -> io::Result<()>,
    mut io: impl FnMut() -> io::Result<usize>,
) -> io::Result<usize> {
    loop {
        let wanted = deadline.wait()?.map(nearly);
        if !will_do(*current, wanted) {
            set(wanted)?;
            *current = wanted;
        }
        match io() {
            // What the timeout of a socket looks like; it may come a little early.
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Whether a wait may have this timeout: none that is longer, nor one that is much shorter.
fn will_do(current: Option<Duration>, wanted: Option<Duration>) -> bool {
    match (current, wanted) {
        (Some(current), Some(wanted)) => current <= wanted && current >= wanted / 2,
        (current, wanted) => current == wanted,
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
            Io::Blocking(timed) => timed.read(self.deadline, bytes),
            Io::Wakeable(socket) => socket.read(self.deadline, bytes),
            #[cfg(feature = "tokio")]
            Io::Ready(socket) => socket.try_read(bytes),
        }
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.io {
            Io::Blocking(timed) => timed.write(self.deadline, |socket| socket.write(bytes)),
            Io::Wakeable(socket) => socket.write(self.deadline, |socket| socket.write(bytes)),
            #[cfg(feature = "tokio")]
            Io::Ready(socket) => socket.try_write(bytes),
        }
    }

    fn write_vectored(&mut self, bytes: &[io::IoSlice<'_>]) -> io::Result<usize> {
        match &mut self.io {
            Io::Blocking(timed) => timed.write(self.deadline, |socket| socket.write_vectored(bytes)),
            Io::Wakeable(socket) => socket.write(self.deadline, |socket| socket.write_vectored(bytes)),
            #[cfg(feature = "tokio")]
            Io::Ready(socket) => socket.try_write_vectored(bytes),
        }
    }

    /// A TCP connection holds nothing back.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
