//! REDIRECT: the client has to go elsewhere.

use crate::reader::Reader;
use crate::text::{Text, apart, within};
use crate::{Packet, PacketKind, WireError};

/// Flag of the header: connect data stands behind the address.
const WITH_DATA: u8 = 0x02;

/// Where to go, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// `(ADDRESS=…)`, or a descriptor round it.
    pub address: String,
    /// What the next CONNECT has to say, to the byte; `None`: the same as this one.
    pub connect_data: Option<Vec<u8>>,
}

/// Where the text of a REDIRECT stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// In the REDIRECT packet.
    Within,
    /// In a DATA packet behind it, as current listeners send it.
    Behind,
}

impl Redirect {
    /// The redirect as packets.
    pub fn to_packets(&self, framing: Framing) -> Vec<Packet> {
        let mut head = Packet::new(PacketKind::Redirect, Vec::new());
        let mut text = self.address.clone().into_bytes();
        if let Some(data) = &self.connect_data {
            head.flags = WITH_DATA;
            text.push(0);
            text.extend(data);
        }
        match framing {
            Framing::Within => vec![within(head, &text)],
            Framing::Behind => apart(head, &text),
        }
    }

    /// Reads the REDIRECT packet; its text may follow.
    pub(crate) fn start(packet: &Packet) -> Result<Text, WireError> {
        let mut read = Reader::new(packet, PacketKind::Redirect, "a REDIRECT")?;
        Text::start(&mut read, "text")
    }

    /// Reads the whole text. Some servers forget the flag; the NUL decides.
    pub(crate) fn finish(text: Text) -> Result<Self, WireError> {
        let bytes = text.into_bytes();
        let mut parts = bytes.splitn(2, |byte| *byte == 0);
        let address = String::from_utf8_lossy(parts.next().unwrap_or_default()).trim().to_owned();
        if address.is_empty() {
            return Err(WireError::Text("the listener redirects without saying where to"));
        }
        let connect_data = parts.next().filter(|data| !data.is_empty()).map(<[u8]>::to_vec);
        Ok(Self { address, connect_data })
    }
}
