use std::borrow::Cow;
use std::ops::Range;

use tns_parser::Span;

use super::map::Mapped;
use super::style::Style;

/// A value of a file, whatever it holds.
#[derive(Clone, Debug)]
pub(super) struct Scalar {
    /// The keys from the outermost one to its own.
    pub(super) keys: Vec<String>,
    pub(super) text: Mapped,
    pub(super) style: Style,
}

/// Why a file cannot be looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Where reading stopped.
    pub span: Span,
    /// What is wrong, one sentence that holds no part of the text.
    pub message: String,
}

impl Broken {
    pub(super) fn at(at: usize, message: impl Into<String>) -> Self {
        Self { span: Span::at(offset(at)), message: message.into() }
    }
}

/// A place in a source: it has less than 4 GiB.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// What stands at the start of a rest: so many bytes, and what they mean.
pub(super) type Unit<'a> = (usize, Cow<'a, str>);

/// Reads a stretch of a text unit by unit; `unit` gives nothing for a character
/// that means itself.
pub(super) fn units<'a>(
    source: &'a str,
    raw: Range<usize>,
    into: &mut Mapped,
    unit: impl Fn(&'a str) -> Option<Unit<'a>>,
) {
    let mut at = raw.start;
    while let Some(c) = source[at..raw.end].chars().next() {
        let rest = &source[at..raw.end];
        let length = match unit(rest).filter(|(length, _)| *length > 0) {
            Some((length, text)) => {
                into.push_escape(&text, Span::new(offset(at), offset(at + length)));
                length
            }
            None => {
                into.push(&rest[..c.len_utf8()], offset(at));
                c.len_utf8()
            }
        };
        at += length;
    }
}

/// The value as its parser read it: with exact places where the units say the
/// same, else as one piece that nothing is changed in.
pub(super) fn proved(read: Mapped, value: &str, raw: Range<usize>, style: Style) -> (Mapped, Style) {
    if read.text() == value {
        return (read, style);
    }
    let mut whole = Mapped::starting_at(offset(raw.start));
    whole.push_escape(value, Span::new(offset(raw.start), offset(raw.end)));
    (whole, Style::ReadOnly)
}

/// The character of so many hexadecimal digits at the start of a text.
pub(super) fn hexadecimal(digits: &str, count: usize) -> Option<u32> {
    let digits = digits.get(..count).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    u32::from_str_radix(digits, 16).ok()
}
