//! The packets of a session: what both sides say goes into DATA, breaks and resets go between.

use std::collections::VecDeque;

use zeroize::Zeroizing;

use crate::inbox::Inbox;
use crate::native::Seal;
use crate::{
    Accept, Control, Framer, HEADER, Lengths, Marker, Packet, PacketKind, SessionError, WireError, data,
};

/// Flag of DATA: the session ends.
const END_OF_FILE: u16 = 0x0040;

/// Flag of DATA: the answer ends.
const END_OF_RESPONSE: u16 = 0x2000;

/// Breaks, resets and notifications that one answer may have.
const SKIPPED: u32 = 32;

/// The shortest data that a packet has room for, whatever the server says.
const ROOM: usize = 256;

/// Whether the two ends agree that all is well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reset {
    /// They do.
    #[default]
    None,
    /// We asked; data may come before the answer, or instead of it.
    Asked,
    /// We asked; what comes before the answer belongs to what was broken off.
    Owed,
}

/// One end of a session.
#[derive(Default)]
pub(crate) struct Channel {
    framer: Framer,
    sdu: usize,
    /// What seals packets, where native encryption was agreed; their flags stay outside.
    seal: Option<Seal>,
    pub(crate) inbox: Inbox,
    outbox: VecDeque<Zeroizing<Vec<u8>>>,
    reset: Reset,
    skipped: u32,
    /// The server broke something off since the last request.
    pub(crate) was_broken: bool,
    has_ended: bool,
    /// The server said that nothing follows.
    is_closed: bool,
}

impl Channel {
    /// Goes on behind an ACCEPT.
    pub(crate) fn new(accept: &Accept, mut framer: Framer) -> Self {
        framer.set_lengths(Lengths::Long);
        Self { framer, sdu: accept.sdu as usize, ..Self::default() }
    }

    /// Seals every packet from now on.
    pub(crate) fn seal_with(&mut self, seal: Seal) {
        self.seal = Some(seal);
    }

    /// The longest data that fits into a packet.
    fn room(&self) -> usize {
        let overhead = self.seal.as_ref().map_or(0, Seal::overhead);
        self.sdu.saturating_sub(HEADER + 2 + overhead).max(ROOM)
    }

    /// Sends a request; what is left of the answer before is forgotten.
    pub(crate) fn send(&mut self, message: &[u8]) {
        self.inbox.clear();
        self.skipped = 0;
        self.was_broken = false;
        for part in message.chunks(self.room()) {
            let part = match &mut self.seal {
                Some(seal) => seal.seal(part),
                None => part.to_vec(),
            };
            let part = Zeroizing::new(part);
            self.queue(PacketKind::Data, data(0, &part));
        }
    }

    /// The last packet: nothing is sent behind it.
    pub(crate) fn goodbye(&mut self) {
        self.queue(PacketKind::Data, data(END_OF_FILE, &[]));
    }

    /// Sends a marker.
    pub(crate) fn mark(&mut self, marker: Marker) {
        let Packet { kind, body, .. } = marker.to_packet();
        self.queue(kind, body);
    }

    /// Asks whether urgent data arrived: a reset, which the server answers.
    pub(crate) fn ask_for_reset(&mut self) {
        self.mark(Marker::Reset);
        self.reset = Reset::Asked;
    }

    /// Breaks off what is going on; an error is answered.
    pub(crate) fn break_off(&mut self) {
        self.mark(Marker::Break);
        self.mark(Marker::Reset);
        self.inbox.clear();
        self.reset = Reset::Owed;
        self.was_broken = true;
    }

    /// Mixes the key of the login into the keys of native encryption.
    pub(crate) fn fold(&mut self, login: &[u8]) {
        self.seal.iter_mut().for_each(|seal| seal.fold(login));
    }

    fn queue(&mut self, kind: PacketKind, body: Vec<u8>) {
        let packet = Packet::new(kind, body);
        let bytes = Zeroizing::new(packet.to_bytes(Lengths::Long));
        drop(Zeroizing::new(packet.body));
        self.outbox.push_back(bytes);
    }

    /// Whether something waits to be sent.
    pub(crate) fn is_sending(&self) -> bool {
        !self.outbox.is_empty()
    }

    /// All that waits to be sent.
    pub(crate) fn outgoing(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        let first = self.outbox.pop_front()?;
        if self.outbox.is_empty() {
            return Some(first);
        }
        let len = first.len() + self.outbox.iter().map(|bytes| bytes.len()).sum::<usize>();
        let mut all = Zeroizing::new(Vec::with_capacity(len));
        all.extend_from_slice(&first);
        self.outbox.drain(..).for_each(|bytes| all.extend_from_slice(&bytes));
        Some(all)
    }

    /// Takes in bytes as they come.
    pub(crate) fn received(&mut self, bytes: &[u8]) {
        self.framer.feed(bytes);
    }

    /// Nothing will come any more.
    pub(crate) fn ended(&mut self) {
        self.has_ended = true;
    }

    /// Understands the next packet; `false` where more bytes have to come.
    pub(crate) fn advance(&mut self) -> Result<bool, SessionError> {
        if self.is_closed {
            return Err(WireError::Ended { received: 0 }.into());
        }
        let Some(packet) = self.framer.packet()? else {
            return match self.has_ended {
                true => Err(WireError::Ended { received: self.framer.waiting().len() }.into()),
                false => Ok(false),
            };
        };
        match packet.kind {
            PacketKind::Data => self.data(packet)?,
            PacketKind::Marker => self.marker(Marker::from_packet(&packet)?)?,
            PacketKind::Control => self.control(Control::from_packet(&packet)?)?,
            kind => return Err(WireError::Unexpected { kind, wanted: "the answer of the server" }.into()),
        }
        Ok(true)
    }

    fn data(&mut self, packet: Packet) -> Result<(), SessionError> {
        let Some((flags, rest)) = packet.body.split_first_chunk::<2>() else {
            let len = packet.body.len();
            return Err(WireError::Short { kind: packet.kind, len, missing: "data flags" }.into());
        };
        let flags = u16::from_be_bytes(*flags);
        self.is_closed = flags & END_OF_FILE != 0;
        let opened = match &mut self.seal {
            Some(seal) => &seal.open(rest.to_vec())?[..],
            None => rest,
        };
        match self.reset {
            // What was broken off is of no use any more.
            Reset::Owed => return self.skip(),
            // The server took no notice, or its answer would have come first.
            Reset::Asked => self.reset = Reset::None,
            Reset::None => {}
        }
        Ok(self.inbox.add(opened, flags & END_OF_RESPONSE != 0)?)
    }

    fn marker(&mut self, marker: Marker) -> Result<(), SessionError> {
        self.skip()?;
        match (marker, self.reset) {
            // The answer to our own.
            (Marker::Reset, Reset::Asked) => self.reset = Reset::None,
            (Marker::Reset, Reset::Owed) => {
                self.reset = Reset::None;
                self.seal.iter_mut().for_each(Seal::reset);
            }
            (_, Reset::Asked | Reset::Owed) => {}
            (Marker::Reset, Reset::None) => self.mark(Marker::Reset),
            (_, Reset::None) => {
                self.mark(Marker::Reset);
                self.reset = Reset::Owed;
            }
        }
        self.was_broken = true;
        self.inbox.clear();
        Ok(())
    }

    fn control(&mut self, control: Control) -> Result<(), SessionError> {
        self.skip()?;
        match control {
            Control::Notification { code } => Err(SessionError::Notification { code }),
            Control::NoUrgent | Control::Other(_) => Ok(()),
        }
    }

    fn skip(&mut self) -> Result<(), SessionError> {
        self.skipped += 1;
        match self.skipped > SKIPPED {
            true => Err(WireError::Loop { what: "with breaks and resets", times: self.skipped }.into()),
            false => Ok(()),
        }
    }
}
