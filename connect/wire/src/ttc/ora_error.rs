//! The end of a call: what went wrong, or that nothing did.

use super::{FieldVersion, Kind, Reader, TtcError, Writer};

/// Bit of a call's status: a transaction is open.
const TRANSACTION: u32 = 0x02;

/// Bit of a call's status: the session went back to its resident pool.
const RELEASED: u32 = 0x8000;

/// Bit of the warnings: something was made that does not compile.
const COMPILED_WITH_ERRORS: u8 = 0x20;

/// What a call did to the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallStatus(pub u32);

impl CallStatus {
    /// A status with or without an open transaction.
    pub fn new(in_transaction: bool) -> Self {
        Self(if in_transaction { TRANSACTION } else { 0 })
    }

    /// Whether a transaction is open.
    pub fn in_transaction(self) -> bool {
        self.0 & TRANSACTION != 0
    }

    /// Whether the session went back to its resident pool.
    pub fn is_released(self) -> bool {
        self.0 & RELEASED != 0
    }
}

/// Message 4.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OraError {
    /// What the call did to the session.
    pub status: CallStatus,
    /// The ORA number; 0 where nothing went wrong.
    pub number: u32,
    /// Its text, without the line break at its end.
    pub text: String,
    /// Where in the statement, counted from 0.
    pub position: u16,
    /// The cursor of a statement.
    pub cursor: u16,
    /// Rows that were fetched or changed.
    pub rows: u64,
    /// Something was made that does not compile.
    pub compiled_with_errors: bool,
}

impl OraError {
    /// A number with its text.
    pub fn new(number: u32, text: impl Into<String>) -> Self {
        Self { number, text: text.into(), ..Self::default() }
    }

    /// Writes it.
    pub fn write(&self, write: &mut Writer, fields: FieldVersion) {
        write.u8(Kind::ERROR);
        write.number(self.status.0);
        // Sequence, row, number of old clients, two places in arrays.
        write.zeros(2);
        write.number(self.number.min(0xFFFF));
        write.zeros(2);
        write.number(self.cursor);
        write.number(self.position);
        write.zeros(5);
        write.u8(if self.compiled_with_errors { COMPILED_WITH_ERRORS } else { 0 });
        // The row's place, the system's error, two bytes, padding, iterations, no logical row id,
        // no errors of a batch.
        write.zeros(5 + 1 + 2 + 2 + 1 + 3);
        write.number(self.number);
        write.number(self.rows);
        if fields >= FieldVersion::V20 {
            write.zeros(2);
        }
        if self.number != 0 {
            write.clr(format!("{}\n", self.text).as_bytes());
        }
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole.
    pub fn read(read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        let what = "error message";
        let status = CallStatus(read.ub4("status of the call")?);
        read.skip_numbers(5, what)?;
        let cursor = read.ub2("cursor")?;
        let position = read.ub2("position")?;
        read.skip(5, what)?;
        let compiled_with_errors = read.u8("warnings")? & COMPILED_WITH_ERRORS != 0;
        read.skip_numbers(2, "row")?;
        read.skip(1, "row")?;
        read.skip_numbers(3, what)?;
        read.skip(2, what)?;
        read.skip_numbers(2, what)?;
        read.dlc("logical row")?;
        skip_batch(read)?;
        let (number, rows) = (read.ub4("ORA number")?, read.ub8("number of rows")?);
        if fields >= FieldVersion::V20 {
            read.skip_numbers(2, what)?;
        }
        let text = if number == 0 { String::new() } else { read.text("text of the error")? };
        let text = text.trim_end().to_owned();
        Ok(Self { status, number, text, position, cursor, rows, compiled_with_errors })
    }
}

/// Passes over the errors of a batch: three arrays.
fn skip_batch(read: &mut Reader<'_>) -> Result<(), TtcError> {
    let what = "errors of a batch";
    let codes = read.ub2(what)?;
    skip_array(read, codes.into())?;
    let offsets = read.ub4(what)?;
    skip_array(read, offsets)?;
    let texts = read.ub2(what)?;
    if texts > 0 {
        read.skip(1, what)?;
    }
    for _ in 0..texts {
        read.skip_numbers(1, what)?;
        read.clr(what)?;
        read.skip(2, what)?;
    }
    Ok(())
}

/// Numbers behind the length of all, or each behind its own.
fn skip_array(read: &mut Reader<'_>, count: u32) -> Result<(), TtcError> {
    let what = "errors of a batch";
    if count == 0 {
        return Ok(());
    }
    let is_chunked = read.u8(what)? == super::reader::CHUNKED;
    for _ in 0..count {
        read.skip_numbers(if is_chunked { 2 } else { 1 }, what)?;
    }
    read.skip(usize::from(is_chunked), what)
}
