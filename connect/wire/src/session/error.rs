use crate::WireError;
use crate::auth::AuthError;
use crate::native::NativeError;
use crate::ttc::TtcError;

/// A session that cannot go on, or a call that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Packets that are not what the protocol wants; the end of the connection.
    #[error(transparent)]
    Wire(#[from] WireError),
    /// Messages that are not what the protocol wants.
    #[error(transparent)]
    Ttc(#[from] TtcError),
    /// Passwords that cannot be encrypted.
    #[error(transparent)]
    Auth(#[from] AuthError),
    /// The server says that the whole connection ends.
    #[error("the server ends the session: ORA-{code:05}")]
    Notification {
        /// The ORA number.
        code: u32,
    },
    /// Native encryption found that something changed on the way.
    #[error(transparent)]
    Seal(#[from] NativeError),
    /// A call while another one is under way.
    #[error("another call of this session is under way")]
    Busy,
    /// A step without a call.
    #[error("no call of this session is under way")]
    Idle,
    /// A change of the password after a login without one.
    #[error("this session began without a password, so that none can be changed with its key")]
    NoKey,
}
