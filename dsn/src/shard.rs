//! Sharding keys, which send a session straight to the right shard of a sharded database.
//!
//! **Experimental.** Keys of one text or number are written as Oracle's manuals show it and as its own
//! labs run it with SQL*Plus (`SHARDING_KEY=40598230`). How several values, bytes and dates are written
//! as text is documented nowhere: their forms here are inferred ([`ShardKey::is_documented`]), and none
//! of them was ever run against a sharded database.
//!
//! ```
//! use tns_dsn::shard::{ShardDate, ShardKey};
//!
//! assert_eq!(ShardKey::from(40598230).value()?, "40598230");
//! let key = ShardKey::from("gold").and(vec![0x0A, 0xFF]).and(ShardDate::day(2026, 2, 28));
//! assert_eq!(key.value()?, "gold,0AFF,2026-02-28 00:00:00");
//! # Ok::<(), tns_dsn::shard::ShardKeyError>(())
//! ```

use std::fmt::Write as _;

/// A sharding key or a super sharding key: one value for each column of the key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ShardKey(Vec<ShardPart>);

/// The value of one column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ShardPart {
    /// A text.
    Text(String),
    /// A number in decimal digits: `-12.5`.
    Number(String),
    /// Bytes, written in hexadecimal digits.
    Bytes(Vec<u8>),
    /// A date, written as `2026-02-28 13:05:00`.
    Date(ShardDate),
}

/// A date with its time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ShardDate {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the last day of the month.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

/// A key that cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShardKeyError {
    /// A value without anything in it.
    #[error("a value of the key is empty")]
    Empty,
    /// A text that no value of a descriptor can hold.
    #[error("a text of the key holds both kinds of quotes, or a control character")]
    Unquotable,
    /// A comma in one of several values.
    #[error("a text of the key holds a comma, which stands between the values of a key")]
    Comma,
    /// A number that is none.
    #[error("a number of the key is not made of decimal digits")]
    Number,
    /// A date that is none.
    #[error("a date of the key is no day of the calendar, or no time of a day")]
    Date,
}

impl ShardKey {
    /// A key of one value.
    #[must_use]
    pub fn new(part: impl Into<ShardPart>) -> Self {
        Self(vec![part.into()])
    }

    /// The same with a value for the next column.
    #[must_use]
    pub fn and(mut self, part: impl Into<ShardPart>) -> Self {
        self.0.push(part.into());
        self
    }

    /// Its values, in order.
    #[must_use]
    pub fn parts(&self) -> &[ShardPart] {
        &self.0
    }

    /// Whether Oracle's manuals show how such a key is written: one text or one number.
    #[must_use]
    pub fn is_documented(&self) -> bool {
        matches!(self.0.as_slice(), [ShardPart::Text(_) | ShardPart::Number(_)])
    }

    /// The value of SHARDING_KEY or SUPER_SHARDING_KEY, without quotes.
    ///
    /// # Errors
    /// [`ShardKeyError`] where one of the values cannot be written.
    pub fn value(&self) -> Result<String, ShardKeyError> {
        let values: Result<Vec<_>, _> = self.0.iter().map(ShardPart::value).collect();
        let values = values?;
        match values.len() > 1 && values.iter().any(|value| value.contains(',')) {
            true => Err(ShardKeyError::Comma),
            false => Ok(values.join(",")),
        }
    }
}

impl ShardPart {
    fn value(&self) -> Result<String, ShardKeyError> {
        match self {
            Self::Text(text) if text.is_empty() => Err(ShardKeyError::Empty),
            Self::Text(text) if is_unquotable(text) => Err(ShardKeyError::Unquotable),
            Self::Text(text) => Ok(text.clone()),
            Self::Number(digits) if is_number(digits) => Ok(digits.clone()),
            Self::Number(_) => Err(ShardKeyError::Number),
            Self::Bytes(bytes) if bytes.is_empty() => Err(ShardKeyError::Empty),
            Self::Bytes(bytes) => Ok(bytes.iter().fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02X}");
                text
            })),
            Self::Date(date) => date.value(),
        }
    }
}

impl ShardDate {
    /// Midnight of a day.
    #[must_use]
    pub fn day(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day, ..Self::default() }
    }

    fn value(self) -> Result<String, ShardKeyError> {
        let Self { year, month, day, hour, minute, second } = self;
        let is_date = (1..=9999).contains(&year) && (1..=last_day(year, month)).contains(&day);
        match is_date && hour < 24 && minute < 60 && second < 60 {
            true => Ok(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")),
            false => Err(ShardKeyError::Date),
        }
    }
}

/// The last day of a month; 0 where there is no such month.
fn last_day(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn is_unquotable(text: &str) -> bool {
    text.contains('"') && text.contains('\'') || text.chars().any(char::is_control)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

impl<P: Into<ShardPart>> From<P> for ShardKey {
    fn from(part: P) -> Self {
        Self::new(part)
    }
}

impl From<&str> for ShardPart {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for ShardPart {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for ShardPart {
    fn from(number: i64) -> Self {
        Self::Number(number.to_string())
    }
}

impl From<Vec<u8>> for ShardPart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<ShardDate> for ShardPart {
    fn from(date: ShardDate) -> Self {
        Self::Date(date)
    }
}

#[cfg(test)]
mod tests {
    use super::{ShardDate, ShardKey, ShardKeyError, ShardPart};

    #[test]
    fn each_type_has_its_text() {
        let time = ShardDate { hour: 13, minute: 5, ..ShardDate::day(2024, 2, 29) };
        let number = ShardPart::Number("-0.5".to_owned());
        for (key, value, is_documented) in [
            (ShardKey::from("tom.edwards@y.bogus"), "tom.edwards@y.bogus", true),
            (ShardKey::from("a, b (c)"), "a, b (c)", true),
            (ShardKey::from(-7), "-7", true),
            (ShardKey::from(number), "-0.5", true),
            (ShardKey::from(vec![0, 0xAB]), "00AB", false),
            (ShardKey::from(time), "2024-02-29 13:05:00", false),
            (ShardKey::from("EU").and(12), "EU,12", false),
        ] {
            assert_eq!(key.value().as_deref(), Ok(value));
            assert_eq!(key.is_documented(), is_documented, "{value}");
        }
    }

    #[test]
    fn what_cannot_be_written_is_an_error() {
        let number = |text: &str| ShardKey::from(ShardPart::Number(text.to_owned()));
        for (key, error) in [
            (ShardKey::from(""), ShardKeyError::Empty),
            (ShardKey::from(Vec::new()), ShardKeyError::Empty),
            (ShardKey::from("it's \"x\""), ShardKeyError::Unquotable),
            (ShardKey::from("a\nb"), ShardKeyError::Unquotable),
            (ShardKey::from("a,b").and(1), ShardKeyError::Comma),
            (number("1e5"), ShardKeyError::Number),
            (number("1."), ShardKeyError::Number),
            (number("-"), ShardKeyError::Number),
            (ShardKey::from(ShardDate::day(2023, 2, 29)), ShardKeyError::Date),
            (ShardKey::from(ShardDate::day(1900, 2, 29)), ShardKeyError::Date),
            (ShardKey::from(ShardDate::day(2023, 13, 1)), ShardKeyError::Date),
            (ShardKey::from(ShardDate { hour: 24, ..ShardDate::day(2023, 1, 1) }), ShardKeyError::Date),
        ] {
            assert_eq!(key.value(), Err(error), "{key:?}");
        }
    }
}
