//! Texts that stand in a packet or, as current listeners send them, in DATA packets behind it.

use crate::reader::Reader;
use crate::{Packet, PacketKind, WireError, data};

/// A text that is being gathered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    len: usize,
    bytes: Vec<u8>,
}

impl Text {
    /// Reads the length and what stands behind it.
    pub(crate) fn start(read: &mut Reader<'_>, what: &'static str) -> Result<Self, WireError> {
        let len = usize::from(read.u16(what)?);
        let mut text = Self { len, bytes: Vec::new() };
        text.add(read.rest());
        Ok(text)
    }

    /// Takes in a DATA packet.
    pub(crate) fn packet(&mut self, packet: &Packet, wanted: &'static str) -> Result<(), WireError> {
        let mut read = Reader::new(packet, PacketKind::Data, wanted)?;
        read.skip(2, "data flags")?;
        self.add(read.rest());
        Ok(())
    }

    fn add(&mut self, bytes: &[u8]) {
        let missing = self.len - self.bytes.len();
        self.bytes.extend(&bytes[..missing.min(bytes.len())]);
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.bytes.len() == self.len
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// The longest text that fits into one packet behind its header and a few fields.
const MOST: usize = 65_500;

/// A packet that only announces a text, and the DATA packet with the text.
pub(crate) fn apart(mut head: Packet, text: &[u8]) -> Vec<Packet> {
    let text = &text[..text.len().min(MOST)];
    head.body.extend((text.len() as u16).to_be_bytes());
    vec![head, Packet::new(PacketKind::Data, data(0, text))]
}

/// A packet with its text inside.
pub(crate) fn within(mut head: Packet, text: &[u8]) -> Packet {
    let text = &text[..text.len().min(MOST)];
    head.body.extend((text.len() as u16).to_be_bytes());
    head.body.extend(text);
    head
}
