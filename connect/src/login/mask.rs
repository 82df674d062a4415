//! Packets of a login without what is secret in them.

use std::ops::Range;

use tns_wire::ttc::Reader;
use tns_wire::{Framer, HEADER, Lengths, Packet, PacketKind};
use zeroize::Zeroizing;

/// The flags of a DATA packet.
const FLAGS: usize = 2;

/// Bytes in chunks begin so.
const CHUNKED: u8 = 0xFE;

/// Pairs whose values prove something, or help to guess a password; all begin with an A.
const SECRET: [&[u8]; 9] = [
    b"AUTH_PASSWORD",
    b"AUTH_NEWPASSWORD",
    b"AUTH_SESSKEY",
    b"AUTH_PBKDF2_SPEEDY_KEY",
    b"AUTH_TOKEN",
    b"AUTH_SIGNATURE",
    b"AUTH_VFR_DATA",
    b"AUTH_PBKDF2_CSK_SALT",
    b"AUTH_SVR_RESPONSE",
];

/// Hides the secrets of one direction: a value may go on in the next packet.
#[derive(Default)]
pub(super) struct Mask {
    /// What the packets of this message had so far.
    seen: Zeroizing<Vec<u8>>,
}

impl Mask {
    /// A new message begins.
    pub(super) fn begin(&mut self) {
        self.seen = Zeroizing::default();
    }

    /// The packets that are sent, with `*` for each byte of a secret.
    pub(super) fn sent(&mut self, bytes: &[u8]) -> Vec<Packet> {
        self.begin();
        let mut bytes = Zeroizing::new(bytes.to_vec());
        let mut at = 0;
        while let Some(header) = bytes.get(at..).and_then(|rest| rest.first_chunk::<HEADER>()) {
            let [a, b, c, d, kind, ..] = *header;
            let len = (u32::from_be_bytes([a, b, c, d]) as usize).max(HEADER);
            let end = at.saturating_add(len).min(bytes.len());
            if PacketKind::from(kind) == PacketKind::Data {
                self.hide(&mut bytes[(at + HEADER + FLAGS).min(end)..end]);
            }
            at = end;
        }
        let mut framer = Framer::default();
        framer.set_lengths(Lengths::Long);
        framer.feed(&bytes);
        std::iter::from_fn(|| framer.packet().ok().flatten()).collect()
    }

    /// The same of a packet that was received.
    pub(super) fn received(&mut self, mut packet: Packet) -> Packet {
        if packet.kind == PacketKind::Data
            && let Some(data) = packet.body.get_mut(FLAGS..)
        {
            self.hide(data);
        }
        packet
    }

    fn hide(&mut self, data: &mut [u8]) {
        let start = self.seen.len();
        // A new buffer, so that the old one is wiped.
        self.seen = Zeroizing::new([&self.seen[..], data].concat());
        for range in secrets(&self.seen) {
            let range = range.start.max(start) - start..range.end.max(start) - start;
            data[range].fill(b'*');
        }
    }
}

/// Where the values of secret pairs are; one that is cut off goes on to the end. All names begin with
/// the same letter, and none with another one.
fn secrets(bytes: &[u8]) -> Vec<Range<usize>> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'A').map(|(at, _)| at);
    let found = starts.filter_map(|at| {
        let name = SECRET.iter().find(|name| bytes[at..].starts_with(name))?;
        Some(value(bytes, at + name.len()))
    });
    found.collect()
}

/// The value behind a name: a number, then the bytes behind their length, or in chunks.
fn value(bytes: &[u8], at: usize) -> Range<usize> {
    let mut read = Reader::new(&bytes[at..]);
    let Ok(len) = read.ub4("length of a value") else { return at..bytes.len() };
    let start = at + read.position();
    match read.rest() {
        [CHUNKED, ..] => {
            let is_whole = read.clr("value").is_ok();
            start + 1..if is_whole { at + read.position() } else { bytes.len() }
        }
        [_, ..] if len > 0 => start + 1..(start + 1 + len as usize).min(bytes.len()),
        _ => start..start,
    }
}

#[cfg(test)]
mod tests {
    use tns_wire::data;
    use tns_wire::ttc::{Pairs, Writer};

    use super::*;

    /// Packets of so many bytes each with a long and a short secret, and something that is none.
    fn packets(room: usize) -> Vec<u8> {
        let mut pairs = Pairs::default();
        pairs.push("AUTH_TERMINAL", "unknown", 0);
        pairs.push("AUTH_TOKEN", "t".repeat(700), 0);
        pairs.push("AUTH_PASSWORD", "p".repeat(64), 0);
        pairs.push("AUTH_MACHINE", "here", 0);
        let message = Writer::message(|write| pairs.write(write));
        let packet = |part: &[u8]| Packet::new(PacketKind::Data, data(0, part)).to_bytes(Lengths::Long);
        message.chunks(room).flat_map(packet).collect()
    }

    #[test]
    fn secrets_are_hidden_however_they_are_cut() {
        for room in [3, 20, 100, 8000] {
            let bytes = packets(room);
            let mut framer = Framer::default();
            framer.set_lengths(Lengths::Long);
            framer.feed(&bytes);
            let mut mask = Mask::default();
            let whole = std::iter::from_fn(|| framer.packet().expect("packets"));
            let received: Vec<_> = whole.map(|packet| mask.received(packet)).collect();
            assert_eq!(Mask::default().sent(&bytes), received, "{room}");
            let text: Vec<u8> = received.iter().flat_map(|packet| packet.body[FLAGS..].to_vec()).collect();
            let text = String::from_utf8_lossy(&text);
            assert!(!text.contains("pp") && !text.contains("tt"), "{room}: {text}");
            for kept in ["AUTH_TERMINAL", "unknown", "AUTH_PASSWORD", "AUTH_MACHINE", "here"] {
                assert!(text.contains(kept), "{room}: {kept} in {text}");
            }
        }
    }
}
