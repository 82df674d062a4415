//! What a session with blocking calls runs on.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use crate::clock::Deadline;
use crate::socket::{Glance, Waker};
use crate::stream::Stream;

/// An open connection. What one of another kind cannot do is left out.
pub(crate) trait Transport: Read + Write + Send {
    /// Until when reads and writes may wait from now on.
    fn set_deadline(&mut self, _: Deadline) {}

    /// Sends a byte as urgent data.
    fn send_urgent(&mut self) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    /// Looks for what is to be read; waits for nothing.
    fn glance(&self) -> Glance {
        Glance::Quiet
    }

    /// What ends a wait from another thread.
    fn waker(&mut self) -> io::Result<Waker> {
        Err(ErrorKind::Unsupported.into())
    }

    /// The connection, for shutting it down from another thread.
    fn handle(&self) -> Option<Arc<TcpStream>> {
        None
    }

    /// Ends the connection.
    fn hang_up(&mut self) {}

    /// The connection, where it was dialled here.
    #[cfg(feature = "tokio")]
    fn into_stream(self: Box<Self>) -> Option<Stream> {
        None
    }
}

impl Transport for Stream {
    fn set_deadline(&mut self, deadline: Deadline) {
        Self::set_deadline(self, deadline);
    }

    fn send_urgent(&mut self) -> io::Result<()> {
        self.socket().send_urgent()
    }

    fn glance(&self) -> Glance {
        self.socket().glance()
    }

    fn waker(&mut self) -> io::Result<Waker> {
        self.socket_mut().waker()
    }

    fn handle(&self) -> Option<Arc<TcpStream>> {
        self.socket().handle()
    }

    fn hang_up(&mut self) {
        Self::hang_up(self);
    }

    #[cfg(feature = "tokio")]
    fn into_stream(self: Box<Self>) -> Option<Stream> {
        Some(*self)
    }
}

/// A connection that was opened elsewhere.
pub(crate) struct Foreign<S>(pub(crate) S);

impl<S: Read> Read for Foreign<S> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl<S: Write> Write for Foreign<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<S: Read + Write + Send> Transport for Foreign<S> {}
