//! The first byte of a message.

/// The numbers of messages.
pub struct Kind;

impl Kind {
    /// The first message of a session.
    pub const PROTOCOL: u8 = 1;
    /// How values are written.
    pub const DATA_TYPES: u8 = 2;
    /// A function that is called.
    pub const FUNCTION: u8 = 3;
    /// The end of a call, with an ORA number or 0.
    pub const ERROR: u8 = 4;
    /// What rows have in common.
    pub const ROW_HEADER: u8 = 6;
    /// A row.
    pub const ROW: u8 = 7;
    /// What a function returns.
    pub const PARAMETERS: u8 = 8;
    /// The end of a call that returns nothing.
    pub const STATUS: u8 = 9;
    /// The directions of bind variables.
    pub const BINDS: u8 = 11;
    /// A warning.
    pub const WARNING: u8 = 15;
    /// The columns of a query.
    pub const DESCRIBE: u8 = 16;
    /// Something that goes along with the next function.
    pub const PIGGYBACK: u8 = 17;
    /// Which columns of a row differ from the row before.
    pub const BIT_VECTOR: u8 = 21;
    /// Something that comes along with an answer.
    pub const SERVER_PIGGYBACK: u8 = 23;
    /// A function without an answer.
    pub const ONE_WAY: u8 = 26;
    /// Fast authentication failed: the messages have to come one by one.
    pub const RENEGOTIATE: u8 = 28;
    /// The end of an answer, where both sides agreed to have one.
    pub const END_OF_RESPONSE: u8 = 29;
    /// The token of the function that is answered.
    pub const TOKEN: u8 = 33;
    /// Protocol, data types and the first step of the login at once.
    pub const FAST_AUTH: u8 = 34;
}
