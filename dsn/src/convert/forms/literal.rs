//! The part of Python and JavaScript that objects and calls of literals need.

use super::decoded::Decoded;
use super::{span, unreadable};
use crate::error::Unreadable;

/// What differs between the languages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Python,
    JavaScript,
}

/// What stands behind `:` or `=`.
pub(super) enum Value {
    /// A string, a number, or a word that stands for a truth value.
    Text(Decoded),
    /// `None`, `null`, `undefined`
    Nothing,
    /// An object, and the byte behind its brace.
    Object(usize),
    /// Something that only a running program can tell.
    Computed,
}

/// One entry of an object, or one argument of a call.
pub(super) struct Item {
    /// Empty for an argument by position.
    pub(super) name: String,
    pub(super) value: Value,
    start: usize,
    end: usize,
}

impl Item {
    /// The text of a value that has to be known.
    pub(super) fn text(&self) -> Result<Option<&Decoded>, Unreadable> {
        match &self.value {
            Value::Text(text) => Ok(Some(text).filter(|text| !text.text.is_empty())),
            Value::Nothing => Ok(None),
            Value::Object(_) | Value::Computed => {
                let at = span(self.start, self.end);
                let message = "only the running program knows this value";
                Err(unreadable(at, message, "write the value itself, in quotes"))
            }
        }
    }

    /// The value as it stands in the text.
    pub(super) fn written<'a>(&self, text: &'a str) -> &'a str {
        text[self.start..self.end].trim_end()
    }

    /// The text of a number from 0 to 65535.
    pub(super) fn port(&self) -> Result<Option<u16>, Unreadable> {
        let Some(text) = self.text()? else { return Ok(None) };
        let wrong = || unreadable(text.whole(), "this is no port number", "write a number up to 65535");
        text.text.trim().parse().map(Some).map_err(|_| wrong())
    }
}

/// The value that counts of those with a name.
pub(super) fn last<'a>(items: &'a [Item], name: &str) -> Option<&'a Item> {
    items.iter().rev().find(|item| item.name == name)
}

/// The first name of an object that starts the text.
pub(in crate::convert) fn first_name(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?.trim_start();
    let inner = inner.strip_prefix(['"', '\'']).unwrap_or(inner);
    let end = inner.find(|c: char| !c.is_alphanumeric() && c != '_')?;
    Some(&inner[..end])
}

/// The entries from the byte `start` up to the bracket that closes there, or to
/// the end of the text where nothing was opened.
pub(super) fn items(text: &str, start: usize, opened: bool, of: Language) -> Result<Vec<Item>, Unreadable> {
    let mut found = Vec::new();
    let (mut at, mut item, mut sign, mut depth) = (start, start, None, 0_usize);
    while let Some(c) = text[at..].chars().next() {
        let next = skip(text, at, of)?;
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ':' | '=' if depth == 0 && sign.is_none() => sign = Some(at),
            ',' if depth == 0 => {
                found.extend(entry(text, item, sign, at, of));
                (item, sign) = (next, None);
            }
            _ => {}
        }
        at = next;
    }
    if depth > 0 || (opened && at == text.len()) {
        return Err(unreadable(span(at, at), "the text ends too early", "close the bracket"));
    }
    found.extend(entry(text, item, sign, at, of));
    Ok(found)
}

/// The entry in a part of the text, if there is more than blanks.
fn entry(text: &str, start: usize, sign: Option<usize>, end: usize, of: Language) -> Option<Item> {
    let start = blank(text, start, end, of);
    if start == end {
        return None;
    }
    let value_start = sign.map_or(start, |sign| blank(text, sign + 1, end, of));
    let name = sign.map_or("", |sign| text[start..sign].trim());
    let name = name.trim_matches(['"', '\'']).to_owned();
    let value = value(text, value_start, end, of);
    Some(Item { name, value, start: value_start, end })
}

/// Where blanks and comments end.
fn blank(text: &str, start: usize, end: usize, of: Language) -> usize {
    let mut at = start;
    while let Some(c) = text[at..end].chars().next() {
        match comment(text, at, of) {
            Some(next) => at = next.min(end),
            None if c.is_whitespace() => at += c.len_utf8(),
            None => break,
        }
    }
    at
}

/// The end of the comment at `at`.
fn comment(text: &str, at: usize, of: Language) -> Option<usize> {
    let rest = &text[at..];
    let to = |sign: &str| rest.find(sign).map_or(text.len(), |len| at + len + sign.len());
    match of {
        Language::Python => rest.starts_with('#').then(|| to("\n")),
        Language::JavaScript if rest.starts_with("//") => Some(to("\n")),
        Language::JavaScript => rest.starts_with("/*").then(|| to("*/")),
    }
}

/// The end of the string, comment or character at `at`.
fn skip(text: &str, at: usize, of: Language) -> Result<usize, Unreadable> {
    if let Some(next) = comment(text, at, of) {
        return Ok(next);
    }
    match quote(text, at, of) {
        Some(quote) => string(text, at, quote, true, &mut Decoded::default(), of),
        None => Ok(at + text[at..].chars().next().map_or(0, char::len_utf8)),
    }
}

/// The quote that opens a string at `at`.
fn quote(text: &str, at: usize, of: Language) -> Option<&'static str> {
    let quotes: &[&str] = match of {
        Language::Python => &["\"\"\"", "'''", "\"", "'"],
        Language::JavaScript => &["\"", "'", "`"],
    };
    quotes.iter().find(|quote| text[at..].starts_with(**quote)).copied()
}

/// Reads the string at `at` into `made`; where it ends.
fn string(
    text: &str,
    at: usize,
    quote: &str,
    escapes: bool,
    made: &mut Decoded,
    of: Language,
) -> Result<usize, Unreadable> {
    let mut next = at + quote.len();
    while let Some(c) = text[next..].chars().next() {
        if text[next..].starts_with(quote) {
            made.end(next);
            return Ok(next + quote.len());
        }
        match c {
            '\n' if quote.len() == 1 && quote != "`" => break,
            '\\' if escapes => next = escape(text, next, made, of),
            '\\' => next = guarded(text, next, made),
            _ => {
                made.push(c, next);
                next += c.len_utf8();
            }
        }
    }
    Err(unreadable(span(at, at + quote.len()), "the string is not closed", "close it on the same line"))
}

/// Reads the backslash of a raw string at `at`, which still guards a quote.
fn guarded(text: &str, at: usize, made: &mut Decoded) -> usize {
    let end = text[at + 1..].chars().next().map_or(at + 1, |c| at + 1 + c.len_utf8());
    made.push_str(&text[at..end], at);
    end
}

/// Reads the escape at `at`; where it ends.
fn escape(text: &str, at: usize, made: &mut Decoded, of: Language) -> usize {
    let Some(c) = text[at + 1..].chars().next() else { return at + 1 };
    let end = at + 1 + c.len_utf8();
    if let Some((c, end)) = numbered(text, c, end) {
        made.push(c, at);
        return end;
    }
    match c {
        '\n' => {}
        'n' => made.push('\n', at),
        'r' => made.push('\r', at),
        't' => made.push('\t', at),
        '\\' | '\'' | '"' | '`' => made.push(c, at),
        _ => {
            if of == Language::Python {
                made.push('\\', at);
            }
            made.push(c, at + 1);
        }
    }
    end
}

/// The character of `\xXX` or `\uXXXX`, and where its digits end.
fn numbered(text: &str, kind: char, start: usize) -> Option<(char, usize)> {
    let end = match kind {
        'x' => start + 2,
        'u' => start + 4,
        _ => return None,
    };
    let code = u32::from_str_radix(text.get(start..end)?, 16).ok()?;
    char::from_u32(code).map(|c| (c, end))
}

fn value(text: &str, start: usize, end: usize, of: Language) -> Value {
    let word = text[start..end].trim_end();
    match word {
        "None" | "null" | "undefined" | "" => Value::Nothing,
        "True" | "False" | "true" | "false" => Value::Text(Decoded::plain(word, start)),
        _ if word.starts_with('{') => Value::Object(start + 1),
        _ if word.chars().all(|c| c.is_ascii_digit() || c == '.') => Value::Text(Decoded::plain(word, start)),
        _ => strings(text, start, end, of).map_or(Value::Computed, Value::Text),
    }
}

/// Strings side by side, or joined by `+`, in parentheses or not.
fn strings(text: &str, start: usize, end: usize, of: Language) -> Option<Decoded> {
    let mut made = Decoded::default();
    let (mut at, mut any) = (start, false);
    loop {
        at = blank(text, at, end, of);
        let rest = &text[at..end];
        let Some(c) = rest.chars().next() else { break };
        if matches!(c, '(' | ')' | '+') {
            at += 1;
            continue;
        }
        let prefix = rest.find(['"', '\'', '`'])?;
        let raw = match &rest[..prefix] {
            "" | "u" | "U" => false,
            "r" | "R" if of == Language::Python => true,
            _ => return None,
        };
        let quote = quote(text, at + prefix, of)?;
        let next = string(text, at + prefix, quote, !raw, &mut made, of).ok()?;
        if quote == "`" && text[at..next].contains("${") {
            return None;
        }
        (at, any) = (next, true);
    }
    any.then_some(made)
}

/// A string in double quotes that both languages read as the text.
pub(super) fn quoted(text: &str) -> String {
    let mut made = String::with_capacity(text.len() + 2);
    made.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => made.extend(['\\', c]),
            '\n' => made.push_str("\\n"),
            '\r' => made.push_str("\\r"),
            _ => made.push(c),
        }
    }
    made.push('"');
    made
}
