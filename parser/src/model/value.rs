use std::borrow::Cow;

use super::duration::{Duration, DurationError};
use super::setting::Setting;
use crate::catalog::ValueType;
use crate::tree::Node;

/// A value as its type wants it. Texts stay in the source: see [`Setting::text`].
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// on/yes/true or off/no/false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A time span.
    Duration(Duration),
    /// A number of bytes.
    Size(u64),
    /// A word of a fixed set, in the catalogue's spelling.
    Word(&'static str),
    /// A list of words.
    Words(Box<[Cow<'a, str>]>),
    /// A file or directory.
    Path,
    /// A distinguished name.
    DistinguishedName,
    /// A host name or IP address.
    Host,
    /// A TCP port.
    Port(u16),
    /// A service of /etc/services in place of a port number.
    PortName,
    /// Free text, also of every unknown parameter.
    Text,
    /// Nested parameters.
    Nested(Box<[Setting<'a>]>),
    /// Not what the type wants.
    Invalid(ValueError),
}

/// Why a value does not fit its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// There is none.
    Empty,
    /// Not on/yes/true/off/no/false.
    NotBoolean,
    /// Not a whole number.
    NotANumber,
    /// A number outside its range.
    OutOfRange {
        /// The number, in the parameter's unit.
        number: i64,
        /// The type, which has the range.
        wanted: &'static ValueType,
    },
    /// A number with a word behind it that is no unit here.
    UnknownUnit {
        /// The units allowed.
        units: &'static [&'static str],
    },
    /// None of the allowed words.
    NotAllowed {
        /// The words allowed.
        allowed: &'static [&'static str],
    },
}

impl ValueError {
    /// One sentence about the value `text`.
    pub fn message(self, text: &str) -> String {
        match self {
            Self::Empty => "the value is missing".to_owned(),
            Self::NotBoolean => format!("`{text}` is neither on/yes/true nor off/no/false"),
            Self::NotANumber => format!("`{text}` is not a whole number"),
            Self::OutOfRange { number, wanted } => match wanted.range() {
                (Some(min), Some(max)) => format!("{number} is outside {min} to {max}"),
                (Some(min), None) => format!("{number} is below {min}"),
                (_, Some(max)) => format!("{number} is above {max}"),
                _ => format!("{number} is not allowed"),
            },
            Self::UnknownUnit { units: [] } => {
                format!("`{text}` has a unit where only a number is allowed")
            }
            Self::UnknownUnit { units } => format!("`{text}` has none of the units {}", units.join(", ")),
            Self::NotAllowed { allowed } => format!("`{text}` is none of {}", allowed.join(", ")),
        }
    }
}

/// on/yes/true is true, off/no/false is false, in any case.
pub fn read_boolean(text: &str) -> Option<bool> {
    const WORDS: [(&str, bool); 6] =
        [("on", true), ("yes", true), ("true", true), ("off", false), ("no", false), ("false", false)];
    WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|&(_, value)| value)
}

/// Reads the value of a node as `wanted` says.
pub fn read<'a>(wanted: &'static ValueType, node: Node<'a>) -> Value<'a> {
    match wanted {
        ValueType::List | ValueType::EnumList { .. } => return words(wanted, node),
        _ if node.is_nested() => return Value::Nested(super::setting::nested(node)),
        // Free text is not looked at.
        _ if wanted.is_text() && !node.value_span().is_empty() && !node.is_quoted() => {
            return text_value(wanted);
        }
        _ => {}
    }
    match check_value(wanted, &node.value()) {
        Ok(value) => value,
        Err(error) => Value::Invalid(error),
    }
}

/// Reads a text as `wanted` says: what it means, or why it does not fit.
///
/// # Errors
/// [`ValueError`] with what was wanted.
pub fn check_value<'a>(wanted: &'static ValueType, text: &str) -> Result<Value<'a>, ValueError> {
    if text.is_empty() {
        // An empty free text is a matter for rules that know the parameter.
        return if *wanted == ValueType::Text { Ok(Value::Text) } else { Err(ValueError::Empty) };
    }
    match *wanted {
        ValueType::Boolean => read_boolean(text).map(Value::Boolean).ok_or(ValueError::NotBoolean),
        ValueType::Integer { .. } => in_range(whole(text)?, wanted, 1).map(Value::Integer),
        ValueType::Size { .. } => {
            in_range(whole(text)?, wanted, 1).map(|number| Value::Size(number.max(0) as u64))
        }
        ValueType::Duration { unit, units, .. } => duration(text, wanted, unit, units),
        ValueType::Enum { allowed, removed } => word(text, allowed, removed),
        ValueType::Port if is_service_name(text) => Ok(Value::PortName),
        ValueType::Port => in_range(whole(text)?, wanted, 1).map(|number| Value::Port(number as u16)),
        _ => Ok(text_value(wanted)),
    }
}

/// The value of a type that takes any text.
fn text_value<'a>(wanted: &ValueType) -> Value<'a> {
    match wanted {
        ValueType::Path => Value::Path,
        ValueType::DistinguishedName => Value::DistinguishedName,
        ValueType::Host => Value::Host,
        _ => Value::Text,
    }
}

/// A whole number: `+5` and non-ASCII digits are none here.
fn whole(text: &str) -> Result<i64, ValueError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let number = match digits.bytes().all(|b| b.is_ascii_digit()) {
        true => text.parse().ok(),
        false => None,
    };
    number.ok_or(ValueError::NotANumber)
}

/// The number if it lies in the range of its type; `one` is what a number of
/// the range stands for.
fn in_range(number: i64, wanted: &'static ValueType, one: i64) -> Result<i64, ValueError> {
    let (min, max) = wanted.range();
    let below = min.is_some_and(|min| number < min.saturating_mul(one));
    let above = max.is_some_and(|max| number > max.saturating_mul(one));
    match below || above {
        true => Err(ValueError::OutOfRange { number: number / one, wanted }),
        false => Ok(number),
    }
}

fn duration<'a>(
    text: &str,
    wanted: &'static ValueType,
    unit: &'static str,
    units: &'static [&'static str],
) -> Result<Value<'a>, ValueError> {
    let duration = match Duration::parse(text, unit, units) {
        Ok(duration) => duration,
        Err(DurationError::NotANumber) => return Err(ValueError::NotANumber),
        Err(DurationError::UnknownUnit) => return Err(ValueError::UnknownUnit { units }),
    };
    in_range(duration.millis, wanted, Duration::millis_of(unit)).map(|_| Value::Duration(duration))
}

fn word<'a>(
    text: &str,
    allowed: &'static [&'static str],
    removed: &'static [&'static str],
) -> Result<Value<'a>, ValueError> {
    let word = allowed.iter().chain(removed).find(|word| word.eq_ignore_ascii_case(text));
    word.map(|word| Value::Word(word)).ok_or(ValueError::NotAllowed { allowed })
}

fn is_service_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// A host as a client looks it up.
pub(super) fn without_brackets(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => Cow::Owned(inner.to_owned()),
        None => text,
    }
}

fn words<'a>(wanted: &'static ValueType, node: Node<'a>) -> Value<'a> {
    if node.params().next().is_some() {
        return Value::Nested(super::setting::nested(node));
    }
    let words: Vec<Cow<'a, str>> = match node.items().next() {
        Some(_) => node.items().flat_map(|item| split(item.value())).collect(),
        None => split(node.value()),
    };
    let empty = words.is_empty() && matches!(wanted, ValueType::EnumList { .. });
    let stranger = match wanted {
        ValueType::EnumList { allowed, removed } if !allowed.is_empty() => words
            .iter()
            .find(|word| !allowed.iter().chain(*removed).any(|known| known.eq_ignore_ascii_case(word)))
            .map(|_| ValueError::NotAllowed { allowed }),
        _ => None,
    };
    match stranger {
        _ if empty => Value::Invalid(ValueError::Empty),
        Some(error) => Value::Invalid(error),
        None => Value::Words(words.into_boxed_slice()),
    }
}

fn split(text: Cow<'_, str>) -> Vec<Cow<'_, str>> {
    // `1.2 or 1.1` is how releases up to 19c list versions.
    let words = text.split(',').flat_map(|part| part.split(" or ")).map(|word| word.trim().to_owned());
    words.filter(|word| !word.is_empty()).map(Cow::Owned).collect()
}
