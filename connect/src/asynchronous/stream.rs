//! An open connection that never blocks a thread.

use std::io::{self, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::error::Failure;
use crate::stream::{Socket, Stream};
use crate::trace::TlsFacts;

/// An open connection, with TLS or without. It has no deadline of its own.
pub struct AsyncStream(Stream);

impl AsyncStream {
    pub(crate) fn new(mut stream: Stream) -> io::Result<Self> {
        stream.socket_mut().set_asynchronous()?;
        Ok(Self(stream))
    }

    pub(crate) fn into_blocking(mut self) -> io::Result<Stream> {
        self.0.socket_mut().set_blocking()?;
        Ok(self.0)
    }

    pub(crate) fn tls_failure(&self, error: &io::Error) -> Option<Failure> {
        self.0.tls_failure(error)
    }

    pub(crate) fn socket(&self) -> &Socket {
        self.0.socket()
    }

    /// The other end: the server, or the proxy in between.
    #[must_use]
    pub fn peer(&self) -> SocketAddr {
        self.0.peer()
    }

    /// What TLS agreed on, where there is TLS.
    #[must_use]
    pub fn tls(&self) -> Option<&TlsFacts> {
        self.0.tls()
    }

    /// Calls `io` until it does something or fails; waits for the socket in between.
    fn poll<T>(
        &mut self,
        context: &mut Context<'_>,
        waits: Waits,
        mut io: impl FnMut(&mut Stream) -> io::Result<T>,
    ) -> Poll<io::Result<T>> {
        loop {
            match io(&mut self.0) {
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                done => return Poll::Ready(done),
            }
            let Some(socket) = self.0.socket().watched() else {
                return Poll::Ready(Err(ErrorKind::NotConnected.into()));
            };
            // Before TLS reads it may have something to write.
            let writes = waits == Waits::ToWrite || self.0.wants_write();
            let writable = writes && socket.poll_write_ready(context)?.is_ready();
            let readable = waits == Waits::ToRead && socket.poll_read_ready(context)?.is_ready();
            if !writable && !readable {
                return Poll::Pending;
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Waits {
    ToRead,
    ToWrite,
}

impl AsyncRead for AsyncStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = self.poll(context, Waits::ToRead, |stream| stream.read(buffer.initialize_unfilled()));
        read.map_ok(|len| buffer.advance(len))
    }
}

impl AsyncWrite for AsyncStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.poll(context, Waits::ToWrite, |stream| match stream.write(bytes)? {
            // TLS holds back as much as it may.
            0 if !bytes.is_empty() => Err(ErrorKind::WouldBlock.into()),
            len => Ok(len),
        })
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll(context, Waits::ToWrite, flush)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.say_goodbye();
        let flushed = self.poll(context, Waits::ToWrite, flush);
        if flushed.is_ready() {
            self.0.socket().shut_down();
        }
        flushed
    }
}

/// Flushes all of it: TLS is content when the socket has taken some.
fn flush(stream: &mut Stream) -> io::Result<()> {
    stream.flush()?;
    if stream.wants_write() { Err(ErrorKind::WouldBlock.into()) } else { Ok(()) }
}
