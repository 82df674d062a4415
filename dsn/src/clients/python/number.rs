//! Numbers as `int` and `float` read them, and what the driver makes of them.

use super::chars::{digit_value, is_digit, is_space, trim};
use crate::clients::Refusal;

/// `int` refuses more digits, so that nobody can keep it busy.
const MOST_DIGITS: usize = 4300;

/// An unsigned number of 32 bits.
///
/// # Errors
/// The text is no number or does not fit; both are exceptions of Python.
pub(super) fn unsigned(text: &str) -> Result<u32, Refusal> {
    // Blanks beyond the six of C only count in texts that are not plain ASCII.
    let trimmed = match text.is_ascii() {
        true => text.trim_matches([' ', '\t', '\n', '\x0b', '\x0c', '\r']),
        false => text.trim_matches(is_space),
    };
    let (is_negative, digits) = match trimmed.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let value = magnitude(digits).ok_or_else(|| unreadable("int", text))?;
    match u32::try_from(value) {
        Ok(value) if value == 0 || !is_negative => Ok(value),
        _ => Err(Refusal::crash(format!("OverflowError: `{text}` does not fit into 32 bits without a sign"))),
    }
}

fn magnitude(digits: &str) -> Option<u64> {
    let plain = without_underscores(digits)?;
    if plain.chars().count() > MOST_DIGITS || plain.is_empty() {
        return None;
    }
    plain
        .chars()
        .try_fold(0_u64, |value, c| Some(value.saturating_mul(10).saturating_add(digit_value(c)?.into())))
}

/// Underscores are allowed between two digits.
fn without_underscores(text: &str) -> Option<std::borrow::Cow<'_, str>> {
    if !text.contains('_') {
        return Some(text.into());
    }
    let ends_well = |part: &str| part.ends_with(is_digit);
    let starts_well = |part: &str| part.starts_with(is_digit);
    let parts: Vec<&str> = text.split('_').collect();
    let is_sound = parts.windows(2).all(|pair| ends_well(pair[0]) && starts_well(pair[1]));
    is_sound.then(|| parts.concat().into())
}

/// A number with a fraction, an exponent, `inf` or `nan`.
fn float(text: &str) -> Result<f64, Refusal> {
    let plain = without_underscores(trim(text)).map(|text| ascii_digits(&text));
    plain.and_then(|plain| plain.parse().ok()).ok_or_else(|| unreadable("float", text))
}

fn ascii_digits(text: &str) -> String {
    text.chars().map(|c| digit_value(c).map_or(c, |value| char::from(b'0' + value))).collect()
}

/// Seconds, or a number with `ms`, `sec` or `min` behind it.
///
/// # Errors
/// What is no number is an exception of Python; no other unit is known.
pub(super) fn seconds(text: &str) -> Result<f64, Refusal> {
    let text = trim(text);
    if let Some(number) = without_unit(text, "sec") {
        return float(number);
    }
    if let Some(number) = without_unit(text, "ms") {
        return float(number).map(|millis| millis / 1000.0);
    }
    match without_unit(text, "min") {
        Some(number) => float(number).map(|minutes| minutes * 60.0),
        None => float(text),
    }
}

fn without_unit<'a>(text: &'a str, unit: &str) -> Option<&'a str> {
    let (number, last) = text.split_at_checked(text.len().checked_sub(unit.len())?)?;
    last.eq_ignore_ascii_case(unit).then_some(number)
}

fn unreadable(reader: &str, text: &str) -> Refusal {
    Refusal::crash(format!("ValueError: {reader}() cannot read `{text}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        let long = "0".repeat(4299) + "7";
        let read = [" 15 ", "+7", "-0", "1_000", "007", "١٥٢١", "\u{a0}5\u{1c}", "4294967295", &long];
        let values = read.map(|text| unsigned(text).ok());
        assert_eq!(values, [15, 7, 0, 1000, 7, 1521, 5, u32::MAX, 7].map(Some));
    }

    #[test]
    fn what_is_no_integer() {
        let long = "0".repeat(4301);
        let texts = [
            "",
            "-1",
            "4294967296",
            "1521.5",
            "0x5F1",
            "1__0",
            "_1",
            "1_",
            "+ 5",
            "²",
            "5\u{1c}",
            "+-1",
            &long,
        ];
        assert_eq!(texts.map(|text| unsigned(text).ok()), [None; 13]);
    }

    #[test]
    fn durations() {
        let texts = ["20", " 500 MS", "3sec", "2 Min", "1e1", ".5", "1_0.5sec", "٣", "-1"];
        let values = texts.map(|text| seconds(text).ok());
        assert_eq!(values, [20.0, 0.5, 3.0, 120.0, 10.0, 0.5, 10.5, 3.0, -1.0].map(Some));
        assert!(["nan", "-NaN"].into_iter().all(|text| seconds(text).is_ok_and(f64::is_nan)));
        assert_eq!(["inf", "Infinity", "1e400"].map(|text| seconds(text).ok()), [Some(f64::INFINITY); 3]);
    }

    #[test]
    fn what_is_no_duration() {
        let texts = ["", "1h", "sec", "1 s", "1_", "1_.5", "0x10", "1e", "5²", "é"];
        assert_eq!(texts.map(|text| seconds(text).ok()), [None; 10]);
    }
}
