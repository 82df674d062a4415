//! Oracle's NUMBER: up to 40 decimal digits and an exponent.

use std::fmt;
use std::str::FromStr;

use super::TtcError;

/// The digits to the base 100 that a number may have.
const PAIRS: usize = 20;

/// What the exponent is shifted by.
const SHIFT: i32 = 65;

/// The byte behind the digits of a negative number.
const NEGATIVE_END: u8 = 102;

/// A number in decimal digits, without an exponent: `-12.5`, `0`, `100`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Number(String);

impl Number {
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the bytes of a NUMBER.
    ///
    /// # Errors
    /// [`TtcError::Value`] where they are none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TtcError> {
        let odd = TtcError::Value("NUMBER");
        let (head, digits) = bytes.split_first().ok_or(odd.clone())?;
        match bytes {
            [0x80] => return Ok(Self("0".to_owned())),
            [0x00] => return Ok(Self("-Infinity".to_owned())),
            [0xFF, 0x65] => return Ok(Self("Infinity".to_owned())),
            _ => {}
        }
        let is_negative = head & 0x80 == 0;
        let exponent = i32::from(if is_negative { !head } else { *head } & 0x7F) - SHIFT;
        let digits =
            if is_negative { digits.strip_suffix(&[NEGATIVE_END]).unwrap_or(digits) } else { digits };
        if digits.is_empty() || digits.len() > PAIRS {
            return Err(odd);
        }
        let mut text = String::new();
        for digit in digits {
            let pair = if is_negative { 101u8.checked_sub(*digit) } else { digit.checked_sub(1) };
            let pair = pair.filter(|pair| *pair < 100).ok_or(odd.clone())?;
            text.push_str(&format!("{pair:02}"));
        }
        Ok(Self(plain(is_negative, &text, (exponent + 1) * 2)))
    }

    /// The bytes of a NUMBER.
    ///
    /// # Errors
    /// [`TtcError::Value`] where it has too many digits, or is too large or too small.
    pub fn to_bytes(&self) -> Result<Vec<u8>, TtcError> {
        let odd = TtcError::Value("NUMBER");
        let (is_negative, text) = self.0.strip_prefix('-').map_or((false, &*self.0), |text| (true, text));
        match self.0.as_str() {
            "0" => return Ok(vec![0x80]),
            "Infinity" => return Ok(vec![0xFF, 0x65]),
            "-Infinity" => return Ok(vec![0x00]),
            _ => {}
        }
        let (pairs, exponent) = pairs(text);
        if pairs.len() > PAIRS || !(-SHIFT..=62).contains(&exponent) {
            return Err(odd);
        }
        let head = (exponent + SHIFT) as u8 | 0x80;
        let mut bytes = vec![if is_negative { !head } else { head }];
        bytes.extend(pairs.iter().map(|pair| if is_negative { 101 - pair } else { pair + 1 }));
        if is_negative && pairs.len() < PAIRS {
            bytes.push(NEGATIVE_END);
        }
        Ok(bytes)
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl FromStr for Number {
    type Err = TtcError;

    /// Reads decimal digits with an optional sign, point and exponent.
    fn from_str(text: &str) -> Result<Self, TtcError> {
        let odd = || TtcError::Value("NUMBER");
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| odd())?),
            None => (text, 0),
        };
        let (is_negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, fraction].concat();
        let is_digits =
            !digits.is_empty() && digits.len() <= 1024 && digits.bytes().all(|byte| byte.is_ascii_digit());
        match is_digits && exponent.abs() <= 1024 {
            true => Ok(Self(plain(is_negative, &digits, whole.len() as i32 + exponent))),
            false => Err(odd()),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Digits whose point stands behind so many of them, without needless zeros.
fn plain(is_negative: bool, digits: &str, point: i32) -> String {
    let zeros = "0".repeat(usize::try_from(-point).unwrap_or_default());
    let behind = "0".repeat(usize::try_from(point - digits.len() as i32).unwrap_or_default());
    let all = [&zeros, digits, &behind].concat();
    let (whole, fraction) = all.split_at(usize::try_from(point).unwrap_or_default());
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if is_negative && (whole, fraction) != ("0", "") { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    [sign, whole, point, fraction].concat()
}

/// The digits to the base 100 of a plain text without sign, and the exponent of the first one.
fn pairs(text: &str) -> (Vec<u8>, i32) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole = if whole.len().is_multiple_of(2) { whole.to_owned() } else { format!("0{whole}") };
    let fraction =
        if fraction.len().is_multiple_of(2) { fraction.to_owned() } else { format!("{fraction}0") };
    let digits = [whole.as_bytes(), fraction.as_bytes()].concat();
    let all = digits.chunks_exact(2).map(|pair| (pair[0] - b'0') * 10 + (pair[1] - b'0'));
    let all: Vec<u8> = all.collect();
    let first = all.iter().take_while(|pair| **pair == 0).count();
    let end = all.len() - all.iter().rev().take_while(|pair| **pair == 0).count();
    let exponent = (whole.len() / 2) as i32 - 1 - first as i32;
    (all.get(first..end).unwrap_or_default().to_vec(), exponent)
}
