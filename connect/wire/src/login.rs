//! From the ACCEPT to a session: protocol, data types and the two steps of a login.
//!
//! [`Login`] says what to send and is told what came, so that blocking and asynchronous drivers
//! share it. Only who proves to know the password gets a [`Session`](crate::Session).

mod collected;
mod config;
mod error;
mod facts;
mod machine;
mod messages;
mod refusal;
mod user;

pub use config::{Client, Context, Credential, LoginConfig, Purity, Token, TokenProof};
pub use error::{LoginError, Phase};
pub use facts::Facts;
pub use machine::{LoggedIn, Login, LoginStep};
pub(crate) use messages::change_password;
pub use refusal::{Refusal, RefusalKind};
pub use user::{ProxyUser, UserError};
