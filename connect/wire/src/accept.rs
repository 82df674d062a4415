//! ACCEPT: the server takes the session.

use crate::connect::VERSION;
use crate::reader::Reader;
use crate::{HEADER, Packet, PacketKind, WireError};

/// The oldest version of the protocol that is understood: Oracle Database 12.1.
pub const OLDEST: u16 = 315;

/// Since this version there are further flags.
const WITH_FLAGS: u16 = 318;

/// Since this version there is an identifier of the connection.
const WITH_ID: u16 = 319;

/// What the server agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// The version of the protocol: the older one of both sides.
    pub version: u16,
    /// Service options.
    pub options: u16,
    /// The session data unit in bytes.
    pub sdu: u32,
    /// The transport data unit in bytes.
    pub tdu: u32,
    /// Native encryption: what the server says about it.
    pub native: [u8; 2],
    /// Bits of compression.
    pub compression: u8,
    /// Further flags, since version 318; otherwise 0.
    pub flags: u32,
    /// The identifier of the connection, since version 319.
    pub id: Option<[u8; 16]>,
}

impl Accept {
    /// An ACCEPT of a version, without native encryption and without further flags.
    pub fn new(version: u16, sdu: u32) -> Self {
        Self {
            version,
            options: 0x0001,
            sdu,
            tdu: sdu,
            native: [0xC5, 0],
            compression: 0,
            flags: 0,
            id: (version >= WITH_ID).then_some([0; 16]),
        }
    }

    /// Whether the server wants to negotiate native encryption.
    pub fn wants_native_encryption(&self) -> bool {
        self.native[0] & 0x01 != 0 && self.permits_negotiation()
    }

    /// Whether the server does not rule out what is negotiated in the way of native encryption.
    pub fn permits_negotiation(&self) -> bool {
        let [first, second] = self.native;
        first & 0x04 == 0 && second & 0x08 == 0
    }

    /// Whether the server demands native encryption.
    pub fn requires_native_encryption(&self) -> bool {
        self.native[0] & 0x10 != 0
    }

    /// Whether user and password may be sent along with the first questions.
    pub fn has_fast_authentication(&self) -> bool {
        self.flags & 0x1000_0000 != 0
    }

    /// Whether answers end with a mark of their own.
    pub fn has_end_of_response(&self) -> bool {
        self.version >= WITH_ID && self.flags & 0x0200_0000 != 0
    }

    /// Whether the server takes urgent data, and wants to know if it reaches it.
    pub fn has_urgent_check(&self) -> bool {
        self.options & 0x0400 != 0 && self.flags & 0x0000_0001 != 0
    }

    /// Reads an ACCEPT.
    ///
    /// # Errors
    /// [`WireError::Version`] where the server is older than [`OLDEST`] or newer than what was asked
    /// for; [`WireError::Short`] where something is missing.
    pub fn from_packet(packet: &Packet) -> Result<Self, WireError> {
        let mut read = Reader::new(packet, PacketKind::Accept, "an ACCEPT")?;
        let version = read.u16("version")?;
        if !(OLDEST..=VERSION).contains(&version) {
            return Err(WireError::Version { version });
        }
        let options = read.u16("options")?;
        // SDU and TDU in two bytes, a one in the server's order of bytes, where data would stand.
        read.skip(10, "flags of native encryption")?;
        let native = read.array("flags of native encryption")?;
        read.skip(8, "SDU")?;
        let (sdu, tdu) = (read.u32("SDU")?, read.u32("TDU")?);
        // Some servers of versions before 318 end here.
        let compression =
            if version < WITH_FLAGS && read.rest().is_empty() { 0 } else { read.u8("compression")? };
        let flags = if version >= WITH_FLAGS { read.u32("flags")? } else { 0 };
        let id = if version >= WITH_ID { read.array("identifier").ok() } else { None };
        Ok(Self { version, options, sdu, tdu, native, compression, flags, id })
    }

    /// The ACCEPT as a packet; before version 315 in the short form of those servers.
    pub fn to_packet(&self) -> Packet {
        let wide = self.version >= OLDEST;
        // Servers leave the narrow sizes empty where the wide ones follow.
        let narrow = |size: u32| if wide { 0 } else { u16::try_from(size).unwrap_or(u16::MAX) };
        let mut tail = Vec::new();
        if wide {
            tail.extend(self.sdu.to_be_bytes());
            tail.extend(self.tdu.to_be_bytes());
            tail.push(self.compression);
        }
        if self.version >= WITH_FLAGS {
            tail.extend(self.flags.to_be_bytes());
        }
        tail.extend(self.id.iter().flatten());
        let mut body = Vec::new();
        let size = (HEADER + 24 + tail.len()) as u16;
        for word in [self.version, self.options, narrow(self.sdu), narrow(self.tdu), 0x0100, 0, size] {
            body.extend(word.to_be_bytes());
        }
        body.extend(self.native);
        body.extend([0; 8]);
        body.extend(tail);
        Packet::new(PacketKind::Accept, body)
    }
}
