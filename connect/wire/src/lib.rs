//! TNS packets and the handshake of Oracle Net, as bytes in and bytes out: nothing here opens a
//! socket, waits, or knows the time.
//!
//! Both directions are here, so that a client and the stand-in listener of the tests share one
//! codec. Every length that is read is bounded; odd bytes give an error, never a panic.

mod error;
mod packet;

pub use error::WireError;
pub use packet::{Framer, HEADER, Lengths, Packet, PacketKind, data};
