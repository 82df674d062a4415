use std::borrow::Cow;
use std::fmt;

use super::duration::{Duration, DurationError};
use super::setting::Setting;
use crate::catalog::ValueType;
use crate::tree::Node;

/// A value as its type wants it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "type", content = "value", rename_all = "kebab-case"))]
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
    Words(Vec<Cow<'a, str>>),
    /// A file or directory.
    Path(Cow<'a, str>),
    /// A distinguished name.
    DistinguishedName(Cow<'a, str>),
    /// A host name or IP address, without brackets.
    Host(Cow<'a, str>),
    /// A TCP port.
    Port(u16),
    /// A service of /etc/services in place of a port number.
    PortName(Cow<'a, str>),
    /// Free text, also of every unknown parameter.
    Text(Cow<'a, str>),
    /// Nested parameters.
    Nested(Vec<Setting<'a>>),
    /// Not what the type wants.
    Invalid(ValueError<'a>),
}

/// Why a value does not fit its type.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(tag = "why", rename_all = "kebab-case"))]
pub enum ValueError<'a> {
    /// There is none.
    Empty,
    /// Not on/yes/true/off/no/false.
    NotBoolean {
        /// As written.
        text: Cow<'a, str>,
    },
    /// Not a whole number.
    NotANumber {
        /// As written.
        text: Cow<'a, str>,
    },
    /// A number outside its range.
    OutOfRange {
        /// The number.
        number: i64,
        /// The smallest allowed.
        min: Option<i64>,
        /// The largest allowed.
        max: Option<i64>,
    },
    /// A number with a word behind it that is no unit here.
    UnknownUnit {
        /// As written.
        text: Cow<'a, str>,
        /// The units allowed.
        units: &'static [&'static str],
    },
    /// None of the allowed words.
    NotAllowed {
        /// As written.
        text: Cow<'a, str>,
        /// The words allowed.
        allowed: &'static [&'static str],
    },
}

impl fmt::Display for ValueError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the value is missing"),
            Self::NotBoolean { text } => write!(f, "`{text}` is neither on/yes/true nor off/no/false"),
            Self::NotANumber { text } => write!(f, "`{text}` is not a whole number"),
            Self::OutOfRange { number, min, max } => match (min, max) {
                (Some(min), Some(max)) => write!(f, "{number} is outside {min} to {max}"),
                (Some(min), None) => write!(f, "{number} is below {min}"),
                (_, Some(max)) => write!(f, "{number} is above {max}"),
                _ => write!(f, "{number} is not allowed"),
            },
            Self::UnknownUnit { text, units: [] } => {
                write!(f, "`{text}` has a unit where only a number is allowed")
            }
            Self::UnknownUnit { text, units } => {
                write!(f, "`{text}` has none of the units {}", units.join(", "))
            }
            Self::NotAllowed { text, allowed } => write!(f, "`{text}` is none of {}", allowed.join(", ")),
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
pub fn read<'a>(wanted: &ValueType, node: Node<'a>) -> Value<'a> {
    match wanted {
        ValueType::List | ValueType::EnumList { .. } => return words(wanted, node),
        _ if node.is_nested() => return Value::Nested(super::setting::nested(node)),
        _ => {}
    }
    check_value(wanted, node.value()).unwrap_or_else(Value::Invalid)
}

/// Reads a text as `wanted` says: what it means, or why it does not fit.
///
/// # Errors
/// [`ValueError`] with the text and what was wanted.
pub fn check_value<'a>(wanted: &ValueType, text: Cow<'a, str>) -> Result<Value<'a>, ValueError<'a>> {
    if text.is_empty() {
        // An empty free text is a matter for rules that know the parameter.
        return if *wanted == ValueType::Text { Ok(Value::Text(text)) } else { Err(ValueError::Empty) };
    }
    match *wanted {
        ValueType::Boolean => match read_boolean(&text) {
            Some(value) => Ok(Value::Boolean(value)),
            None => Err(ValueError::NotBoolean { text }),
        },
        ValueType::Integer { min, max } => integer(text, min, max).map(Value::Integer),
        ValueType::Size { min, max } => {
            integer(text, min, max).map(|number| Value::Size(number.max(0) as u64))
        }
        ValueType::Duration { unit, units, min, max } => duration(text, unit, units, min, max),
        ValueType::Enum { allowed, removed } => word(text, allowed, removed),
        ValueType::Path => Ok(Value::Path(text)),
        ValueType::DistinguishedName => Ok(Value::DistinguishedName(text)),
        ValueType::Host => Ok(Value::Host(without_brackets(text))),
        ValueType::Port => port(text),
        ValueType::Container | ValueType::Text | ValueType::List | ValueType::EnumList { .. } => {
            Ok(Value::Text(text))
        }
    }
}

fn integer(text: Cow<'_, str>, min: Option<i64>, max: Option<i64>) -> Result<i64, ValueError<'_>> {
    // `+5` and non-ASCII digits are no numbers here.
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let number = match digits.bytes().all(|b| b.is_ascii_digit()) {
        true => text.parse::<i64>().ok(),
        false => None,
    };
    let Some(number) = number else { return Err(ValueError::NotANumber { text }) };
    in_range(number, min, max)
}

fn in_range<'a>(number: i64, min: Option<i64>, max: Option<i64>) -> Result<i64, ValueError<'a>> {
    match min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        true => Err(ValueError::OutOfRange { number, min, max }),
        false => Ok(number),
    }
}

fn duration<'a>(
    text: Cow<'a, str>,
    unit: &'static str,
    units: &'static [&'static str],
    min: Option<i64>,
    max: Option<i64>,
) -> Result<Value<'a>, ValueError<'a>> {
    let duration = match Duration::parse(&text, unit, units) {
        Ok(duration) => duration,
        Err(DurationError::NotANumber) => return Err(ValueError::NotANumber { text }),
        Err(DurationError::UnknownUnit) => return Err(ValueError::UnknownUnit { text, units }),
    };
    let one = Duration::parse("1", unit, units).map_or(1, |one| one.millis.max(1));
    let (below, above) = (min.map(|min| min * one), max.map(|max| max.saturating_mul(one)));
    match in_range(duration.millis, below, above) {
        Ok(_) => Ok(Value::Duration(duration)),
        Err(_) => Err(ValueError::OutOfRange { number: duration.millis / one, min, max }),
    }
}

fn word<'a>(
    text: Cow<'a, str>,
    allowed: &'static [&'static str],
    removed: &'static [&'static str],
) -> Result<Value<'a>, ValueError<'a>> {
    match allowed.iter().chain(removed).find(|word| word.eq_ignore_ascii_case(&text)) {
        Some(word) => Ok(Value::Word(word)),
        None => Err(ValueError::NotAllowed { text, allowed }),
    }
}

fn port(text: Cow<'_, str>) -> Result<Value<'_>, ValueError<'_>> {
    let named = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if named {
        return Ok(Value::PortName(text));
    }
    integer(text, Some(1), Some(65535)).map(|number| Value::Port(number as u16))
}

fn without_brackets(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => Cow::Owned(inner.to_owned()),
        None => text,
    }
}

fn words<'a>(wanted: &ValueType, node: Node<'a>) -> Value<'a> {
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
            .map(|word| ValueError::NotAllowed { text: word.clone(), allowed }),
        _ => None,
    };
    match stranger {
        _ if empty => Value::Invalid(ValueError::Empty),
        Some(error) => Value::Invalid(error),
        None => Value::Words(words),
    }
}

fn split(text: Cow<'_, str>) -> Vec<Cow<'_, str>> {
    // `1.2 or 1.1` is how releases up to 19c list versions.
    let words = text.split(',').flat_map(|part| part.split(" or ")).map(|word| word.trim().to_owned());
    words.filter(|word| !word.is_empty()).map(Cow::Owned).collect()
}
