//! A login with blocking reads and writes.

use tns_wire::login::LoggedIn;

use super::{LoginTalk, Next};
use crate::clock::Deadline;
use crate::error::Failure;
use crate::session::Transport;
use crate::trace::Observer;

/// Logs in on `stream` before the deadline.
///
/// # Errors
/// Where the server refuses, the stream breaks, or the deadline passes.
pub(crate) fn log_in(
    stream: &mut dyn Transport,
    mut talk: LoginTalk,
    deadline: Deadline,
    observer: &mut dyn Observer,
) -> Result<Box<LoggedIn>, Failure> {
    let mut buffer = vec![0; 8192];
    stream.set_deadline(deadline);
    loop {
        match talk.next(observer)? {
            Next::Send(bytes) => {
                let sent = stream.write_all(&bytes).and_then(|()| stream.flush());
                sent.map_err(|error| talk.lost(&error))?;
            }
            Next::Urgent => stream.send_urgent().map_err(|error| talk.lost(&error))?,
            Next::Receive => {
                let read = deadline.wait().and_then(|_| stream.read(&mut buffer));
                talk.read(read.map(|len| &buffer[..len]), observer);
            }
            Next::Done(done) => return Ok(done),
        }
    }
}
