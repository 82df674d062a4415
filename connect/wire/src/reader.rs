use crate::{Packet, PacketKind, WireError};

/// Reads the body of a packet from front to end.
pub(crate) struct Reader<'a> {
    kind: PacketKind,
    body: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Begins at the start of a body.
    ///
    /// # Errors
    /// [`WireError::Unexpected`] where the packet is of another kind.
    pub(crate) fn new(packet: &'a Packet, kind: PacketKind, wanted: &'static str) -> Result<Self, WireError> {
        match packet.kind == kind {
            true => Ok(Self { kind, body: &packet.body, at: 0 }),
            false => Err(WireError::Unexpected { kind: packet.kind, wanted }),
        }
    }

    pub(crate) fn u8(&mut self, what: &'static str) -> Result<u8, WireError> {
        self.array::<1>(what).map(|[byte]| byte)
    }

    pub(crate) fn u16(&mut self, what: &'static str) -> Result<u16, WireError> {
        self.array(what).map(u16::from_be_bytes)
    }

    pub(crate) fn u32(&mut self, what: &'static str) -> Result<u32, WireError> {
        self.array(what).map(u32::from_be_bytes)
    }

    pub(crate) fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], WireError> {
        let rest = self.rest();
        let Some(array) = rest.first_chunk::<N>() else { return Err(self.short(what)) };
        self.at += N;
        Ok(*array)
    }

    /// Passes over bytes that say nothing to us.
    pub(crate) fn skip(&mut self, len: usize, what: &'static str) -> Result<(), WireError> {
        if self.rest().len() < len {
            return Err(self.short(what));
        }
        self.at += len;
        Ok(())
    }

    /// What is not read yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        &self.body[self.at..]
    }

    pub(crate) fn short(&self, missing: &'static str) -> WireError {
        WireError::Short { kind: self.kind, len: self.body.len(), missing }
    }
}
