//! The columns of a query.

use super::{FieldVersion, Kind, Reader, TtcError, ValueType, Writer};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    pub of: ValueType,
    /// The precision of a number.
    pub precision: u8,
    /// The scale of a number: -127 is none.
    pub scale: i8,
    /// Whether it can be NULL.
    pub nullable: bool,
}

impl Column {
    /// A column that can be NULL, without precision and scale.
    pub fn new(name: impl Into<String>, of: ValueType) -> Self {
        Self {
            name: name.into(),
            of,
            precision: 0,
            scale: if of.kind == 2 { -127 } else { 0 },
            nullable: true,
        }
    }

    /// Writes the columns of a query. Some drivers read the scale as a number: see
    /// [`super::Caps::is_other_driver`].
    pub fn write_all(columns: &[Self], write: &mut Writer, fields: FieldVersion, other_driver: bool) {
        write.bytes(&[Kind::DESCRIBE, 0]);
        write.number(columns.iter().map(|column| u64::from(column.of.size)).sum::<u64>());
        write.number(columns.len() as u64);
        if !columns.is_empty() {
            write.u8(columns.len() as u8);
        }
        columns.iter().zip(1u16..).for_each(|(column, at)| column.write(write, at, fields, other_driver));
        // The date, four flags, another text.
        write.zeros(6);
    }

    /// Reads the columns of a query behind the first byte.
    ///
    /// # Errors
    /// [`TtcError`] where they are not whole.
    pub fn read_all(read: &mut Reader<'_>, fields: FieldVersion) -> Result<Vec<Self>, TtcError> {
        let what = "description of a query";
        read.clr(what)?;
        read.skip_numbers(1, what)?;
        let count = read.ub4("number of columns")?;
        if count > 0 {
            read.skip(1, what)?;
        }
        let mut columns = Vec::new();
        for _ in 0..count {
            columns.push(Self::read(read, fields)?);
        }
        read.dlc(what)?;
        read.skip_numbers(4, what)?;
        read.dlc(what)?;
        Ok(columns)
    }

    fn write(&self, write: &mut Writer, at: u16, fields: FieldVersion, other_driver: bool) {
        write.bytes(&[self.of.kind, 0, self.precision]);
        match (other_driver, self.scale) {
            (false, scale) => write.u8(scale as u8),
            (true, scale @ ..0) => write.bytes(&[0x81, scale.unsigned_abs()]),
            (true, scale) => write.number(scale as u8),
        }
        write.number(self.of.size);
        // Elements, flags, object type and its version, character set.
        write.zeros(5);
        write.u8(self.of.form);
        write.number(self.of.size);
        if fields >= FieldVersion::V12_2 {
            write.u8(0);
        }
        write.flag(self.nullable);
        write.u8(self.name.len() as u8);
        write.dlc(self.name.as_bytes());
        // The schema and the name of an object type.
        write.zeros(2);
        write.number(at);
        write.u8(0);
        write.zeros(if fields >= FieldVersion::V23_1 { 2 } else { 0 });
        write.zeros(if fields >= FieldVersion::V23_1_ANNOTATIONS { 1 } else { 0 });
        write.zeros(if fields >= FieldVersion::V23_4 { 3 } else { 0 });
    }

    fn read(read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        let what = "column";
        let kind = read.u8("type of a column")?;
        read.skip(1, what)?;
        let (precision, scale) = (read.u8(what)?, read.u8(what)? as i8);
        let longest = read.ub4(what)?;
        read.skip_numbers(2, what)?;
        read.dlc(what)?;
        read.skip_numbers(2, what)?;
        let form = read.u8(what)?;
        read.skip_numbers(if fields >= FieldVersion::V12_2 { 2 } else { 1 }, what)?;
        let nullable = read.u8(what)? != 0;
        read.skip(1, what)?;
        let name = read.dlc_text("name of a column")?;
        read.dlc(what)?;
        read.dlc(what)?;
        read.skip_numbers(2, what)?;
        skip_newer(read, fields)?;
        Ok(Self { name, of: ValueType { kind, form, size: longest }, precision, scale, nullable })
    }
}

/// What columns have since release 23: domain, annotations, vectors.
fn skip_newer(read: &mut Reader<'_>, fields: FieldVersion) -> Result<(), TtcError> {
    let what = "column of release 23";
    if fields >= FieldVersion::V23_1 {
        read.dlc(what)?;
        read.dlc(what)?;
    }
    if fields >= FieldVersion::V23_1_ANNOTATIONS && read.ub4(what)? > 0 {
        read.skip(1, what)?;
        let count = read.ub4(what)?;
        read.skip(1, what)?;
        for _ in 0..count {
            read.dlc(what)?;
            read.dlc(what)?;
            read.skip_numbers(1, what)?;
        }
        read.skip_numbers(1, what)?;
    }
    if fields >= FieldVersion::V23_4 {
        read.skip_numbers(1, what)?;
        read.skip(2, what)?;
    }
    Ok(())
}
