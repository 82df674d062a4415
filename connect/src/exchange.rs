//! CONNECT and its answer on an open stream, with blocking reads and writes.

use std::io::{self, Read, Write};

use crate::clock::Deadline;
use crate::error::Failure;
use crate::talk::{Answer, Next, Talk};
use crate::trace::Observer;

/// Asks on `stream` until there is an answer; nothing where TLS has to start anew first, after which
/// it goes on with the same `talk`. `why` knows more than the error why a stream broke, or nothing.
///
/// # Errors
/// Where the listener refuses, the stream breaks, or the deadline passes.
pub(crate) fn exchange<S: Read + Write>(
    stream: &mut S,
    talk: &mut Talk,
    deadline: Deadline,
    why: fn(&S, &io::Error) -> Option<Failure>,
    observer: &mut dyn Observer,
) -> Result<Option<Answer>, Failure> {
    let mut buffer = [0; 8192];
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                let sent = stream.write_all(&bytes).and_then(|()| stream.flush());
                sent.map_err(|error| talk.lost(&error, |error| why(stream, error)))?;
            }
            Next::Receive => {
                let read = deadline.wait().and_then(|_| stream.read(&mut buffer));
                talk.read(read.map(|len| &buffer[..len]), |error| why(stream, error));
            }
            Next::Renegotiate => return Ok(None),
            Next::Done(answer) => return Ok(Some(answer)),
        }
    }
}
