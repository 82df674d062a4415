//! Why a call failed.

use serde::Serialize;

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct CallError {
    /// What sort of failure it is.
    pub kind: CallErrorKind,
    /// `ORA-00942`: the number of the server, or the one that Oracle's clients show for it.
    pub code: Option<String>,
    /// One sentence; for an error of the server, what it says.
    pub message: String,
    /// What lies below.
    pub cause: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where in the statement, counted from 0, if the server says so.
    pub position: Option<u32>,
}

/// What sort of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CallErrorKind {
    /// The server says no; the session goes on.
    Oracle,
    /// It took longer than the call timeout, and was stopped; the session goes on.
    Timeout,
    /// It was cancelled; the session goes on.
    Cancelled,
    /// The call cannot be made: a value that cannot be sent, a statement that is no query. Nothing was
    /// sent; the session goes on.
    Input,
    /// A column whose type cannot be read here; the session goes on.
    Unreadable,
    /// The connection is gone, or the server ended the session.
    Lost,
    /// The server did not stop in time when it was told to; the connection was closed.
    Silent,
    /// An answer that cannot be understood; the connection was closed.
    Protocol,
}

impl CallErrorKind {
    /// Whether the session can be used again.
    #[must_use]
    pub const fn leaves_session(self) -> bool {
        match self {
            Self::Oracle | Self::Timeout | Self::Cancelled | Self::Input | Self::Unreadable => true,
            Self::Lost | Self::Silent | Self::Protocol => false,
        }
    }
}
