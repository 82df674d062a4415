use std::borrow::Cow;

/// Bytes of a session that are not what the protocol wants.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TtcError {
    /// The message ends too early; more packets may bring its rest.
    #[error("a message ends before its {0}")]
    Short(&'static str),
    /// A number that is wider than it may be.
    #[error("the {what} is a number of {len} bytes, which is too wide")]
    Wide {
        /// The field.
        what: &'static str,
        /// The bytes it claims.
        len: u8,
    },
    /// A message that cannot come here.
    #[error("message {number} came where {wanted} was expected")]
    Unexpected {
        /// Its number.
        number: u8,
        /// What could come.
        wanted: &'static str,
    },
    /// A function that is not known here.
    #[error("function {0} is not known")]
    Function(u8),
    /// A piggyback that is not known here; nobody can tell where it ends.
    #[error("piggyback {0} is not known")]
    Piggyback(u8),
    /// A value that a field cannot have.
    #[error("the {0} has an impossible value")]
    Value(&'static str),
    /// A message or an answer that is longer than anything sensible.
    #[error("{what} is longer than {most} bytes")]
    TooLong {
        /// What is too long.
        what: &'static str,
        /// What is accepted.
        most: usize,
    },
    /// An answer in far too many packets.
    #[error("an answer of {bytes} bytes came in {packets} packets")]
    Packets {
        /// Its bytes so far.
        bytes: usize,
        /// Its packets so far.
        packets: usize,
    },
    /// A column whose values cannot be read here.
    #[error("the column {name} has the data type {kind}, which cannot be read here")]
    Column {
        /// Its name.
        name: String,
        /// Its type, as SQL calls it.
        kind: Cow<'static, str>,
    },
}
