//! DATE and the TIMESTAMP types.

use std::fmt;

use super::TtcError;
use crate::calendar::{civil, days};

/// What hours of a zone are shifted by.
const ZONE_HOURS: i16 = 20;

/// What minutes of a zone are shifted by.
const ZONE_MINUTES: i16 = 60;

/// Bit of the first byte of a zone: a region stands there, not an offset.
const REGION: u8 = 0x80;

/// A date with its time, as a clock at its place shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateTime {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
    /// Parts of a second; `None` in a DATE.
    pub nanosecond: Option<u32>,
    /// The zone, in minutes east of UTC, where there is one.
    pub zone: Option<i16>,
}

impl DateTime {
    /// The DATE of a number of seconds since 1970, in UTC.
    pub fn from_unix(seconds: i64) -> Self {
        let (year, month, day) = civil(seconds.div_euclid(86_400));
        let of_day = seconds.rem_euclid(86_400);
        Self {
            year: year as i16,
            month,
            day,
            hour: (of_day / 3600) as u8,
            minute: (of_day / 60 % 60) as u8,
            second: (of_day % 60) as u8,
            nanosecond: None,
            zone: None,
        }
    }

    /// Reads the 7, 11 or 13 bytes of a value.
    ///
    /// # Errors
    /// [`TtcError::Value`] where they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TtcError> {
        let odd = TtcError::Value("date");
        let (date, rest) = bytes.split_first_chunk::<7>().ok_or(odd.clone())?;
        let [century, year, month, day, hour, minute, second] = *date;
        let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
        let is_time = (1..=24).contains(&hour) && (1..=60).contains(&minute) && (1..=60).contains(&second);
        if !is_date || !is_time {
            return Err(odd);
        }
        let year = (i16::from(century) - 100) * 100 + i16::from(year) - 100;
        let (nanosecond, zone) = match rest {
            [] => (None, None),
            [a, b, c, d] => (Some(u32::from_be_bytes([*a, *b, *c, *d])), None),
            [a, b, c, d, hours, minutes] => {
                (Some(u32::from_be_bytes([*a, *b, *c, *d])), zone(*hours, *minutes))
            }
            _ => return Err(odd),
        };
        let [hour, minute, second] = [hour - 1, minute - 1, second - 1];
        let utc = Self { year, month, day, hour, minute, second, nanosecond, zone };
        Ok(utc.later(zone.unwrap_or_default()))
    }

    /// The bytes of the value: 7 of a DATE, 11 of a TIMESTAMP, 13 with a zone.
    pub fn to_bytes(self) -> Vec<u8> {
        let utc = self.later(-self.zone.unwrap_or_default());
        let (century, year) = (utc.year.div_euclid(100) + 100, utc.year.rem_euclid(100) + 100);
        let mut bytes = vec![century as u8, year as u8, utc.month, utc.day];
        bytes.extend([utc.hour, utc.minute, utc.second].map(|part| part + 1));
        if self.nanosecond.is_some() || self.zone.is_some() {
            bytes.extend(self.nanosecond.unwrap_or_default().to_be_bytes());
        }
        if let Some(zone) = self.zone {
            bytes.extend([(zone / 60 + ZONE_HOURS) as u8, (zone % 60 + ZONE_MINUTES) as u8]);
        }
        bytes
    }

    /// The same with so many minutes more.
    fn later(self, minutes: i16) -> Self {
        if minutes == 0 {
            return self;
        }
        let of_day = i64::from(self.hour) * 60 + i64::from(self.minute) + i64::from(minutes);
        let day = days(self.year.into(), self.month, self.day) + of_day.div_euclid(1440);
        let (year, month, day) = civil(day);
        let of_day = of_day.rem_euclid(1440);
        let (hour, minute) = ((of_day / 60) as u8, (of_day % 60) as u8);
        Self { year: year as i16, month, day, hour, minute, ..self }
    }
}

/// The zone of two bytes, if they are an offset.
fn zone(hours: u8, minutes: u8) -> Option<i16> {
    let is_offset = hours & REGION == 0 && (hours, minutes) != (0, 0);
    is_offset.then(|| (i16::from(hours) - ZONE_HOURS) * 60 + i16::from(minutes) - ZONE_MINUTES)
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute, second, .. } = self;
        write!(f, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")?;
        match self.nanosecond {
            Some(part) if part % 1000 != 0 => write!(f, ".{part:09}")?,
            Some(part) => write!(f, ".{:06}", part / 1000)?,
            None => {}
        }
        match self.zone {
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                write!(f, " {sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
            None => Ok(()),
        }
    }
}
