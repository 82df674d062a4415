//! The bytes of the negotiation: a header, services, and typed fields in each of them.

use super::{NativeError, Version};

/// What every message begins with.
const MAGIC: [u8; 4] = [0xDE, 0xAD, 0xBE, 0xEF];

/// Bytes before the services: the mark, the length, the version, the number of services, a flag.
const HEADER: usize = 13;

/// The most services that are read; there are four.
const SERVICES: u16 = 16;

/// The most fields of a service that are read.
const FIELDS: u16 = 64;

/// One field of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text(Vec<u8>),
    Raw(Vec<u8>),
    Byte(u8),
    Word(u16),
    Long(u32),
    Version(Version),
    Status(u16),
    /// A type that nobody described.
    Other(u16, Vec<u8>),
}

impl Field {
    fn read(kind: u16, bytes: &[u8]) -> Result<Self, NativeError> {
        let wrong = |_| NativeError::Malformed("a field has another length than its type");
        let word = || bytes.try_into().map(u16::from_be_bytes).map_err(wrong);
        let long = || bytes.try_into().map(u32::from_be_bytes).map_err(wrong);
        Ok(match kind {
            0 => Self::Text(bytes.to_vec()),
            1 => Self::Raw(bytes.to_vec()),
            2 => Self::Byte(bytes.try_into().map(u8::from_be_bytes).map_err(wrong)?),
            3 => Self::Word(word()?),
            4 => Self::Long(long()?),
            5 => Self::Version(Version(long()?)),
            6 => Self::Status(word()?),
            other => Self::Other(other, bytes.to_vec()),
        })
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut put = |kind: u16, bytes: &[u8]| {
            out.extend((bytes.len() as u16).to_be_bytes());
            out.extend(kind.to_be_bytes());
            out.extend(bytes);
        };
        match self {
            Self::Text(bytes) => put(0, bytes),
            Self::Raw(bytes) => put(1, bytes),
            Self::Byte(byte) => put(2, &[*byte]),
            Self::Word(word) => put(3, &word.to_be_bytes()),
            Self::Long(long) => put(4, &long.to_be_bytes()),
            Self::Version(version) => put(5, &version.0.to_be_bytes()),
            Self::Status(status) => put(6, &status.to_be_bytes()),
            Self::Other(kind, bytes) => put(*kind, bytes),
        }
    }
}

/// What is said about one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) service: u16,
    /// The number of an ORA error, or 0.
    pub(super) error: u32,
    pub(super) fields: Vec<Field>,
}

impl Part {
    pub(super) fn new(service: u16, fields: Vec<Field>) -> Self {
        Self { service, error: 0, fields }
    }

    fn read(read: &mut Cursor<'_>) -> Result<Self, NativeError> {
        let (service, count, error) = (read.u16()?, read.u16()?, read.u32()?);
        if count > FIELDS {
            return Err(NativeError::Malformed("a service has too many fields"));
        }
        let mut fields = Vec::new();
        for _ in 0..count {
            let (len, kind) = (read.u16()?, read.u16()?);
            fields.push(Field::read(kind, read.take(len.into())?)?);
        }
        Ok(Self { service, error, fields })
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.service.to_be_bytes());
        out.extend((self.fields.len() as u16).to_be_bytes());
        out.extend(self.error.to_be_bytes());
        self.fields.iter().for_each(|field| field.write(out));
    }
}

/// The bytes of a message.
pub(super) fn write(version: Version, parts: &[Part]) -> Vec<u8> {
    let mut body = Vec::new();
    parts.iter().for_each(|part| part.write(&mut body));
    let mut out = MAGIC.to_vec();
    out.extend(((HEADER + body.len()) as u16).to_be_bytes());
    out.extend(version.0.to_be_bytes());
    out.extend((parts.len() as u16).to_be_bytes());
    out.push(0);
    out.extend(body);
    out
}

/// The services of a message; `None` until all of it is there.
///
/// # Errors
/// [`NativeError::Malformed`].
pub(super) fn read(bytes: &[u8]) -> Result<Option<Vec<Part>>, NativeError> {
    if !MAGIC.starts_with(&bytes[..bytes.len().min(MAGIC.len())]) {
        return Err(NativeError::Malformed("it does not begin with DEADBEEF"));
    }
    let Some(header) = bytes.first_chunk::<HEADER>() else { return Ok(None) };
    let len = usize::from(u16::from_be_bytes([header[4], header[5]]));
    if len < HEADER {
        return Err(NativeError::Malformed("its length is less than its header"));
    }
    if bytes.len() < len {
        return Ok(None);
    }
    if bytes.len() > len {
        return Err(NativeError::Malformed("bytes follow its end"));
    }
    let count = u16::from_be_bytes([header[10], header[11]]);
    if count > SERVICES {
        return Err(NativeError::Malformed("it has too many services"));
    }
    let mut cursor = Cursor { rest: &bytes[HEADER..] };
    (0..count).map(|_| Part::read(&mut cursor)).collect::<Result<_, _>>().map(Some)
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], NativeError> {
        let split = self.rest.split_at_checked(len);
        let (taken, rest) = split.ok_or(NativeError::Malformed("it ends in the middle of a field"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn u16(&mut self) -> Result<u16, NativeError> {
        let bytes = self.take(2)?;
        Ok(u16::from_be_bytes([bytes[0], bytes[1]]))
    }

    fn u32(&mut self) -> Result<u32, NativeError> {
        Ok(u32::from(self.u16()?) << 16 | u32::from(self.u16()?))
    }
}
