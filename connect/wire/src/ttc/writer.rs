//! Writes what messages are made of.

use zeroize::Zeroizing;

use super::reader::CHUNKED;

/// The longest bytes behind a length of one byte.
const SHORT: usize = 252;

/// The bytes of a chunk of longer ones.
const CHUNK: usize = 32_767;

/// The room that is taken at first: a login fits, so that no copy of a token stays behind.
const ROOM: usize = 16_384;

/// Writes a message; its bytes are wiped when it is dropped.
pub struct Writer(Zeroizing<Vec<u8>>);

impl Default for Writer {
    fn default() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(ROOM)))
    }
}

impl Writer {
    /// The bytes of a message that is written by a function.
    pub fn message(write: impl FnOnce(&mut Self)) -> Zeroizing<Vec<u8>> {
        let mut writer = Self::default();
        write(&mut writer);
        writer.into_bytes()
    }

    /// What is written.
    pub fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        self.0
    }

    /// Bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// One byte.
    pub fn u8(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A byte that says whether something follows.
    pub fn flag(&mut self, flag: bool) {
        self.u8(flag.into());
    }

    /// Two bytes, the high one first.
    pub fn u16(&mut self, number: u16) {
        self.bytes(&number.to_be_bytes());
    }

    /// Two bytes, the low one first.
    pub fn u16_low_first(&mut self, number: u16) {
        self.bytes(&number.to_le_bytes());
    }

    /// A number behind the length of its bytes, whose leading zeros are left out.
    pub fn number(&mut self, number: impl Into<u64>) {
        let bytes = number.into().to_be_bytes();
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        self.u8((bytes.len() - zeros) as u8);
        self.bytes(&bytes[zeros..]);
    }

    /// So many numbers that are 0.
    pub fn zeros(&mut self, count: usize) {
        (0..count).for_each(|_| self.u8(0));
    }

    /// Bytes behind their length, or in chunks where they are long (CLR).
    pub fn clr(&mut self, bytes: &[u8]) {
        if bytes.len() <= SHORT {
            self.u8(bytes.len() as u8);
            return self.bytes(bytes);
        }
        self.u8(CHUNKED);
        for chunk in bytes.chunks(CHUNK) {
            self.number(chunk.len() as u64);
            self.bytes(chunk);
        }
        self.u8(0);
    }

    /// Bytes behind two lengths (DLC); without bytes only the first one.
    pub fn dlc(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        if !bytes.is_empty() {
            self.clr(bytes);
        }
    }

    /// Text with a NUL at its end.
    pub fn text_to_nul(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.u8(0);
    }
}
