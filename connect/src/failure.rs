//! How failures are made: every number has its hint from the catalogue.

use std::io::{self, ErrorKind};
use std::time::Instant;

use tns_parser::catalog;

use crate::error::{Class, Failure, Phase};
use crate::plan::Attempt;

impl Failure {
    /// A failure with the number that Oracle's clients show for it; what the catalogue says first
    /// to check becomes the hint.
    #[must_use]
    pub fn new(phase: Phase, class: Class, code: Option<&str>, message: impl Into<String>) -> Self {
        let row = code.and_then(catalog::error);
        Self {
            phase,
            class,
            code: code.map(str::to_owned),
            attempt: None,
            message: message.into(),
            cause: None,
            hint: row.and_then(|row| row.check.first()).map(|check| format!("check {check}")),
            origin: None,
            after: std::time::Duration::ZERO,
        }
    }

    /// The same with what lies below.
    #[must_use]
    pub fn caused_by(self, cause: impl ToString) -> Self {
        Self { cause: Some(cause.to_string()), ..self }
    }

    /// The same with advice that knows more than the catalogue.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Whether no other address is tried: the listener had accepted, and what came then ends it. A wrong
    /// password that is tried at every address locks the account.
    pub(crate) fn is_final(&self) -> bool {
        self.phase > Phase::Tns
    }

    /// The same as that of an attempt that began at `start`.
    #[must_use]
    pub fn of(self, attempt: &Attempt, start: Instant) -> Self {
        Self {
            attempt: Some(attempt.number),
            origin: self.origin.or_else(|| attempt.origin.clone()),
            after: start.elapsed(),
            ..self
        }
    }

    /// A TCP connection to `to` that did not come to be.
    #[must_use]
    pub fn unreachable(to: &str, error: &io::Error) -> Self {
        let of = |class, code, what| Self::new(Phase::Tcp, class, Some(code), format!("{to} {what}"));
        let failure = match error.kind() {
            ErrorKind::ConnectionRefused => of(Class::Unreachable, "ORA-12541", "refused the connection"),
            ErrorKind::TimedOut => of(Class::Timeout, "ORA-12170", "did not answer in time"),
            ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => {
                of(Class::Unreachable, "ORA-12543", "cannot be reached")
            }
            ErrorKind::PermissionDenied => of(Class::Unreachable, "ORA-12546", "may not be connected to"),
            _ => of(Class::Unreachable, "ORA-12560", "could not be connected to"),
        };
        failure.caused_by(error)
    }

    /// An open connection to `to` that broke off, or fell silent, while `phase` was going on.
    #[must_use]
    pub fn lost(phase: Phase, to: &str, error: &io::Error) -> Self {
        let of = |class, code, what| Self::new(phase, class, Some(code), format!("{to} {what}"));
        let failure = match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => {
                of(Class::Timeout, "ORA-12170", "fell silent, and the time is over")
            }
            ErrorKind::UnexpectedEof => of(Class::Lost, "ORA-12537", "closed the connection"),
            ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe => {
                of(Class::Lost, "ORA-12547", "broke the connection off")
            }
            _ => of(Class::Lost, "ORA-12560", "can no longer be talked to"),
        };
        let failure = failure.caused_by(error);
        match phase >= Phase::Native && failure.class == Class::Timeout {
            true => failure.hint("look whether sessions hang in the database, and whether others can log in"),
            false => failure,
        }
    }
}
