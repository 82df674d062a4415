//! The messages that every answer may have.

use super::{CallStatus, FieldVersion, Kind, OraError, Reader, ServerPiggyback, TtcError, Writer};

/// A warning of the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The ORA number.
    pub number: u16,
    /// Its text.
    pub text: String,
}

/// A message that every answer may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The end of a call, with what went wrong.
    Error(OraError),
    /// The end of a call that returns nothing.
    Status(CallStatus),
    /// A warning; its number is 0 where there is none.
    Warning(Warning),
    /// What comes along.
    Piggyback(ServerPiggyback),
    /// The token of the function that is answered.
    Token(u64),
    /// The end of the answer, where both sides agreed to have one.
    End,
}

impl Answer {
    /// Reads a message behind its first byte.
    ///
    /// # Errors
    /// [`TtcError::Unexpected`] where it is another message.
    pub fn read(
        kind: u8,
        read: &mut Reader<'_>,
        fields: FieldVersion,
        wanted: &'static str,
    ) -> Result<Self, TtcError> {
        Ok(match kind {
            Kind::ERROR => Self::Error(OraError::read(read, fields)?),
            Kind::STATUS => {
                let status = CallStatus(read.ub4("status of the call")?);
                read.ub2("sequence")?;
                Self::Status(status)
            }
            Kind::WARNING => Self::Warning(warning(read)?),
            Kind::SERVER_PIGGYBACK => Self::Piggyback(ServerPiggyback::read(read)?),
            Kind::TOKEN => Self::Token(read.ub8("token")?),
            Kind::END_OF_RESPONSE => Self::End,
            number => return Err(TtcError::Unexpected { number, wanted }),
        })
    }

    /// Writes it.
    pub fn write(&self, write: &mut Writer, fields: FieldVersion) {
        match self {
            Self::Error(error) => error.write(write, fields),
            Self::Status(status) => {
                write.u8(Kind::STATUS);
                write.number(status.0);
                write.u8(0);
            }
            Self::Warning(Warning { number, text }) => {
                write.u8(Kind::WARNING);
                write.number(*number);
                write.number(text.len() as u64);
                write.u8(0);
                if *number != 0 && !text.is_empty() {
                    write.clr(text.as_bytes());
                }
            }
            Self::Piggyback(piggyback) => piggyback.write(write),
            Self::Token(token) => {
                write.u8(Kind::TOKEN);
                write.number(*token);
            }
            Self::End => write.u8(Kind::END_OF_RESPONSE),
        }
    }
}

fn warning(read: &mut Reader<'_>) -> Result<Warning, TtcError> {
    let number = read.ub2("number of a warning")?;
    let len = read.ub2("length of a warning")?;
    read.ub2("flags of a warning")?;
    let text = if number != 0 && len > 0 { read.text("text of a warning")? } else { String::new() };
    Ok(Warning { number, text: text.trim_end().to_owned() })
}
