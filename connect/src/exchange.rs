//! CONNECT and its answer on an open stream, with blocking reads and writes.

use std::io::{Read, Write};

use tns_wire::Framer;

use crate::clock::Deadline;
use crate::error::Failure;
use crate::talk::{Answer, Next, Talk};
use crate::trace::Observer;

/// Asks on `stream` until there is an answer: that, the stream, and what came behind it. `restart`
/// starts TLS anew, if it can.
///
/// # Errors
/// Where the listener refuses, the stream breaks, or the deadline passes.
pub(crate) fn exchange<S: Read + Write>(
    mut stream: S,
    mut talk: Talk,
    deadline: Deadline,
    restart: impl Fn(S, &mut dyn Observer) -> Result<S, Failure>,
    observer: &mut dyn Observer,
) -> Result<(Answer, S, Framer), Failure> {
    let mut buffer = [0; 8192];
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                stream
                    .write_all(&bytes)
                    .and_then(|()| stream.flush())
                    .map_err(|error| talk.unsent(&error))?;
            }
            Next::Receive => {
                let read = deadline.wait().and_then(|_| stream.read(&mut buffer));
                talk.read(read, &buffer);
            }
            Next::Renegotiate => {
                stream = restart(stream, observer)?;
                talk.renegotiated();
            }
            Next::Done(answer) => return Ok((answer, stream, talk.into_rest())),
        }
    }
}
