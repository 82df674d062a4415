use std::fmt;

use super::checksum::Sums;
use super::cipher::Cipher;
use super::keys::{Keys, Side};
use super::{Checksum, Encryption, NativeError};

/// The last byte of a sealed packet: its keys have the key of the login in them.
const FOLDED: u8 = 1;

/// Seals what is sent and opens what is received, at one end of a connection.
///
/// Packets have to be sealed and opened in the order in which they travel.
pub struct Seal {
    encryption: Option<Encryption>,
    checksum: Option<Checksum>,
    keys: Keys,
    side: Side,
    out: Half,
    inward: Half,
    /// What opens packets as soon as the other end uses the folded keys.
    next: Option<Half>,
}

/// One direction.
struct Half {
    cipher: Option<Cipher>,
    sums: Option<Sums>,
    mark: u8,
}

impl Half {
    fn new(
        encryption: Option<Encryption>,
        checksum: Option<Checksum>,
        keys: &Keys,
        from: Side,
        mark: u8,
    ) -> Self {
        Self {
            cipher: encryption.map(|encryption| Cipher::new(encryption, keys, from)),
            sums: checksum.map(|checksum| Sums::new(checksum, keys, from)),
            mark,
        }
    }

    fn reset(&mut self) {
        if let Some(sums) = &mut self.sums {
            sums.reset();
        }
        if let Some(cipher) = &mut self.cipher {
            cipher.reset();
        }
    }
}

impl Seal {
    pub(super) fn new(
        encryption: Option<Encryption>,
        checksum: Option<Checksum>,
        keys: Keys,
        side: Side,
    ) -> Self {
        let out = Half::new(encryption, checksum, &keys, side, 0);
        let inward = Half::new(encryption, checksum, &keys, side.other(), 0);
        Self { encryption, checksum, keys, side, out, inward, next: None }
    }

    /// Seals the content of a DATA packet, without its flags.
    pub fn seal(&mut self, data: &[u8]) -> Vec<u8> {
        let mut body = Vec::with_capacity(data.len() + self.overhead());
        body.extend(data);
        if let Some(sums) = &mut self.out.sums {
            sums.add(&mut body);
        }
        if let Some(cipher) = &mut self.out.cipher {
            cipher.encrypt(&mut body);
        }
        body.push(self.out.mark);
        body
    }

    /// Opens the content of a DATA packet, without its flags. Empty packets need no seal.
    ///
    /// # Errors
    /// [`NativeError::Changed`] and [`NativeError::Unsealed`]; the connection is of no use then.
    pub fn open(&mut self, mut body: Vec<u8>) -> Result<Vec<u8>, NativeError> {
        let Some(mark) = body.pop() else { return Ok(body) };
        if body.is_empty() {
            return Ok(body);
        }
        if let (FOLDED, Some(next)) = (mark, self.next.take_if(|_| mark == FOLDED)) {
            self.inward = next;
        }
        if let Some(cipher) = &mut self.inward.cipher {
            cipher.decrypt(&mut body)?;
        }
        if let Some(sums) = &mut self.inward.sums {
            sums.take(&mut body)?;
        }
        Ok(body)
    }

    /// The most bytes that a seal adds; a packet has to leave them free below the SDU.
    pub fn overhead(&self) -> usize {
        // A block but one byte to fill up, the byte that tells how much, and the mark.
        self.checksum.map_or(0, Checksum::len) + self.encryption.map_or(0, |_| 16) + 1
    }

    /// Begins anew with fresh streams: both ends do so when a reset marker follows a break.
    pub fn reset(&mut self) {
        self.out.reset();
        self.inward.reset();
        self.next.iter_mut().for_each(Half::reset);
    }

    /// Mixes the key of the login (the combo key) into the keys, so that whoever sat between both
    /// ends at the key exchange is out from now on. To be called when the login is done, at both
    /// ends; what the other end still seals with the old keys can be opened until it changes.
    ///
    /// Ends that derive short keys know nothing of it: nothing happens there.
    pub fn fold(&mut self, login: &[u8]) {
        if !self.keys.strong {
            return;
        }
        self.keys.fold(login);
        let half = |from| Half::new(self.encryption, self.checksum, &self.keys, from, FOLDED);
        (self.out, self.next) = (half(self.side), Some(half(self.side.other())));
    }
}

/// Without keys.
impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seal")
            .field("encryption", &self.encryption)
            .field("checksum", &self.checksum)
            .finish_non_exhaustive()
    }
}
