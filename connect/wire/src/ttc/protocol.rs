//! The first message of a session: who speaks, and what can it do?

use super::caps::UTF16;
use super::{Caps, Kind, Reader, TtcError, Writer};

/// The longest character-set tables that are read.
const MOST: usize = 4096;

/// What the client says first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolRequest {
    /// The name of the driver.
    pub driver: String,
}

impl ProtocolRequest {
    /// Writes it.
    pub fn write(&self, write: &mut Writer) {
        write.u8(Kind::PROTOCOL);
        // The version of the protocol since 8.1, and the end of the list of versions.
        write.bytes(&[6, 0]);
        write.text_to_nul(&self.driver);
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError::Short`] where it is not whole.
    pub fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        read.text_to_nul("versions of the protocol")?;
        Ok(Self { driver: read.text_to_nul("name of the driver")? })
    }
}

/// What the server answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolAnswer {
    /// The kind of system it runs on.
    pub banner: String,
    /// Its character set.
    pub charset: u16,
    /// Its national character set.
    pub national_charset: u16,
    /// Flags: 1, it converts character sets.
    pub flags: u8,
    /// What it can do.
    pub caps: Caps,
}

impl ProtocolAnswer {
    /// Writes it, with the shortest tables that clients understand.
    pub fn write(&self, write: &mut Writer) {
        write.bytes(&[Kind::PROTOCOL, 6, 0]);
        write.text_to_nul(&self.banner);
        write.u16_low_first(self.charset);
        write.u8(self.flags);
        write.u16_low_first(0);
        write.u16(11);
        write.bytes(&[0; 9]);
        write.u16(self.national_charset);
        write.clr(&self.caps.compile);
        write.clr(&self.caps.runtime);
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole or its tables are odd.
    pub fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        read.skip(2, "version of the protocol")?;
        let banner = read.text_to_nul("banner of the server")?;
        let charset = read.u16_low_first("character set")?;
        let flags = read.u8("flags of the server")?;
        let elements = read.u16_low_first("number of conversions")?;
        read.skip(usize::from(elements) * 5, "conversions")?;
        let len = read.u16("length of the formats")?;
        if usize::from(len) > MOST {
            return Err(TtcError::Value("length of the formats"));
        }
        let national_charset = national_charset(read.bytes(len.into(), "formats")?)?;
        let mut caps = || Ok(read.clr("capabilities of the server")?.unwrap_or_default().into_owned());
        let caps = Caps { compile: caps()?, runtime: caps()? };
        Ok(Self { banner, charset, national_charset, flags, caps })
    }
}

/// The national character set stands behind two lists in the formats.
fn national_charset(formats: &[u8]) -> Result<u16, TtcError> {
    let Some(lens) = formats.get(5..7) else { return Ok(UTF16) };
    let at = 9 + usize::from(lens[0]) + usize::from(lens[1]);
    let number = formats.get(at..at + 2).ok_or(TtcError::Value("national character set"))?;
    Ok(u16::from_be_bytes([number[0], number[1]]))
}
