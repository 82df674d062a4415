//! Protocol, data types and the first step of a login in one message: one round trip for three.

use super::{
    AuthRequest, DataTypesRequest, FieldVersion, Header, Kind, ProtocolRequest, Reader, TtcError, Writer,
};

/// The version of fields it is written in: what the server can do is not known yet.
const FIELDS: FieldVersion = FieldVersion::V19_EXTENDED;

/// The three messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FastAuth {
    /// The first one.
    pub protocol: ProtocolRequest,
    /// The second one.
    pub data_types: DataTypesRequest,
    /// The function of the third one.
    pub header: Header,
    /// The third one: the second step of a login where that is the only one.
    pub auth: AuthRequest,
}

impl FastAuth {
    /// Writes it.
    pub fn write(&self, write: &mut Writer) {
        // Its version; the server converts characters; no further flags.
        write.bytes(&[Kind::FAST_AUTH, 1, 1, 0]);
        self.protocol.write(write);
        // Character sets of the server, which nobody knows yet.
        write.bytes(&[0; 5]);
        write.u8(FIELDS.0);
        self.data_types.write(write);
        self.header.write(write, FIELDS);
        self.auth.write(write);
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole or has other messages in it.
    pub fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        read.skip(3, "flags of fast authentication")?;
        expect(read, Kind::PROTOCOL, "the protocol message")?;
        let protocol = ProtocolRequest::read(read)?;
        read.skip(5, "character sets of the server")?;
        let fields = FieldVersion(read.u8("version of fields")?);
        expect(read, Kind::DATA_TYPES, "the data types message")?;
        let data_types = DataTypesRequest::read(read)?;
        expect(read, Kind::FUNCTION, "a step of the login")?;
        let header = Header::read(Kind::FUNCTION, read, fields)?;
        match header.function {
            AuthRequest::FIRST | AuthRequest::SECOND => {}
            other => return Err(TtcError::Function(other)),
        }
        Ok(Self { protocol, data_types, header, auth: AuthRequest::read(read)? })
    }
}

fn expect(read: &mut Reader<'_>, kind: u8, wanted: &'static str) -> Result<(), TtcError> {
    match read.u8(wanted)? {
        number if number == kind => Ok(()),
        number => Err(TtcError::Unexpected { number, wanted }),
    }
}
