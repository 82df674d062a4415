//! How errors of calls are made.

use std::io::{self, ErrorKind};
use std::time::Duration;

use tns_parser::catalog;
use tns_wire::ttc::{OraError, TtcError};
use tns_wire::{SessionError, WireError};

use super::error::{CallError, CallErrorKind};
use crate::answer::readable;

/// Numbers behind which there is no session any more: killed, not logged on, idle or connected for too
/// long, broken.
const FATAL: [u32; 19] = [
    28, 31, 600, 1012, 1089, 1092, 2396, 2399, 3113, 3114, 3122, 3135, 12153, 12537, 12547, 12570, 12583,
    12584, 56600,
];

impl CallError {
    pub(super) fn new(kind: CallErrorKind, code: Option<&str>, message: impl Into<String>) -> Self {
        let row = code.and_then(catalog::error);
        Self {
            kind,
            code: code.map(str::to_owned),
            message: message.into(),
            cause: None,
            hint: row.and_then(|row| row.check.first()).map(|check| format!("check {check}")),
            position: None,
        }
    }

    fn caused_by(self, cause: &dyn ToString) -> Self {
        Self { cause: Some(readable(&cause.to_string())), ..self }
    }

    fn hint(self, hint: &str) -> Self {
        Self { hint: Some(hint.to_owned()), ..self }
    }

    /// A call that cannot be made.
    pub(super) fn input(message: impl Into<String>) -> Self {
        Self::new(CallErrorKind::Input, None, message)
    }

    /// The server says no.
    pub(super) fn oracle(error: &OraError) -> Self {
        let kind = if FATAL.contains(&error.number) { CallErrorKind::Lost } else { CallErrorKind::Oracle };
        let code = format!("ORA-{:05}", error.number);
        let text = readable(&error.text);
        let message = if text.starts_with("ORA-") { text } else { format!("{code}: {text}") };
        let position = (error.position > 0).then(|| error.position.into());
        Self { position, ..Self::new(kind, Some(&code), message) }
    }

    /// A column cannot be read.
    pub(super) fn unreadable(error: &TtcError) -> Self {
        Self::new(CallErrorKind::Unreadable, None, error.to_string())
            .hint("convert it in the statement, for instance with TO_CHAR or DBMS_LOB.SUBSTR")
    }

    /// The time is over, and the call was stopped.
    pub(super) fn timeout(limit: Duration) -> Self {
        let message = format!("the call took longer than {limit:?} and was stopped");
        Self::new(CallErrorKind::Timeout, Some("ORA-03156"), message)
            .hint("allow it more time, or ask for less")
    }

    /// Somebody else stopped the call.
    pub(super) fn cancelled() -> Self {
        Self::new(CallErrorKind::Cancelled, Some("ORA-01013"), "the call was cancelled")
    }

    /// The server goes on with what it was told to stop.
    pub(super) fn silent(to: &str) -> Self {
        let message = format!("{to} did not stop in time when it was told to, and the connection was closed");
        Self::new(CallErrorKind::Silent, Some("ORA-12609"), message)
    }

    /// A session that was closed before.
    pub(super) fn closed(why: &Self) -> Self {
        let error = Self::new(CallErrorKind::Lost, Some("ORA-03114"), "the session is closed");
        error.caused_by(&why.message)
    }

    /// The connection to `to` broke.
    pub(super) fn lost(to: &str, error: &io::Error) -> Self {
        let what = match error.kind() {
            ErrorKind::UnexpectedEof => "closed the connection",
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
                "broke the connection off"
            }
            ErrorKind::TimedOut | ErrorKind::WouldBlock => "takes nothing any more",
            _ => "can no longer be talked to",
        };
        Self::new(CallErrorKind::Lost, Some("ORA-03113"), format!("{to} {what}")).caused_by(error)
    }

    /// The machine cannot go on.
    pub(super) fn session(to: &str, error: &SessionError) -> Self {
        let lost = |code, message| Self::new(CallErrorKind::Lost, Some(code), message);
        match error {
            SessionError::Wire(WireError::Ended { .. }) => {
                lost("ORA-03113", format!("{to} closed the connection")).caused_by(error)
            }
            SessionError::Notification { code } => {
                let code = format!("ORA-{code:05}");
                lost(&code, format!("{to} ended the session ({code})"))
            }
            SessionError::NoKey | SessionError::Auth(_) => Self::input(error.to_string()),
            _ => {
                let message = format!("{to} answered with something that cannot be understood");
                Self::new(CallErrorKind::Protocol, Some("ORA-12592"), message).caused_by(error)
            }
        }
    }

    /// A call that the machine did not begin.
    pub(super) fn not_begun(to: &str, error: &SessionError) -> Self {
        match error {
            SessionError::Ttc(error) => Self::input(format!("a value cannot be sent: {error}")),
            error => Self::session(to, error),
        }
    }
}
