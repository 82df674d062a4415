//! CONNECT: what a client asks a listener for.

use crate::reader::Reader;
use crate::{HEADER, Lengths, Packet, PacketKind, WireError, data};

/// The version of the protocol that is spoken here.
pub const VERSION: u16 = 319;

/// The longest connect data that stands in the CONNECT packet itself; longer data follows in DATA.
pub const INLINE: usize = 230;

/// What SDU may be.
pub const SDU: std::ops::RangeInclusive<u32> = 512..=2_097_152;

/// Flag of the header: this CONNECT follows a REDIRECT.
const REDIRECTED: u8 = 0x04;

/// The header and the fixed part, with both connect flags.
const FIXED: usize = 74;

/// Where the two connect flags begin; old clients put the connect data there.
const FLAGS: usize = 66;

/// The longest DATA packet before the SDU is agreed: the default SDU, which every listener takes.
const DATA: usize = 8192;

/// A size that is written in two bytes and, since version 315, in four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// In two bytes. Some clients cut it off instead of writing 65,535.
    pub short: u16,
    /// In four bytes.
    pub long: u32,
}

impl From<u32> for Size {
    fn from(long: u32) -> Self {
        Self { short: u16::try_from(long).unwrap_or(u16::MAX), long }
    }
}

/// A CONNECT with its connect data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connect {
    /// The newest version of the protocol that the client speaks.
    pub version: u16,
    /// The oldest one.
    pub lowest: u16,
    /// Service options; 0x0400: the client can receive urgent data.
    pub options: u16,
    /// The session data unit that is asked for.
    pub sdu: Size,
    /// The transport data unit.
    pub tdu: Size,
    /// What the network below can do.
    pub characteristics: u16,
    /// Native encryption: 0x84 twice is "none", 0x01 twice "wanted".
    pub native: [u8; 2],
    /// Connect flags; `None` from clients that leave them out.
    pub flags: Option<[u32; 2]>,
    /// It follows a REDIRECT.
    pub redirected: bool,
    /// The connect data, `(DESCRIPTION=…)`.
    pub data: Vec<u8>,
}

impl Connect {
    /// Asks for what the connect data says; the SDU is taken to the nearest possible one.
    pub fn new(data: impl Into<Vec<u8>>, sdu: u32) -> Self {
        let sdu = sdu.clamp(*SDU.start(), *SDU.end()).into();
        Self {
            version: VERSION,
            lowest: 300,
            options: 0x0001,
            sdu,
            tdu: sdu,
            characteristics: 0x4F98,
            native: [0x84, 0x84],
            flags: Some([0, 0]),
            redirected: false,
            data: data.into(),
        }
    }

    /// The packets to send: CONNECT, and DATA where the connect data is longer than [`INLINE`].
    ///
    /// # Errors
    /// [`WireError::ConnectDataTooLong`] over 65,535 bytes.
    pub fn to_packets(&self) -> Result<Vec<Packet>, WireError> {
        let too_long = |_| WireError::ConnectDataTooLong { len: self.data.len() };
        let len = u16::try_from(self.data.len()).map_err(too_long)?;
        let mut connect = Packet::new(PacketKind::Connect, self.fixed_part(len));
        if self.redirected {
            connect.flags = REDIRECTED;
        }
        if self.data.len() <= INLINE {
            connect.body.extend(&self.data);
            return Ok(vec![connect]);
        }
        let room = DATA.min(self.sdu.long as usize).max(64) - HEADER - 2;
        let rest = self.data.chunks(room).map(|part| Packet::new(PacketKind::Data, data(0, part)));
        Ok(std::iter::once(connect).chain(rest).collect())
    }

    /// [`Self::to_packets`] as the bytes that go out, at once.
    ///
    /// # Errors
    /// As [`Self::to_packets`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, WireError> {
        Ok(self.to_packets()?.iter().flat_map(|packet| packet.to_bytes(Lengths::Short)).collect())
    }

    fn fixed_part(&self, len: u16) -> Vec<u8> {
        let offset = if self.flags.is_some() { FIXED } else { FIXED - 4 };
        let mut body = Vec::with_capacity(offset + INLINE);
        let mut words = |words: &[u16]| words.iter().for_each(|word| body.extend(word.to_be_bytes()));
        words(&[self.version, self.lowest, self.options, self.sdu.short, self.tdu.short]);
        // No line turnaround; a one in our order of bytes; the length and place of the connect data.
        words(&[self.characteristics, 0, 1, len, offset as u16]);
        body.extend([0; 4]);
        body.extend(self.native);
        body.extend([0; 24]);
        body.extend(self.sdu.long.to_be_bytes());
        body.extend(self.tdu.long.to_be_bytes());
        match self.flags {
            Some([first, second]) => body.extend([first.to_be_bytes(), second.to_be_bytes()].concat()),
            None => body.extend([0; 4]),
        }
        body
    }
}

/// Puts a CONNECT together from the packets of a client.
#[derive(Debug, Default)]
pub struct ConnectReader {
    begun: Option<(Connect, usize)>,
}

impl ConnectReader {
    /// Takes the next packet; gives the CONNECT as soon as its connect data is whole.
    ///
    /// # Errors
    /// Where a packet is not what a client sends here.
    pub fn packet(&mut self, packet: &Packet) -> Result<Option<Connect>, WireError> {
        let (mut connect, len) = match self.begun.take() {
            None => start(packet)?,
            Some((mut connect, len)) => {
                let mut read = Reader::new(packet, PacketKind::Data, "the rest of the connect data")?;
                read.skip(2, "data flags")?;
                connect.data.extend(read.rest());
                (connect, len)
            }
        };
        if connect.data.len() < len {
            self.begun = Some((connect, len));
            return Ok(None);
        }
        connect.data.truncate(len);
        Ok(Some(connect))
    }
}

/// A CONNECT with the data that stands in it, and how much it announces.
fn start(packet: &Packet) -> Result<(Connect, usize), WireError> {
    let mut read = Reader::new(packet, PacketKind::Connect, "a CONNECT")?;
    let [version, lowest, options] = words(&mut read, "version")?;
    let [sdu, tdu, characteristics] = words(&mut read, "SDU")?;
    let [_, _, len, offset] = words(&mut read, "place of the connect data")?;
    let (len, offset) = (usize::from(len), usize::from(offset));
    read.skip(4, "longest connect data to receive")?;
    let native = read.array("flags of native encryption")?;
    let (sdu, tdu) = sizes(&mut read, [sdu, tdu], offset)?;
    let flags = if offset >= FIXED { Some([read.u32("flags")?, read.u32("flags")?]) } else { None };
    let behind = packet.body.get(offset.saturating_sub(HEADER)..).unwrap_or_default();
    if !behind.is_empty() && behind.len() < len {
        return Err(read.short("end of the connect data"));
    }
    let data = behind[..len.min(behind.len())].to_vec();
    let redirected = packet.flags & REDIRECTED != 0;
    let connect =
        Connect { version, lowest, options, sdu, tdu, characteristics, native, flags, redirected, data };
    Ok((connect, len))
}

fn words<const N: usize>(read: &mut Reader<'_>, what: &'static str) -> Result<[u16; N], WireError> {
    let mut words = [0; N];
    for word in &mut words {
        *word = read.u16(what)?;
    }
    Ok(words)
}

/// SDU and TDU in both widths; clients before version 315 only have the short one.
fn sizes(read: &mut Reader<'_>, [sdu, tdu]: [u16; 2], offset: usize) -> Result<(Size, Size), WireError> {
    if offset < FLAGS {
        return Ok((u32::from(sdu).into(), u32::from(tdu).into()));
    }
    // Twenty-four bytes of old connections and tracing stand between.
    read.skip(24, "SDU")?;
    let (long_sdu, long_tdu) = (read.u32("SDU")?, read.u32("TDU")?);
    Ok((Size { short: sdu, long: long_sdu }, Size { short: tdu, long: long_tdu }))
}
