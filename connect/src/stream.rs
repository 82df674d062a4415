//! An open connection whose every wait ends at a deadline.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};

use crate::clock::Deadline;
use crate::error::{Class, Failure, Phase};
use crate::tls::TlsStream;
use crate::trace::{Event, Observer, TlsFacts};

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

    /// Until when reads and writes may wait from now on.
    pub fn set_deadline(&mut self, deadline: Deadline) {
        self.deadline = deadline;
    }

    /// Calls `io` until it does something, the deadline has passed, or it fails.
    fn until<T>(
        &mut self,
        set: fn(&TcpStream, Option<Duration>) -> io::Result<()>,
        mut io: impl FnMut(&mut TcpStream) -> io::Result<T>,
    ) -> io::Result<T> {
        loop {
            set(&self.socket, self.deadline.wait()?.map(nearly))?;
            match io(&mut self.socket) {
                // What the timeout of a socket looks like; it may come a little early.
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                done => return done,
            }
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
        self.until(TcpStream::set_read_timeout, |socket| socket.read(bytes))
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.until(TcpStream::set_write_timeout, |socket| socket.write(bytes))
    }

    fn write_vectored(&mut self, bytes: &[io::IoSlice<'_>]) -> io::Result<usize> {
        self.until(TcpStream::set_write_timeout, |socket| socket.write_vectored(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// An open connection, with TLS or without.
#[non_exhaustive]
pub enum Stream {
    /// TCP alone.
    Plain(Socket),
    /// TCP with TLS.
    Tls(Box<TlsStream>),
}

impl Stream {
    fn socket(&self) -> &Socket {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(stream) => stream.socket(),
        }
    }

    /// The other end: the server, or the proxy in between.
    #[must_use]
    pub fn peer(&self) -> SocketAddr {
        self.socket().peer
    }

    /// What TLS agreed on, where there is TLS.
    #[must_use]
    pub fn tls(&self) -> Option<&TlsFacts> {
        match self {
            Self::Plain(_) => None,
            Self::Tls(stream) => Some(stream.facts()),
        }
    }

    /// Until when reads and writes may wait from now on.
    pub fn set_deadline(&mut self, deadline: Deadline) {
        match self {
            Self::Plain(socket) => socket.set_deadline(deadline),
            Self::Tls(stream) => stream.socket_mut().set_deadline(deadline),
        }
    }

    /// A new TLS handshake over the same TCP connection, with the same settings and checks, as a
    /// RESEND with the flag 0x08 asks for. What was read of the old one is lost.
    ///
    /// # Errors
    /// As the first handshake; a connection without TLS is not given one.
    pub fn restart_tls(self, observer: &mut dyn Observer) -> Result<Self, Failure> {
        match self {
            Self::Plain(_) => {
                let message = "the listener asks for a new TLS handshake on a connection without TLS";
                Err(Failure::new(Phase::Tls, Class::Protocol, Some("ORA-28860"), message)
                    .hint("check PROTOCOL and PORT: this may be a port for PROTOCOL=tcps"))
            }
            Self::Tls(stream) => {
                let stream = stream.again()?;
                observer.on(&Event::TlsReady(stream.facts()));
                Ok(Self::Tls(Box::new(stream)))
            }
        }
    }

    /// Why a read or write failed while `phase` was going on. With TLS the server's last word may
    /// have been an alert: that it wants a client certificate, or refuses ours.
    #[must_use]
    pub fn failure(&self, phase: Phase, error: &io::Error) -> Failure {
        self.tls_failure(error).unwrap_or_else(|| Failure::lost(phase, &self.peer().to_string(), error))
    }

    /// The same where TLS is the reason.
    pub(crate) fn tls_failure(&self, error: &io::Error) -> Option<Failure> {
        match self {
            Self::Tls(stream) if stream.is_broken_by(error) => Some(stream.failure(error)),
            _ => None,
        }
    }

    /// Waits until the server has had its say about our certificate, which in TLS 1.3 follows the
    /// handshake. Silence is consent. Only for connections on which nothing else is asked.
    ///
    /// # Errors
    /// That it wants a certificate, or refuses ours.
    pub fn settle(&mut self, wait: Duration) -> Result<(), Failure> {
        let Self::Tls(stream) = self else { return Ok(()) };
        if !stream.is_undecided() {
            return Ok(());
        }
        let until = stream.socket().deadline;
        stream.socket_mut().set_deadline(until.within(Some(wait)));
        let read = stream.read(&mut [0]);
        stream.socket_mut().set_deadline(until);
        match read {
            Err(error) if error.kind() != ErrorKind::TimedOut => Err(stream.failure(&error)),
            Ok(0) => Err(stream.failure(&ErrorKind::UnexpectedEof.into())),
            _ => Ok(()),
        }
    }

    /// Ends the connection in both directions; the other end may be gone already.
    pub fn close(mut self) {
        if let Self::Tls(stream) = &mut self {
            stream.say_goodbye();
        }
        // Nobody could do anything about a connection that cannot even be closed.
        let _ = self.socket().socket.shutdown(Shutdown::Both);
    }
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.read(bytes),
            Self::Tls(stream) => stream.read(bytes),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(socket) => socket.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}
