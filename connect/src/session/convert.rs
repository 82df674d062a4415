//! The same session with blocking calls, or with calls that are futures.

use std::io::{self, ErrorKind};

use super::{AsyncSession, Session};
use crate::asynchronous::AsyncStream;

impl Session {
    /// The session for the runtime in whose context this is called.
    ///
    /// # Errors
    /// The stream was not dialled here, or the runtime does not take it; the connection is closed.
    pub(crate) fn into_async(self) -> io::Result<AsyncSession> {
        let (transport, core) = self.into_parts();
        let stream = transport.into_stream().ok_or(ErrorKind::Unsupported)?;
        Ok(AsyncSession::new(AsyncStream::new(stream)?, core))
    }
}

impl AsyncSession {
    /// The session for threads that may block.
    ///
    /// # Errors
    /// What the system says; the connection is closed.
    pub(crate) fn into_blocking(self) -> io::Result<Session> {
        let (stream, core) = self.into_parts();
        Ok(Session::new(Box::new(stream.into_blocking()?), core))
    }
}
