use crate::catalog::UNITS;

/// A time span as written, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Duration {
    /// Length in milliseconds; -1 where the parameter takes it as "no limit".
    pub millis: i64,
    /// Whether the text names its unit.
    pub with_unit: bool,
}

/// Why a text is no duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationError {
    /// It does not start with a number.
    NotANumber,
    /// The word behind the number is no unit that is allowed here.
    UnknownUnit,
}

impl Duration {
    /// Reads `10`, `10 sec`, `500ms`. `unit` counts where none is written,
    /// `units` are the words allowed behind the number (case does not matter).
    ///
    /// # Errors
    /// [`DurationError`] says which half is wrong.
    pub fn parse(text: &str, unit: &str, units: &[&str]) -> Result<Self, DurationError> {
        if let Some(number) = small(text) {
            return Ok(Self { millis: number * Self::millis_of(unit), with_unit: false });
        }
        let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-')).unwrap_or(text.len());
        let (number, word) = text.split_at(digits);
        let number = number.parse::<f64>().map_err(|_| DurationError::NotANumber)?;
        let word = word.trim();
        let named = units.iter().find(|known| known.eq_ignore_ascii_case(word));
        let unit = match (word.is_empty(), named) {
            (true, _) => unit,
            (false, Some(known)) => known,
            (false, None) => return Err(DurationError::UnknownUnit),
        };
        let millis = (number * Self::millis_of(unit) as f64) as i64;
        Ok(Self { millis, with_unit: !word.is_empty() })
    }

    /// How many milliseconds a unit of the catalogue is.
    pub(super) fn millis_of(unit: &str) -> i64 {
        UNITS.iter().find(|row| row.name == unit).map_or(1, |row| row.millis as i64)
    }
}

/// The number of a few digits and nothing else: what most time spans are.
fn small(text: &str) -> Option<i64> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.bytes().fold(0, |number, byte| number * 10 + i64::from(byte - b'0')))
}
