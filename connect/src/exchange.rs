//! CONNECT and its answer on an open stream, with blocking reads and writes.

use std::io::{self, ErrorKind, Read, Write};

use tns_wire::Framer;

use crate::clock::Deadline;
use crate::error::{Failure, Phase};
use crate::stream::Stream;
use crate::talk::{Answer, Next, Talk};
use crate::trace::Observer;

/// A stream that a listener can be asked on.
pub(crate) trait Channel: Read + Write + Sized {
    /// Starts TLS anew.
    fn restart_tls(self, to: &str, observer: &mut dyn Observer) -> Result<Self, Failure>;

    /// Why a read or write failed.
    fn failure(&self, to: &str, error: &io::Error) -> Failure;

    /// Why the other end closed the stream, where the stream knows.
    fn end(&self) -> Option<Failure> {
        None
    }
}

impl Channel for Stream {
    fn restart_tls(self, _: &str, observer: &mut dyn Observer) -> Result<Self, Failure> {
        self.restart_tls(observer)
    }

    fn failure(&self, to: &str, error: &io::Error) -> Failure {
        self.tls_failure(error).unwrap_or_else(|| Failure::lost(Phase::Tns, to, error))
    }

    fn end(&self) -> Option<Failure> {
        self.tls_failure(&ErrorKind::UnexpectedEof.into())
    }
}

/// A stream that somebody else has opened.
pub(crate) struct Given<S>(pub(crate) S);

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

impl<S: Read + Write> Channel for Given<S> {
    fn restart_tls(self, to: &str, _: &mut dyn Observer) -> Result<Self, Failure> {
        Err(Talk::no_renegotiation(to))
    }

    fn failure(&self, to: &str, error: &io::Error) -> Failure {
        Failure::lost(Phase::Tns, to, error)
    }
}

/// Asks on `stream` until there is an answer: that, the stream, and what came behind it.
///
/// # Errors
/// Where the listener refuses, the stream breaks, or the deadline passes.
pub(crate) fn exchange<S: Channel>(
    mut stream: S,
    mut talk: Talk,
    deadline: Deadline,
    observer: &mut dyn Observer,
) -> Result<(Answer, S, Framer), Failure> {
    let mut buffer = [0; 8192];
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                let sent = stream.write_all(&bytes).and_then(|()| stream.flush());
                sent.map_err(|error| stream.failure(talk.to(), &error))?;
            }
            Next::Receive => match deadline.wait().and_then(|_| stream.read(&mut buffer)) {
                Ok(0) => match stream.end() {
                    Some(failure) => talk.broken(failure),
                    None => talk.ended(),
                },
                Ok(len) => talk.received(&buffer[..len]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => talk.broken(stream.failure(talk.to(), &error)),
            },
            Next::Renegotiate => {
                stream = stream.restart_tls(talk.to(), observer)?;
                talk.renegotiated();
            }
            Next::Done(answer) => return Ok((answer, stream, talk.into_rest())),
        }
    }
}
