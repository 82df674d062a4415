//! A session: what follows a login.
//!
//! ```no_run
//! use tns_connect::connector::Connector;
//! use tns_connect::login::Auth;
//! use tns_connect::plan::{Options, Plan};
//! use tns_connect::trace::Quiet;
//! use tns_dsn::{Address, Description, Descriptor};
//!
//! let description = Description::new().address(Address::tcp("db1", 1521)).service_name("sales");
//! let plan = Plan::of_descriptor(&Descriptor::from(description), &Default::default(), &Options::of_process())?;
//! let auth = Auth::password("scott", String::from("tiger"));
//! let mut session = Connector::new(plan).login(&auth, &mut Quiet)?;
//! for row in session.query("select user, sysdate from dual", &[])?.rows {
//!     println!("{} {}", row[0], row[1]);
//! }
//! session.close()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "tokio")]
mod asynchronous;
mod blocking;
mod cancel;
#[cfg(feature = "tokio")]
mod convert;
mod core;
mod error;
mod failure;
mod info;
mod local;
mod query;
mod rows;
mod transport;

#[cfg(feature = "tokio")]
pub use asynchronous::AsyncSession;
pub use blocking::Session;
pub use cancel::{Aborter, Canceller};
pub use error::{CallError, CallErrorKind};
pub use info::{SessionInfo, Timings};
pub use rows::{Executed, Rows};
pub use tns_wire::ttc::{Column, DateTime, EndToEnd, Number, Value, Warning};

pub(crate) use self::core::Core;
pub(crate) use info::Before;
pub(crate) use transport::{Foreign, Transport};
