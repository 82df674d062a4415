//! What stands before the arguments of a function.

use super::{FieldVersion, Reader, TtcError, Writer};

/// A function, what goes along with one, or one without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// [`super::Kind::FUNCTION`], [`super::Kind::PIGGYBACK`] or [`super::Kind::ONE_WAY`].
    pub kind: u8,
    /// The number of the function.
    pub function: u8,
    /// Counts the functions of a session.
    pub sequence: u8,
}

impl Header {
    /// Writes it.
    pub fn write(self, write: &mut Writer, fields: FieldVersion) {
        write.bytes(&[self.kind, self.function, self.sequence]);
        if fields >= FieldVersion::V23_1_TOKENS {
            // The token tells answers of a pipeline apart; without a pipeline it is 0.
            write.u8(0);
        }
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole.
    pub fn read(kind: u8, read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        let header =
            Self { kind, function: read.u8("number of a function")?, sequence: read.u8("sequence")? };
        if fields >= FieldVersion::V23_1_TOKENS {
            read.ub8("token of a function")?;
        }
        Ok(header)
    }
}
