//! CONNECT and its answer on an open stream, with blocking reads and writes.

use std::io::{self, ErrorKind, Read, Write};

use crate::clock::Deadline;
use crate::error::{Failure, Phase};
use crate::stream::Stream;
use crate::talk::{Answer, Next, Talk};
use crate::trace::Observer;

/// Knows why a stream broke.
pub(crate) trait Channel {
    /// Why a read or write failed.
    fn failure(&self, to: &str, error: &io::Error) -> Failure {
        Failure::lost(Phase::Tns, to, error)
    }

    /// Why the other end closed the stream, where more is known than that it did.
    fn end(&self) -> Option<Failure> {
        None
    }
}

impl Channel for Stream {
    fn failure(&self, to: &str, error: &io::Error) -> Failure {
        self.tls_failure(error).unwrap_or_else(|| Failure::lost(Phase::Tns, to, error))
    }

    fn end(&self) -> Option<Failure> {
        self.tls_failure(&ErrorKind::UnexpectedEof.into())
    }
}

/// A stream that somebody else has opened.
pub(crate) struct Given<S>(pub(crate) S);

impl<S> Channel for Given<S> {}

impl<S: Read> Read for Given<S> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl<S: Write> Write for Given<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Asks on `stream` until there is an answer; nothing where TLS has to start anew first, after which
/// it goes on with the same `talk`.
///
/// # Errors
/// Where the listener refuses, the stream breaks, or the deadline passes.
pub(crate) fn exchange<S: Channel + Read + Write>(
    stream: &mut S,
    talk: &mut Talk,
    deadline: Deadline,
    observer: &mut dyn Observer,
) -> Result<Option<Answer>, Failure> {
    let mut buffer = [0; 8192];
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                let sent = stream.write_all(&bytes).and_then(|()| stream.flush());
                sent.map_err(|error| stream.failure(talk.to(), &error))?;
            }
            Next::Receive => {
                let read = deadline.wait().and_then(|_| stream.read(&mut buffer));
                talk.read(read.map(|len| &buffer[..len]), stream);
            }
            Next::Renegotiate => return Ok(None),
            Next::Done(answer) => return Ok(Some(answer)),
        }
    }
}
