//! Opening without asking: as far as TLS.

use std::time::{Duration, Instant};

use super::Connector;
use crate::dial;
use crate::error::ConnectError;
use crate::plan::Attempt;
use crate::stream::Stream;
use crate::trace::Observer;

/// How long a server may take to object to our certificate, which it does behind the handshake.
const OBJECTION: Duration = Duration::from_millis(500);

/// A stream on which nothing was asked.
pub struct Opened {
    /// The open stream.
    pub stream: Stream,
    /// The attempt that came through.
    pub attempt: Attempt,
    /// From the beginning of the attempt to the end of the handshake.
    pub took: Duration,
}

impl Connector {
    /// As [`connect`](Self::connect), but nothing is said to the listener: TCP, the proxy and TLS
    /// have to come through. For ports behind which another server listens, such as an agent of
    /// external procedures, and for looking at certificates.
    ///
    /// # Errors
    /// The failures of all attempts.
    pub fn open(&self, observer: &mut dyn Observer) -> Result<Opened, ConnectError> {
        self.each(observer, |attempt, overall, observer| {
            let (start, deadline) = (Instant::now(), overall.within(attempt.connect_timeout));
            let opened = dial::open(attempt, &self.setup, deadline, observer).and_then(|mut stream| {
                let took = start.elapsed();
                let settled = stream.settle(OBJECTION).map_err(|failure| failure.of(attempt, start));
                settled.map(|()| Opened { stream, attempt: attempt.clone(), took })
            });
            opened.map_err(|failure| failure.late(attempt, overall, deadline))
        })
    }
}
