//! MARKER and CONTROL: what may come between the packets of a session.

use crate::reader::Reader;
use crate::{Packet, PacketKind, WireError};

/// A MARKER.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// 1: stop what you are doing.
    Break,
    /// 2: all is well again.
    Reset,
    /// 3: stop, and tell the other end.
    Interrupt,
    /// Every other number.
    Other(u8),
}

impl Marker {
    /// Reads a MARKER.
    ///
    /// # Errors
    /// [`WireError::Short`] where the packet ends too early.
    pub fn from_packet(packet: &Packet) -> Result<Self, WireError> {
        let mut read = Reader::new(packet, PacketKind::Marker, "a MARKER")?;
        read.skip(2, "number")?;
        Ok(match read.u8("number")? {
            1 => Self::Break,
            2 => Self::Reset,
            3 => Self::Interrupt,
            other => Self::Other(other),
        })
    }

    /// The MARKER as a packet.
    pub fn to_packet(self) -> Packet {
        let number = match self {
            Self::Break => 1,
            Self::Reset => 2,
            Self::Interrupt => 3,
            Self::Other(number) => number,
        };
        Packet::new(PacketKind::Marker, vec![1, 0, number])
    }
}

/// A CONTROL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// 8: an ORA error that concerns the whole connection.
    Notification {
        /// Its number.
        code: u32,
    },
    /// 9: no urgent data from now on.
    NoUrgent,
    /// Every other number.
    Other(u16),
}

impl Control {
    /// Reads a CONTROL.
    ///
    /// # Errors
    /// [`WireError::Short`] where the packet ends too early.
    pub fn from_packet(packet: &Packet) -> Result<Self, WireError> {
        let mut read = Reader::new(packet, PacketKind::Control, "a CONTROL")?;
        match read.u16("number")? {
            8 => {
                read.skip(4, "ORA number")?;
                Ok(Self::Notification { code: read.u32("ORA number")? })
            }
            9 => Ok(Self::NoUrgent),
            other => Ok(Self::Other(other)),
        }
    }

    /// The CONTROL as a packet.
    pub fn to_packet(self) -> Packet {
        let body = match self {
            Self::Notification { code } => [&[0, 8, 0, 0, 0, 0][..], &code.to_be_bytes()].concat(),
            Self::NoUrgent => vec![0, 9],
            Self::Other(number) => number.to_be_bytes().to_vec(),
        };
        Packet::new(PacketKind::Control, body)
    }
}
