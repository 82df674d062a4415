use super::{Refusal, UserError};
use crate::SessionError;
use crate::auth::AuthError;
use crate::native::NativeError;

/// How far a login came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Which native encryption?
    Native,
    /// Who are you?
    Protocol,
    /// How are values written?
    DataTypes,
    /// What is to be proven?
    Challenge,
    /// The proof.
    Proof,
    /// It is over.
    Over,
}

/// A login that failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// The server says no.
    #[error("{0}")]
    Refused(Refusal),
    /// What the server asks cannot be answered, or it does not know the password itself.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// The connection is of no use any more.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// Native encryption cannot be agreed on.
    #[error(transparent)]
    Native(#[from] NativeError),
    /// The server only speaks with native encryption.
    #[error("ORA-12660: the server requires native network encryption or checksums, and this login has none")]
    Encryption,
    /// A user that cannot log in so.
    #[error(transparent)]
    User(#[from] UserError),
    /// A token without TLS.
    #[error("a token is only sent over TLS: connect with PROTOCOL=TCPS")]
    TokenWithoutTls,
    /// A new password without the old one.
    #[error("a new password needs the old one: log in with a password to change it")]
    NewPasswordWithoutOld,
    /// A preliminary login as somebody who may not start an instance.
    #[error("a preliminary login (PRELIM) is for starting an instance: combine it with SYSDBA or SYSOPER")]
    PrelimPrivilege,
    /// A preliminary login to a pooled server.
    #[error("a preliminary login (PRELIM) needs a dedicated server: leave out connection class and purity")]
    PrelimPooled,
    /// The server's answer has no session in it.
    #[error("the server's answer to the login has no {0}")]
    Missing(&'static str),
}

impl LoginError {
    /// The ORA number of it, where there is one.
    pub fn code(&self) -> Option<u32> {
        match self {
            Self::Refused(refusal) => Some(refusal.number),
            Self::Native(error) | Self::Session(SessionError::Seal(error)) => error.code(),
            Self::Encryption => Some(12660),
            Self::Session(SessionError::Notification { code }) => Some(*code),
            _ => None,
        }
    }
}
