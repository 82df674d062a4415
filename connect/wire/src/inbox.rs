//! An answer as it comes in, packet by packet.

use crate::ttc::{Reader, TtcError};

/// The longest message that is read, in bytes.
const MESSAGE: usize = 262_144;

/// The longest answer that is read, in bytes.
const ANSWER: usize = 16_777_216;

/// Packets that an answer may have however short it is, and bytes that further packets have to bring on
/// average: an answer is read again with every packet until a message is whole.
const PACKETS: (usize, usize) = (1024, 64);

/// What has come of an answer.
#[derive(Default)]
pub(crate) struct Inbox {
    bytes: Vec<u8>,
    /// How much of them is read.
    at: usize,
    total: usize,
    packets: usize,
    /// The last packet said that it is the last one.
    is_complete: bool,
}

impl Inbox {
    /// Takes in the data of a packet.
    pub(crate) fn add(&mut self, data: &[u8], is_last: bool) -> Result<(), TtcError> {
        self.bytes.drain(..std::mem::take(&mut self.at));
        self.bytes.extend_from_slice(data);
        self.total += data.len();
        self.packets += 1;
        self.is_complete = is_last;
        let (packets, least) = PACKETS;
        if self.packets > packets + self.total / least {
            return Err(TtcError::Packets { bytes: self.total, packets: self.packets });
        }
        if self.total > ANSWER {
            return Err(TtcError::TooLong { what: "an answer", most: ANSWER });
        }
        Ok(())
    }

    /// Reads the next message, if all of it is there.
    pub(crate) fn message<T>(
        &mut self,
        understand: impl FnOnce(u8, &mut Reader<'_>) -> Result<T, TtcError>,
    ) -> Result<Option<T>, TtcError> {
        let Some((kind, rest)) = self.bytes[self.at..].split_first() else { return Ok(None) };
        let mut read = Reader::new(rest);
        match understand(*kind, &mut read) {
            Ok(message) => {
                self.at += 1 + read.position();
                Ok(Some(message))
            }
            Err(TtcError::Short(_)) if rest.len() > MESSAGE => {
                Err(TtcError::TooLong { what: "a message", most: MESSAGE })
            }
            Err(short @ TtcError::Short(_)) if self.is_complete => Err(short),
            Err(TtcError::Short(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// All that has come and is not read, for those who put their messages together themselves.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        let mut taken = std::mem::take(self);
        taken.bytes.split_off(taken.at)
    }

    /// Whether the server said that nothing follows, and all is read.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete && self.at == self.bytes.len()
    }

    /// Forgets everything: a new answer begins.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}
