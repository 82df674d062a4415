//! TNS packets, the handshake and the login of Oracle Net, as bytes in and bytes out: nothing here
//! opens a socket, waits, or knows the time.
//!
//! Both directions are here, so that a client and the stand-in servers of the tests share one
//! codec. Every length that is read is bounded; odd bytes give an error, never a panic.

mod accept;
pub mod auth;
mod calendar;
mod channel;
mod connect;
mod error;
mod foreign;
mod handshake;
mod inbox;
pub mod login;
mod marker;
pub mod native;
mod packet;
mod reader;
mod redirect;
mod refuse;
mod session;
mod text;
pub mod ttc;

pub use accept::{Accept, OLDEST};
pub use connect::{Connect, ConnectReader, INLINE, SDU, Size, VERSION};
pub use error::WireError;
pub use handshake::{Handshake, Step};
pub use marker::{Control, Marker};
pub use packet::{Framer, HEADER, Lengths, Packet, PacketKind, data};
pub use redirect::{Framing, Redirect};
pub use refuse::Refuse;
pub use session::{Outcome, Session, SessionError, SessionStep};
