//! Who logs in, and with what.
//!
//! ```
//! use tns_connect::login::{Auth, Mode};
//!
//! // A password, which any kind of secret can become.
//! let auth = Auth::password("scott", String::from("tiger")).edition("e2").mode(Mode::SysDba);
//! // As user `app`, to work in the schema `hr`.
//! let auth = Auth::password("app[hr]", String::from("secret"));
//! // Who the wallet says: its credential for the connect string, else its certificate.
//! let auth = Auth::external();
//! # let _ = auth;
//! ```

mod auth;
mod client;
mod config;
mod drive;
mod mask;
mod mode;
mod refusal;
mod stored;
mod talk;
mod token;

pub use auth::Auth;
pub use client::{client_of_process, time_zone_of_process};
pub use mode::Mode;
pub use secrecy::SecretString;
pub use tns_wire::login::{Client, Context, Facts, Purity, RefusalKind};
pub use token::{AccessToken, TokenError, TokenSource};

pub(crate) use config::{Prepared, of_peer};
pub(crate) use drive::log_in;
pub(crate) use talk::{LoginTalk, Next};
