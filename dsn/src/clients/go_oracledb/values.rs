//! How the driver reads numbers, switches and time spans.

use super::nodes::Node;
use super::{Refusal, no_value, unfit};

/// on/yes/true or off/no/false, blanks around it allowed; anything else is an error.
pub(super) fn boolean(node: &Node<'_>) -> Result<bool, Refusal> {
    tns_parser::model::read_boolean(node.value.trim())
        .ok_or_else(|| unfit(node.value, &node.name.to_ascii_uppercase()))
}

/// A whole number without blanks around it; one below zero counts as zero.
pub(super) fn integer(node: &Node<'_>) -> Result<i64, Refusal> {
    node.value.parse().map(|number: i64| number.max(0)).map_err(|_| no_value(node, "numeric"))
}

/// A port: larger numbers lose their high bits, and 0 means the default.
pub(super) fn port(node: &Node<'_>) -> Result<i64, Refusal> {
    let number: i64 = node.value.parse().map_err(|_| no_value(node, "0 or greater"))?;
    match number {
        ..0 => Err(no_value(node, "0 or greater")),
        _ => Ok(number & 0xFFFF),
    }
}

/// Milliseconds of a bare number of seconds or of a time span as Go writes it: `500ms`, `2m`. The
/// words of Oracle Net, `sec` and `min`, are errors.
pub(super) fn duration(node: &Node<'_>) -> Result<i64, Refusal> {
    let wanted = "Go duration (e.g. 10s, 500ms) OR integer seconds (e.g. 10)";
    if let Some(millis) = go_duration(node.value) {
        return Ok(millis);
    }
    let seconds: i64 = node.value.parse().map_err(|_| no_value(node, wanted))?;
    match seconds {
        ..0 => Err(no_value(node, "non-negative")),
        _ => Ok(seconds.saturating_mul(1000)),
    }
}

/// Nanoseconds of a unit.
const UNITS: [(&str, f64); 8] =
    [("ns", 1.0), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 6e10), ("h", 3.6e12)];

/// Numbers with a unit each, one behind the other; `0` needs none.
fn go_duration(text: &str) -> Option<i64> {
    let (sign, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    let mut nanos = 0.0;
    while !rest.is_empty() || nanos == 0.0 {
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let (number, behind) = rest.split_at(rest.find(|c| !is_number(c)).unwrap_or(rest.len()));
        let (unit, behind) = behind.split_at(behind.find(is_number).unwrap_or(behind.len()));
        let (_, length) = UNITS.iter().find(|(name, _)| *name == unit)?;
        nanos += number.parse::<f64>().ok()? * length;
        if behind.is_empty() {
            break;
        }
        rest = behind;
    }
    (nanos < i64::MAX as f64).then(|| (sign * nanos / 1e6) as i64)
}
