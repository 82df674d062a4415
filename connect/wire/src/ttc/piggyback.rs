//! What goes along with the next function of a client.

use super::{FieldVersion, Header, Kind, Pairs, Reader, TtcError, Writer};

/// What goes along with the next function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piggyback {
    /// 105: these cursors are not needed any more.
    CloseCursors(Vec<u32>),
    /// 120: these cursors are not fetched from any more.
    CancelCursors(Vec<u32>),
    /// 135: who works in the session, and on what.
    EndToEnd(EndToEnd),
    /// 152: the current schema.
    Schema(String),
    /// 154: an application context.
    Context {
        /// Its namespace.
        namespace: String,
        /// 1: set, 2: clear what was there.
        flags: u16,
        /// Names and values.
        entries: Pairs,
    },
    /// 176: a request begins or ends.
    SessionState(u64),
}

/// Who works in a session, and on what; what is `None` stays as it is, an empty text clears.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndToEnd {
    /// CLIENT_IDENTIFIER
    pub client_id: Option<String>,
    /// MODULE
    pub module: Option<String>,
    /// ACTION
    pub action: Option<String>,
    /// The id of the execution context.
    pub context_id: Option<String>,
    /// CLIENT_INFO
    pub client_info: Option<String>,
    /// DBOP
    pub operation: Option<String>,
}

impl EndToEnd {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The parts in their order, each with its flag.
    fn parts(&self) -> [(u32, Option<&str>); 6] {
        let Self { client_id, module, action, context_id, client_info, operation } = self;
        let parts = [client_id, module, action, context_id, client_info, operation];
        let flags = [0x0001, 0x0008, 0x0010, 0x0020, 0x0100, 0x0200];
        std::array::from_fn(|at| (flags[at], parts[at].as_deref()))
    }

    fn write(&self, write: &mut Writer) {
        let parts = self.parts();
        write.zeros(2);
        write.number(parts.iter().filter(|(_, text)| text.is_some()).map(|(flag, _)| flag).sum::<u32>());
        for (at, (_, text)) in parts.iter().enumerate() {
            write.flag(text.is_some());
            write.number(text.unwrap_or_default().len() as u64);
            // Fields of old clients stand between the parts.
            write.zeros(match at {
                3 => 2,
                4 => 4,
                _ => 0,
            });
        }
        parts
            .iter()
            .filter_map(|(_, text)| *text)
            .filter(|text| !text.is_empty())
            .for_each(|text| write.clr(text.as_bytes()));
    }

    fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        let what = "attributes of a session";
        read.skip(2, what)?;
        read.skip_numbers(1, what)?;
        let mut lens = [None; 6];
        for (at, len) in lens.iter_mut().enumerate() {
            let is_set = read.u8(what)? != 0;
            let bytes = read.ub4(what)?;
            *len = is_set.then_some(bytes);
            let fields = [0, 0, 0, 1, 2, 0][at];
            for _ in 0..fields {
                read.skip(1, what)?;
                read.skip_numbers(1, what)?;
            }
        }
        let mut part = |at: usize| match lens[at] {
            None => Ok(None),
            Some(0) => Ok(Some(String::new())),
            Some(_) => read.text(what).map(Some),
        };
        Ok(Self {
            client_id: part(0)?,
            module: part(1)?,
            action: part(2)?,
            context_id: part(3)?,
            client_info: part(4)?,
            operation: part(5)?,
        })
    }
}

impl Piggyback {
    fn function(&self) -> u8 {
        match self {
            Self::CloseCursors(_) => 105,
            Self::CancelCursors(_) => 120,
            Self::EndToEnd(_) => 135,
            Self::Schema(_) => 152,
            Self::Context { .. } => 154,
            Self::SessionState(_) => 176,
        }
    }

    /// Writes it with its header.
    pub fn write(&self, write: &mut Writer, fields: FieldVersion, sequence: u8) {
        Header { kind: Kind::PIGGYBACK, function: self.function(), sequence }.write(write, fields);
        match self {
            Self::CloseCursors(cursors) | Self::CancelCursors(cursors) => {
                write.u8(1);
                write.number(cursors.len() as u64);
                cursors.iter().for_each(|cursor| write.number(*cursor));
            }
            Self::EndToEnd(attributes) => attributes.write(write),
            Self::Schema(schema) => {
                write.u8(1);
                write.dlc(schema.as_bytes());
            }
            Self::Context { namespace, flags, entries } => {
                write.u8(1);
                write.number(namespace.len() as u64);
                write.flag(!entries.is_empty());
                write.number(entries.len() as u64);
                write.number(*flags);
                write.u8(0);
                write.clr(namespace.as_bytes());
                entries.write(write);
            }
            Self::SessionState(state) => write.number(*state),
        }
    }

    /// Reads it behind its header.
    ///
    /// # Errors
    /// [`TtcError::Function`] where it is not known here.
    pub fn read(function: u8, read: &mut Reader<'_>) -> Result<Self, TtcError> {
        Ok(match function {
            105 => Self::CloseCursors(cursors(read)?),
            120 => Self::CancelCursors(cursors(read)?),
            135 => Self::EndToEnd(EndToEnd::read(read)?),
            152 => {
                read.skip(1, "schema")?;
                Self::Schema(read.dlc_text("schema")?)
            }
            154 => context(read)?,
            176 => Self::SessionState(read.ub8("state of a session")?),
            other => return Err(TtcError::Function(other)),
        })
    }
}

fn cursors(read: &mut Reader<'_>) -> Result<Vec<u32>, TtcError> {
    read.skip(1, "cursors")?;
    let count = read.ub4("number of cursors")?;
    (0..count).map(|_| read.ub4("cursor")).collect()
}

fn context(read: &mut Reader<'_>) -> Result<Piggyback, TtcError> {
    let what = "application context";
    read.skip(1, what)?;
    read.ub4(what)?;
    read.skip(1, what)?;
    let count = read.ub4(what)?;
    let flags = read.ub2(what)?;
    read.skip(1, what)?;
    let namespace = read.text(what)?;
    Ok(Piggyback::Context { namespace, flags, entries: Pairs::read(read, count)? })
}
