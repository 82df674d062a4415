//! Failures of the listener's answer.

use tns_wire::{Refuse, WireError};

use crate::error::{Class, Failure, Phase};

/// The longest text of a server that is shown.
const LONGEST: usize = 1000;

impl Failure {
    /// A refusal of the listener at `to`.
    #[must_use]
    pub(crate) fn refused(to: &str, refuse: &Refuse) -> Self {
        let code = refuse.code().map(|code| format!("ORA-{code:05}"));
        let number = code.as_deref().unwrap_or("no number");
        let message = format!("{to} refused the connection ({number})");
        let failure = Self::new(Phase::Tns, Class::Listener, code.as_deref(), message);
        match readable(&refuse.text) {
            text if text.is_empty() => failure,
            text => failure.caused_by(text),
        }
    }

    /// An answer of `to` that cannot be used, or connect data that cannot be sent there.
    #[must_use]
    pub(crate) fn wire(to: &str, error: &WireError) -> Self {
        let (phase, class, code) = match error {
            WireError::Version { .. } => (Phase::Tns, Class::Version, Some("ORA-03134")),
            WireError::Ended { .. } => (Phase::Tns, Class::Lost, Some("ORA-12537")),
            WireError::Renegotiation => (Phase::Tls, Class::Tls, Some("ORA-28860")),
            WireError::ConnectDataTooLong { .. } => (Phase::Plan, Class::Config, None),
            _ => (Phase::Tns, Class::Protocol, Some("ORA-12592")),
        };
        let failure = Self::new(phase, class, code, format!("{to}: {error}"));
        match error {
            WireError::Foreign(_) => failure.hint("check HOST, PORT and PROTOCOL: no listener answers there"),
            _ => failure,
        }
    }
}

/// A text of a server in one line of bounded length, without characters that steer a terminal.
pub(crate) fn readable(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().take(LONGEST).map(plain).collect::<String>().trim().to_owned()
}
