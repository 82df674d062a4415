//! Values of columns and bind variables.

use std::fmt;

use super::caps::UTF8;
use super::{DateTime, FieldVersion, Number, Reader, TtcError, Writer};

/// Numbers of data types.
pub(super) mod kind {
    pub(crate) const VARCHAR: u8 = 1;
    pub(crate) const NUMBER: u8 = 2;
    pub(crate) const INTEGER: u8 = 3;
    pub(crate) const LONG: u8 = 8;
    pub(crate) const DATE: u8 = 12;
    pub(crate) const RAW: u8 = 23;
    pub(crate) const LONG_RAW: u8 = 24;
    pub(crate) const CHAR: u8 = 96;
    pub(crate) const FLOAT: u8 = 100;
    pub(crate) const DOUBLE: u8 = 101;
    pub(crate) const TIMESTAMP: u8 = 180;
    pub(crate) const TIMESTAMP_ZONE: u8 = 181;
    pub(crate) const TIMESTAMP_LOCAL: u8 = 231;
}

/// The form of characters that NCHAR and NVARCHAR2 have.
const NATIONAL: u8 = 2;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// NULL; an empty text is one as well.
    Null,
    /// NUMBER
    Number(Number),
    /// VARCHAR2, CHAR, NVARCHAR2, NCHAR, LONG
    Text(String),
    /// RAW, LONG RAW
    Bytes(Vec<u8>),
    /// DATE, TIMESTAMP
    Date(DateTime),
    /// BINARY_FLOAT, BINARY_DOUBLE
    Float(f64),
}

/// The type of a column or a bind variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ValueType {
    /// Its number.
    pub kind: u8,
    /// The form of its characters: 1 those of the database, 2 the national ones, 0 none.
    pub form: u8,
    /// Its longest value in bytes.
    pub size: u32,
}

impl ValueType {
    /// The type that a value is bound as.
    pub fn of(value: &Value) -> Self {
        let (kind, form, size) = match value {
            Value::Null => (kind::VARCHAR, 1, 1),
            Value::Text(text) => (kind::VARCHAR, 1, text.len().max(1) as u32),
            Value::Number(_) => (kind::NUMBER, 0, 22),
            Value::Bytes(bytes) => (kind::RAW, 0, bytes.len().max(1) as u32),
            Value::Date(DateTime { zone: Some(_), .. }) => (kind::TIMESTAMP_ZONE, 0, 13),
            Value::Date(DateTime { nanosecond: Some(_), .. }) => (kind::TIMESTAMP, 0, 11),
            Value::Date(_) => (kind::DATE, 0, 7),
            Value::Float(_) => (kind::DOUBLE, 0, 8),
        };
        Self { kind, form, size }
    }

    /// Its name in SQL, also where its values cannot be read here; that of an unknown type is its number.
    pub fn name(self) -> std::borrow::Cow<'static, str> {
        let is_national = self.form == NATIONAL;
        let name = match self.kind {
            kind::VARCHAR if is_national => "NVARCHAR2",
            kind::VARCHAR => "VARCHAR2",
            kind::CHAR if is_national => "NCHAR",
            kind::CHAR => "CHAR",
            kind::NUMBER | kind::INTEGER => "NUMBER",
            kind::LONG => "LONG",
            kind::DATE => "DATE",
            kind::RAW => "RAW",
            kind::LONG_RAW => "LONG RAW",
            kind::FLOAT => "BINARY_FLOAT",
            kind::DOUBLE => "BINARY_DOUBLE",
            kind::TIMESTAMP => "TIMESTAMP",
            kind::TIMESTAMP_ZONE => "TIMESTAMP WITH TIME ZONE",
            kind::TIMESTAMP_LOCAL => "TIMESTAMP WITH LOCAL TIME ZONE",
            11 | 208 => "ROWID",
            102 => "CURSOR",
            109 => "OBJECT",
            112 if is_national => "NCLOB",
            112 => "CLOB",
            113 => "BLOB",
            114 => "BFILE",
            119 => "JSON",
            127 => "VECTOR",
            182 => "INTERVAL YEAR TO MONTH",
            183 => "INTERVAL DAY TO SECOND",
            252 => "BOOLEAN",
            other => return format!("number {other}").into(),
        };
        name.into()
    }

    /// Whether values of it can be read here.
    pub fn is_known(self) -> bool {
        use kind::{CHAR, DATE, DOUBLE, FLOAT, INTEGER, LONG, LONG_RAW, NUMBER, RAW};
        let plain = [kind::VARCHAR, NUMBER, INTEGER, LONG, DATE, RAW, LONG_RAW, CHAR, FLOAT, DOUBLE];
        let times = [kind::TIMESTAMP, kind::TIMESTAMP_ZONE, kind::TIMESTAMP_LOCAL];
        plain.contains(&self.kind) || times.contains(&self.kind)
    }

    /// Whether its values come with an indicator and a return code.
    fn is_long(self) -> bool {
        matches!(self.kind, kind::LONG | kind::LONG_RAW)
    }

    /// Writes what a bind variable is.
    pub(super) fn write_bind(self, write: &mut Writer, fields: FieldVersion) {
        // It uses indicators; neither precision nor scale.
        write.bytes(&[self.kind, 1, 0, 0]);
        write.number(self.size);
        // Elements, flags, object type and its version.
        write.zeros(4);
        write.number(if self.form == 0 { 0 } else { UTF8 });
        write.bytes(&[self.form, 0]);
        if fields >= FieldVersion::V12_2 {
            write.u8(0);
        }
    }

    /// Reads what a bind variable is.
    pub(super) fn read_bind(read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        let what = "bind variable";
        let kind = read.u8(what)?;
        read.skip(3, what)?;
        let size = read.ub4(what)?;
        read.skip_numbers(2, what)?;
        read.dlc(what)?;
        read.skip_numbers(2, what)?;
        let form = read.u8(what)?;
        read.skip_numbers(if fields >= FieldVersion::V12_2 { 2 } else { 1 }, what)?;
        Ok(Self { kind, form, size })
    }
}

impl Value {
    /// Writes it for a type; the type of a value is [`ValueType::of`].
    ///
    /// # Errors
    /// [`TtcError::Value`] where a number is too long.
    pub fn write(&self, write: &mut Writer, of: ValueType) -> Result<(), TtcError> {
        match self {
            _ if of.size == 0 && !of.is_long() => return Ok(()),
            Self::Null => write.u8(0),
            Self::Number(number) => write.clr(&number.to_bytes()?),
            Self::Text(text) if of.form == NATIONAL => {
                let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                write.clr(&units);
            }
            Self::Text(text) => write.clr(text.as_bytes()),
            Self::Bytes(bytes) => write.clr(bytes),
            Self::Date(date) => write.clr(&date.to_bytes()),
            Self::Float(float) if of.kind == kind::FLOAT => write.clr(&sorted(float_bits(*float as f32))),
            Self::Float(float) => write.clr(&sorted(float.to_be_bytes())),
        }
        if of.is_long() {
            write.zeros(2);
        }
        Ok(())
    }

    /// Reads a value of a type.
    ///
    /// # Errors
    /// [`TtcError::Value`] where it is none, [`TtcError::Column`] where the type is not known here.
    pub fn read(read: &mut Reader<'_>, of: ValueType) -> Result<Self, TtcError> {
        // Such values have no bytes at all.
        if of.size == 0 && !of.is_long() {
            return Ok(Self::Null);
        }
        let bytes = read.clr("value of a column")?;
        if of.is_long() {
            read.skip_numbers(2, "indicator of a column")?;
        }
        let Some(bytes) = bytes else { return Ok(Self::Null) };
        Ok(match of.kind {
            kind::VARCHAR | kind::CHAR | kind::LONG => Self::Text(text(&bytes, of.form)),
            kind::NUMBER | kind::INTEGER => Self::Number(Number::from_bytes(&bytes)?),
            kind::RAW | kind::LONG_RAW => Self::Bytes(bytes.into_owned()),
            kind::FLOAT => Self::Float(f32::from_be_bytes(unsorted(&bytes)?).into()),
            kind::DOUBLE => Self::Float(f64::from_be_bytes(unsorted(&bytes)?)),
            kind::DATE | kind::TIMESTAMP | kind::TIMESTAMP_ZONE | kind::TIMESTAMP_LOCAL => {
                Self::Date(DateTime::from_bytes(&bytes)?)
            }
            _ => return Err(TtcError::Column { name: String::new(), kind: of.name() }),
        })
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Bytes(bytes) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02X}")),
            Self::Date(date) => date.fmt(f),
            Self::Float(float) => float.fmt(f),
        }
    }
}

fn text(bytes: &[u8], form: u8) -> String {
    if form != NATIONAL {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let units = bytes.chunks_exact(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn float_bits(float: f32) -> [u8; 4] {
    float.to_be_bytes()
}

/// Floating point numbers are kept so that their bytes sort as they do.
fn sorted<const N: usize>(mut bytes: [u8; N]) -> [u8; N] {
    match bytes[0] & 0x80 {
        0 => bytes[0] |= 0x80,
        _ => bytes = bytes.map(|byte| !byte),
    }
    bytes
}

fn unsorted<const N: usize>(bytes: &[u8]) -> Result<[u8; N], TtcError> {
    let mut bytes: [u8; N] = bytes.try_into().map_err(|_| TtcError::Value("floating point number"))?;
    match bytes[0] & 0x80 {
        0 => bytes = bytes.map(|byte| !byte),
        _ => bytes[0] &= 0x7F,
    }
    Ok(bytes)
}
