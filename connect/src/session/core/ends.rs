//! How calls are stopped, and how sessions end.

use std::io::{self, ErrorKind};
use std::time::Duration;

use tns_wire::ttc::Function;
use zeroize::Zeroizing;

use super::{Calling, Core, State, Stop};
#[cfg(feature = "tokio")]
use crate::clock::Deadline;
use crate::session::error::{CallError, CallErrorKind};

/// How long the end of a session may take.
const CLOSING: Duration = Duration::from_secs(3);

/// How long a call that nobody waits for may take to stop, where calls have no limit.
#[cfg(feature = "tokio")]
const RECOVERY: Duration = Duration::from_secs(10);

/// A session of a resident pool that nobody else may get: its user was ours.
const DEAUTHENTICATE: u32 = 2;

impl Core {
    /// Tells the server to stop the call, once.
    pub(super) fn stop(&mut self, why: Stop) {
        if let State::Calling(calling) = &mut self.state
            && calling.stop.is_none()
        {
            *calling = Calling { stop: Some(why), urgent: self.urgent, ..Calling::within(calling.limit) };
            self.machine.interrupt();
        }
    }

    /// Whether a call was begun whose end nobody waited for.
    pub(crate) fn is_calling(&self) -> bool {
        matches!(self.state, State::Calling(_))
    }

    /// Nobody wants to know the outcome of the call under way any more: it is stopped, and that has to
    /// be over soon.
    #[cfg(feature = "tokio")]
    pub(crate) fn abandon(&mut self) {
        self.stop(Stop::Cancelled);
        if let State::Calling(calling) = &mut self.state {
            calling.deadline = Deadline::after(Some(calling.limit.unwrap_or(RECOVERY)));
        }
    }

    /// Looks at what came while nothing was asked; whether the session goes on.
    pub(crate) fn look(&mut self, read: io::Result<&[u8]>) -> bool {
        let looked = match read {
            Ok([]) => Err(CallError::lost(&self.to, &ErrorKind::UnexpectedEof.into())),
            Ok(bytes) => {
                self.machine.received(bytes);
                self.machine.look().map_err(|error| CallError::session(&self.to, &error))
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => Ok(()),
            Err(error) => Err(CallError::lost(&self.to, &error)),
        };
        match looked {
            Ok(()) => !self.has_ended(),
            Err(error) => {
                self.state = State::Ended(error);
                false
            }
        }
    }

    /// Begins the last call: the session ends with it, or with its time.
    pub(in crate::session) fn begin_closing(&mut self) -> Result<(), CallError> {
        let pooled = self.info.is_pooled();
        let limit = self.timeout.map_or(CLOSING, |timeout| timeout.min(CLOSING));
        let function = if pooled { Function::Release { mode: DEAUTHENTICATE } } else { Function::Logoff };
        self.begin_last(function, Some(limit))
    }

    /// Begins a call with a time of its own; the session ends where that is over.
    pub(in crate::session) fn begin_last(
        &mut self,
        function: Function,
        limit: Option<Duration>,
    ) -> Result<(), CallError> {
        self.begin(function)?;
        self.state = State::Calling(Calling { stop: Some(Stop::Closing), ..Calling::within(limit) });
        Ok(())
    }

    /// Until when the end of the connection may take.
    #[cfg(feature = "tokio")]
    pub(in crate::session) fn closing_deadline(&self) -> Deadline {
        Deadline::after(Some(CLOSING))
    }

    /// The last packet.
    pub(in crate::session) fn goodbye(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = self.machine.goodbye();
        let closed = || CallError::new(CallErrorKind::Lost, None, "it was closed");
        if !self.has_ended() {
            self.state = State::Ended(closed());
        }
        bytes
    }
}
