//! Packets: a header of eight bytes and a body.

use std::fmt;

use crate::WireError;

/// Bytes of the header of a packet.
pub const HEADER: usize = 8;

/// The longest packet that is read, in bytes: the largest SDU, and room for what stands round it.
const MOST: u32 = 2_097_152 + 1024;

/// What a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PacketKind {
    /// 1: the client asks for a service.
    Connect,
    /// 2: the server takes the session.
    Accept,
    /// 3
    Ack,
    /// 4: the server says no.
    Refuse,
    /// 5: the client has to go elsewhere.
    Redirect,
    /// 6: everything after the handshake, and what is too long for CONNECT and REDIRECT.
    Data,
    /// 11: the client has to send the CONNECT again.
    Resend,
    /// 12: a break or a reset.
    Marker,
    /// 14: news outside of the session.
    Control,
    /// Every other number.
    Other(u8),
}

impl PacketKind {
    /// Its number in a header.
    pub fn number(self) -> u8 {
        match self {
            Self::Connect => 1,
            Self::Accept => 2,
            Self::Ack => 3,
            Self::Refuse => 4,
            Self::Redirect => 5,
            Self::Data => 6,
            Self::Resend => 11,
            Self::Marker => 12,
            Self::Control => 14,
            Self::Other(number) => number,
        }
    }
}

impl From<u8> for PacketKind {
    fn from(number: u8) -> Self {
        match number {
            1 => Self::Connect,
            2 => Self::Accept,
            3 => Self::Ack,
            4 => Self::Refuse,
            5 => Self::Redirect,
            6 => Self::Data,
            11 => Self::Resend,
            12 => Self::Marker,
            14 => Self::Control,
            other => Self::Other(other),
        }
    }
}

impl fmt::Display for PacketKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Connect => "CONNECT",
            Self::Accept => "ACCEPT",
            Self::Ack => "ACK",
            Self::Refuse => "REFUSE",
            Self::Redirect => "REDIRECT",
            Self::Data => "DATA",
            Self::Resend => "RESEND",
            Self::Marker => "MARKER",
            Self::Control => "CONTROL",
            Self::Other(number) => return write!(f, "of the unknown type {number}"),
        };
        f.write_str(name)
    }
}

/// How the lengths of packets are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lengths {
    /// In two bytes and two of a checksum: before the ACCEPT.
    #[default]
    Short,
    /// In four bytes: after an ACCEPT of version 315 and newer.
    Long,
}

/// A packet without its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    /// What it is.
    pub kind: PacketKind,
    /// The flags of the header: 0x02 on a REDIRECT with connect data, 0x04 on the CONNECT that
    /// follows it, 0x08 on a RESEND behind which TLS starts anew.
    pub flags: u8,
    /// What follows the header.
    pub body: Vec<u8>,
}

impl Packet {
    /// A packet without flags.
    pub fn new(kind: PacketKind, body: Vec<u8>) -> Self {
        Self { kind, flags: 0, body }
    }

    /// The packet as bytes. A body that is too long for [`Lengths::Short`] is the caller's mistake;
    /// its length is cut off then, as in clients that do not check it.
    pub fn to_bytes(&self, lengths: Lengths) -> Vec<u8> {
        let len = self.body.len() + HEADER;
        let mut bytes = Vec::with_capacity(len);
        match lengths {
            Lengths::Short => bytes.extend([(len >> 8) as u8, len as u8, 0, 0]),
            Lengths::Long => bytes.extend((len as u32).to_be_bytes()),
        }
        bytes.extend([self.kind.number(), self.flags, 0, 0]);
        bytes.extend(&self.body);
        bytes
    }
}

/// The body of a DATA packet with flags of its own: 0x0040 is the end of the session.
pub fn data(flags: u16, bytes: &[u8]) -> Vec<u8> {
    [&flags.to_be_bytes()[..], bytes].concat()
}

/// Cuts what is received into packets.
#[derive(Debug, Default)]
pub struct Framer {
    lengths: Lengths,
    waiting: Vec<u8>,
}

impl Framer {
    /// Takes in bytes as they come.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.waiting.extend_from_slice(bytes);
    }

    /// From now on lengths are written so.
    pub fn set_lengths(&mut self, lengths: Lengths) {
        self.lengths = lengths;
    }

    /// Bytes that are no whole packet yet.
    pub fn waiting(&self) -> &[u8] {
        &self.waiting
    }

    /// The next packet; `None` until all of it is there.
    ///
    /// # Errors
    /// [`WireError::Length`] where what comes cannot be a packet.
    pub fn packet(&mut self) -> Result<Option<Packet>, WireError> {
        let Some(header) = self.waiting.first_chunk::<HEADER>() else { return Ok(None) };
        let length = match self.lengths {
            Lengths::Short => u16::from_be_bytes([header[0], header[1]]).into(),
            Lengths::Long => u32::from_be_bytes([header[0], header[1], header[2], header[3]]),
        };
        if (length as usize) < HEADER || length > MOST {
            return Err(WireError::Length { length, most: MOST });
        }
        let (kind, flags) = (header[4].into(), header[5]);
        if self.waiting.len() < length as usize {
            return Ok(None);
        }
        let rest = self.waiting.split_off(length as usize);
        let whole = std::mem::replace(&mut self.waiting, rest);
        Ok(Some(Packet { kind, flags, body: whole[HEADER..].to_vec() }))
    }
}
