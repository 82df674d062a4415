//! What comes along with an answer.

use super::{Kind, Reader, TtcError, Writer};

/// Message 23.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServerPiggyback {
    /// 4: a session of the resident pool was taken.
    Session {
        /// It is not the one of the last time.
        changed: bool,
        /// Its SID.
        id: u32,
        /// Its serial number.
        serial: u16,
    },
    /// 5: what changed in the session.
    Changes(Vec<Change>),
    /// 7: the logical transaction id.
    Transaction(Vec<u8>),
    /// Everything that says nothing to us.
    Other(u8),
}

/// A property of a session that the server reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The number of the property.
    pub keyword: u16,
    /// Its value as text.
    pub text: String,
    /// Its value as bytes.
    pub bytes: Vec<u8>,
}

impl Change {
    /// The current schema.
    pub const SCHEMA: u16 = 168;
    /// The edition.
    pub const EDITION: u16 = 172;
    /// The database.
    pub const DATABASE: u16 = 179;
    /// The pluggable database.
    pub const CONTAINER: u16 = 197;

    /// Reads so many.
    pub(super) fn read(read: &mut Reader<'_>, count: u32) -> Result<Vec<Self>, TtcError> {
        let mut changes = Vec::new();
        for _ in 0..count {
            let text = match read.ub2("text of a change")? {
                0 => String::new(),
                _ => read.text("text of a change")?,
            };
            let bytes = match read.ub2("bytes of a change")? {
                0 => Vec::new(),
                _ => read.clr("bytes of a change")?.unwrap_or_default().into_owned(),
            };
            changes.push(Self { keyword: read.ub2("keyword of a change")?, text, bytes });
        }
        Ok(changes)
    }

    pub(super) fn write(&self, write: &mut Writer) {
        write.dlc(self.text.as_bytes());
        write.dlc(&self.bytes);
        write.number(self.keyword);
    }
}

impl ServerPiggyback {
    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError::Piggyback`] where nobody knows where it ends.
    pub fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        let what = "piggyback of the server";
        let number = read.u8(what)?;
        match number {
            4 => return session(read),
            5 => return changes(read).map(Self::Changes),
            7 => return Ok(Self::Transaction(read.dlc(what)?.unwrap_or_default().into_owned())),
            1 | 3 => {}
            2 => {
                read.skip_numbers(1, what)?;
                read.clr(what)?;
            }
            8 => {
                head(read)?;
                read.skip_numbers(2, what)?;
                read.skip(1, what)?;
                read.dlc(what)?;
            }
            9 => head(read)?,
            10 => {
                head(read)?;
                read.skip_numbers(3, what)?;
            }
            other => return Err(TtcError::Piggyback(other)),
        }
        Ok(Self::Other(number))
    }

    /// Writes it; what says nothing is not written.
    pub fn write(&self, write: &mut Writer) {
        match self {
            Self::Session { changed, id, serial } => {
                write.bytes(&[Kind::SERVER_PIGGYBACK, 4]);
                // No properties.
                write.zeros(3);
                write.number(if *changed { CHANGED } else { 0 });
                write.number(*id);
                write.number(*serial);
            }
            Self::Changes(changes) => {
                write.bytes(&[Kind::SERVER_PIGGYBACK, 5]);
                write.zeros(2);
                write.number(changes.len() as u64);
                write.u8(0);
                changes.iter().for_each(|change| change.write(write));
                write.u8(0);
            }
            Self::Transaction(id) => {
                write.bytes(&[Kind::SERVER_PIGGYBACK, 7]);
                write.dlc(id);
            }
            Self::Other(_) => {}
        }
    }
}

/// Bit of a session's flags: it is not the one of the last time.
const CHANGED: u32 = 4;

/// The number and the length of data types.
fn head(read: &mut Reader<'_>) -> Result<(), TtcError> {
    read.skip_numbers(1, "piggyback of the server")?;
    read.skip(1, "piggyback of the server")
}

fn changes(read: &mut Reader<'_>) -> Result<Vec<Change>, TtcError> {
    let what = "changes of a session";
    head(read)?;
    let count = read.ub4(what)?;
    read.skip(1, what)?;
    let changes = Change::read(read, count)?;
    read.skip_numbers(1, what)?;
    Ok(changes)
}

fn session(read: &mut Reader<'_>) -> Result<ServerPiggyback, TtcError> {
    head(read)?;
    let count = read.ub2("properties of a session")?;
    if count > 0 {
        read.skip(1, "properties of a session")?;
        Change::read(read, count.into())?;
    }
    let flags = read.ub4("flags of a session")?;
    let (id, serial) = (read.ub4("SID")?, read.ub2("serial number")?);
    Ok(ServerPiggyback::Session { changed: flags & CHANGED != 0, id, serial })
}
