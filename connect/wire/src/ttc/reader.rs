//! Reads what messages are made of.

use std::borrow::Cow;

use super::TtcError;

/// The first byte of bytes in chunks.
pub(super) const CHUNKED: u8 = 0xFE;

/// A length that says "nothing", as 0 does.
const NOTHING: u8 = 0xFF;

/// Reads a message from front to end.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Begins at the start of some bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes are read.
    pub fn position(&self) -> usize {
        self.at
    }

    /// What is not read yet.
    pub fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// So many bytes as they are.
    ///
    /// # Errors
    /// [`TtcError::Short`] where fewer are there; so do all functions here.
    pub fn bytes(&mut self, len: usize, what: &'static str) -> Result<&'a [u8], TtcError> {
        let bytes = self.rest().get(..len).ok_or(TtcError::Short(what))?;
        self.at += len;
        Ok(bytes)
    }

    /// An array of bytes as they are.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N], TtcError> {
        let array = *self.rest().first_chunk::<N>().ok_or(TtcError::Short(what))?;
        self.at += N;
        Ok(array)
    }

    /// Passes over bytes.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn skip(&mut self, len: usize, what: &'static str) -> Result<(), TtcError> {
        self.bytes(len, what).map(|_| ())
    }

    /// One byte.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn u8(&mut self, what: &'static str) -> Result<u8, TtcError> {
        self.array::<1>(what).map(|[byte]| byte)
    }

    /// Two bytes, the high one first.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn u16(&mut self, what: &'static str) -> Result<u16, TtcError> {
        self.array(what).map(u16::from_be_bytes)
    }

    /// Two bytes, the low one first.
    ///
    /// # Errors
    /// As [`Self::bytes`].
    pub fn u16_low_first(&mut self, what: &'static str) -> Result<u16, TtcError> {
        self.array(what).map(u16::from_le_bytes)
    }

    /// A number of up to two bytes behind its length.
    ///
    /// # Errors
    /// [`TtcError::Short`], or [`TtcError::Wide`] where the length is larger.
    pub fn ub2(&mut self, what: &'static str) -> Result<u16, TtcError> {
        self.number(2, what).map(|number| number as u16)
    }

    /// A number of up to four bytes behind its length.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn ub4(&mut self, what: &'static str) -> Result<u32, TtcError> {
        self.number(4, what).map(|number| number as u32)
    }

    /// A number of up to eight bytes behind its length.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn ub8(&mut self, what: &'static str) -> Result<u64, TtcError> {
        self.number(8, what)
    }

    /// Numbers of up to four bytes that say nothing to us.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn skip_numbers(&mut self, count: usize, what: &'static str) -> Result<(), TtcError> {
        (0..count).try_for_each(|_| self.ub8(what).map(|_| ()))
    }

    /// The high bit of the length is the sign; nothing here needs negative numbers, so they read as 0.
    fn number(&mut self, most: u8, what: &'static str) -> Result<u64, TtcError> {
        let len = self.u8(what)?;
        let (len, is_negative) = (len & 0x7F, len & 0x80 != 0);
        if len > most {
            return Err(TtcError::Wide { what, len });
        }
        let bytes = self.bytes(len.into(), what)?;
        let number = bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        Ok(if is_negative { 0 } else { number })
    }

    /// Bytes behind their length, or in chunks (CLR); nothing is `None`.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn clr(&mut self, what: &'static str) -> Result<Option<Cow<'a, [u8]>>, TtcError> {
        match self.u8(what)? {
            0 | NOTHING => Ok(None),
            CHUNKED => self.chunks(what).map(|bytes| Some(Cow::Owned(bytes))),
            len => Ok(Some(Cow::Borrowed(self.bytes(len.into(), what)?))),
        }
    }

    fn chunks(&mut self, what: &'static str) -> Result<Vec<u8>, TtcError> {
        let mut all = Vec::new();
        loop {
            match self.ub4(what)? {
                0 => return Ok(all),
                len => all.extend_from_slice(self.bytes(len as usize, what)?),
            }
        }
    }

    /// Bytes behind two lengths (DLC): a number, and the bytes if it is not 0.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn dlc(&mut self, what: &'static str) -> Result<Option<Cow<'a, [u8]>>, TtcError> {
        match self.ub4(what)? {
            0 => Ok(None),
            _ => self.clr(what),
        }
    }

    /// [`Self::clr`] as text; what is no UTF-8 is replaced.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn text(&mut self, what: &'static str) -> Result<String, TtcError> {
        Ok(self.clr(what)?.map(|bytes| text(&bytes)).unwrap_or_default())
    }

    /// [`Self::dlc`] as text; what is no UTF-8 is replaced.
    ///
    /// # Errors
    /// As [`Self::ub2`].
    pub fn dlc_text(&mut self, what: &'static str) -> Result<String, TtcError> {
        Ok(self.dlc(what)?.map(|bytes| text(&bytes)).unwrap_or_default())
    }

    /// Text up to a NUL, which is read as well.
    ///
    /// # Errors
    /// [`TtcError::Short`] without a NUL.
    pub fn text_to_nul(&mut self, what: &'static str) -> Result<String, TtcError> {
        let len = self.rest().iter().position(|byte| *byte == 0).ok_or(TtcError::Short(what))?;
        let text = text(self.bytes(len, what)?);
        self.skip(1, what)?;
        Ok(text)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
