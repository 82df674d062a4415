//! What a client asks of a session.

use super::{
    AuthRequest, DataTypesRequest, Execute, FastAuth, FieldVersion, Header, Kind, Piggyback, ProtocolRequest,
    Reader, TtcError, Writer,
};

/// Counts the functions of a session: 1 to 255, and from the start again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sequence(u8);

impl Sequence {
    /// The next number.
    pub fn advance(&mut self) -> u8 {
        self.0 = self.0.checked_add(1).unwrap_or(1);
        self.0
    }
}

/// A function of the server.
#[derive(Clone, Debug, PartialEq)]
pub enum Function {
    /// 118: the first step of a login.
    FirstStep(AuthRequest),
    /// 115: the second step of a login; a change of the password.
    SecondStep(AuthRequest),
    /// 147: is the session alive?
    Ping,
    /// 14
    Commit,
    /// 15
    Rollback,
    /// 9: the end of the session.
    Logoff,
    /// 94: runs a statement.
    Execute(Box<Execute>),
    /// 5: fetches more rows.
    Fetch {
        /// The cursor.
        cursor: u32,
        /// How many rows.
        rows: u32,
    },
    /// 163: gives the session back to its resident pool; nothing is answered.
    Release {
        /// 2: nobody else may get it.
        mode: u32,
    },
}

impl Function {
    fn number(&self) -> u8 {
        match self {
            Self::FirstStep(_) => AuthRequest::FIRST,
            Self::SecondStep(_) => AuthRequest::SECOND,
            Self::Ping => 147,
            Self::Commit => 14,
            Self::Rollback => 15,
            Self::Logoff => 9,
            Self::Execute(_) => 94,
            Self::Fetch { .. } => 5,
            Self::Release { .. } => 163,
        }
    }

    /// Whether nothing is answered.
    pub fn is_one_way(&self) -> bool {
        matches!(self, Self::Release { .. })
    }

    fn write(&self, write: &mut Writer, fields: FieldVersion) -> Result<(), TtcError> {
        match self {
            Self::FirstStep(request) | Self::SecondStep(request) => request.write(write),
            Self::Ping | Self::Commit | Self::Rollback | Self::Logoff => {}
            Self::Execute(execute) => execute.write(write, fields)?,
            Self::Fetch { cursor, rows } => {
                write.number(*cursor);
                write.number(*rows);
            }
            Self::Release { mode } => {
                write.zeros(2);
                write.number(*mode);
            }
        }
        Ok(())
    }

    fn read(number: u8, read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        Ok(match number {
            AuthRequest::FIRST => Self::FirstStep(AuthRequest::read(read)?),
            AuthRequest::SECOND => Self::SecondStep(AuthRequest::read(read)?),
            147 => Self::Ping,
            14 => Self::Commit,
            15 => Self::Rollback,
            9 => Self::Logoff,
            94 => Self::Execute(Box::new(Execute::read(read, fields)?)),
            5 => Self::Fetch { cursor: read.ub4("cursor")?, rows: read.ub4("number of rows")? },
            163 => {
                read.skip(2, "tag of a session")?;
                Self::Release { mode: read.ub4("mode of a release")? }
            }
            other => return Err(TtcError::Function(other)),
        })
    }
}

/// A function with what goes along.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What goes along, in its order.
    pub piggybacks: Vec<Piggyback>,
    /// The function.
    pub function: Function,
}

impl From<Function> for Call {
    fn from(function: Function) -> Self {
        Self { piggybacks: Vec::new(), function }
    }
}

impl Call {
    /// Writes it.
    ///
    /// # Errors
    /// [`TtcError::Value`] where a value cannot be written.
    pub fn write(
        &self,
        write: &mut Writer,
        fields: FieldVersion,
        sequence: &mut Sequence,
    ) -> Result<(), TtcError> {
        self.piggybacks.iter().for_each(|piggyback| piggyback.write(write, fields, sequence.advance()));
        let kind = if self.function.is_one_way() { Kind::ONE_WAY } else { Kind::FUNCTION };
        let header = Header { kind, function: self.function.number(), sequence: sequence.advance() };
        header.write(write, fields);
        self.function.write(write, fields)
    }
}

/// What a client sends, as a server reads it.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Who are you?
    Protocol(ProtocolRequest),
    /// How are values written?
    DataTypes(DataTypesRequest),
    /// Both, with the first step of a login.
    FastAuth(Box<FastAuth>),
    /// A function.
    Call(Call),
}

impl Request {
    /// Reads all of a request.
    ///
    /// # Errors
    /// [`TtcError::Short`] where more packets have to come, others where it is not known here.
    pub fn read(read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        let mut piggybacks = Vec::new();
        loop {
            let kind = read.u8("request")?;
            match kind {
                Kind::PROTOCOL => return ProtocolRequest::read(read).map(Self::Protocol),
                Kind::DATA_TYPES => return DataTypesRequest::read(read).map(Self::DataTypes),
                Kind::FAST_AUTH => return FastAuth::read(read).map(|fast| Self::FastAuth(Box::new(fast))),
                Kind::PIGGYBACK => {
                    let header = Header::read(kind, read, fields)?;
                    piggybacks.push(Piggyback::read(header.function, read)?);
                }
                Kind::FUNCTION | Kind::ONE_WAY => {
                    let header = Header::read(kind, read, fields)?;
                    let function = Function::read(header.function, read, fields)?;
                    return Ok(Self::Call(Call { piggybacks, function }));
                }
                number => return Err(TtcError::Unexpected { number, wanted: "a function" }),
            }
        }
    }
}
