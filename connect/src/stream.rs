//! An open connection whose every wait ends at a deadline.

use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::time::Duration;

use crate::clock::Deadline;
use crate::error::{Class, Failure, Phase};
pub use crate::socket::Socket;
use crate::tls::TlsStream;
use crate::trace::{Event, Observer, TlsFacts};

/// An open connection, with TLS or without.
#[non_exhaustive]
pub enum Stream {
    /// TCP alone.
    Plain(Socket),
    /// TCP with TLS.
    Tls(Box<TlsStream>),
}

impl Stream {
    pub(crate) fn socket(&self) -> &Socket {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(stream) => stream.socket(),
        }
    }

    /// The other end: the server, or the proxy in between.
    #[must_use]
    pub fn peer(&self) -> SocketAddr {
        self.socket().peer()
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
        self.socket_mut().set_deadline(deadline);
    }

    pub(crate) fn socket_mut(&mut self) -> &mut Socket {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(stream) => stream.socket_mut(),
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
        let until = stream.socket().deadline();
        stream.socket_mut().set_deadline(until.within(Some(wait)));
        let read = stream.read(&mut [0]);
        stream.socket_mut().set_deadline(until);
        match read {
            Err(error) if error.kind() != ErrorKind::TimedOut => Err(stream.failure(&error)),
            Ok(0) => Err(stream.failure(&ErrorKind::UnexpectedEof.into())),
            _ => Ok(()),
        }
    }

    /// Whether TLS holds back bytes that the socket has not taken yet.
    #[cfg(feature = "tokio")]
    pub(crate) fn wants_write(&self) -> bool {
        matches!(self, Self::Tls(stream) if stream.wants_write())
    }

    /// Tells the other end that nothing follows, where TLS has a word for it.
    #[cfg(feature = "tokio")]
    pub(crate) fn say_goodbye(&mut self) {
        if let Self::Tls(stream) = self {
            stream.say_goodbye();
        }
    }

    /// Ends the connection in both directions; the other end may be gone already.
    pub fn close(mut self) {
        self.hang_up();
    }

    pub(crate) fn hang_up(&mut self) {
        if let Self::Tls(stream) = self {
            stream.say_goodbye();
        }
        self.socket().shut_down();
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
