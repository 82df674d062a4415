//! tnsnames.ora and its IFILEs, as the driver reads them.

use std::borrow::Cow;

use super::chars::{is_line_break, trim};
use super::cursor::Cursor;

/// Goes through the entries of a file.
#[derive(Debug)]
pub(super) struct Entries {
    text: String,
    at: usize,
}

impl Entries {
    /// The entries of a text, whatever ends its lines.
    pub(super) fn of(text: String) -> Self {
        let text = match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n"),
            false => text,
        };
        Self { text, at: 0 }
    }

    /// The next name, or names, with their value. What makes no entry is passed over.
    pub(super) fn next(&mut self) -> Option<(&str, Cow<'_, str>)> {
        let mut cursor = Cursor { text: &self.text, at: self.at };
        while !cursor.is_at_end() {
            let key = key(&mut cursor);
            let value = value(&mut cursor);
            self.at = cursor.at;
            if let (Some(key), Some(value)) = (key, value) {
                return Some((key, value));
            }
        }
        None
    }
}

/// What stands before an equals sign, over several lines perhaps. A parenthesis, a comment or an
/// equals sign without a name spoil the line so far.
fn key<'a>(cursor: &mut Cursor<'a>) -> Option<&'a str> {
    cursor.skip_spaces();
    loop {
        let start = cursor.at;
        cursor.take_while(|c| !matches!(c, '(' | ')' | '#' | '='));
        match cursor.peek()? {
            '=' if cursor.at > start => {
                let key = trim(&cursor.text[start..cursor.at]);
                cursor.at += 1;
                return Some(key);
            }
            _ => skip_line(cursor),
        }
    }
}

/// The first text after the equals sign, on a line below too: up to the end of its line, or of the
/// parentheses that it starts with. Comments are left out.
fn value<'a>(cursor: &mut Cursor<'a>) -> Option<Cow<'a, str>> {
    let mut parts: Option<Cow<'a, str>> = None;
    let mut depth = 0;
    while !cursor.is_at_end() {
        if let Some(part) = value_part(cursor, &mut depth) {
            parts = Some(match parts {
                None => part.into(),
                Some(before) => (before.into_owned() + "\n" + part).into(),
            });
        }
        if depth == 0 {
            break;
        }
    }
    parts
}

/// A value up to its end or to a comment, which is passed over.
fn value_part<'a>(cursor: &mut Cursor<'a>, depth: &mut usize) -> Option<&'a str> {
    cursor.skip_spaces();
    while cursor.peek() == Some('#') {
        skip_line(cursor);
    }
    let start = cursor.at;
    let mut end = start;
    while let Some(c) = cursor.peek() {
        if c == '#' {
            skip_line(cursor);
            break;
        }
        // Behind the last parenthesis others do not count any more.
        if *depth == 0 && end > start {
            if is_line_break(c) {
                break;
            }
        } else if c == '(' {
            *depth += 1;
        } else if c == ')' {
            *depth = depth.saturating_sub(1);
        }
        cursor.at += c.len_utf8();
        skip_plain(cursor, *depth);
        end = cursor.at;
    }
    (end > start).then(|| trim(&cursor.text[start..end]))
}

/// Goes over what changes nothing.
fn skip_plain(cursor: &mut Cursor<'_>, depth: usize) {
    match depth {
        0 => cursor.take_while(|c| c != '#' && !is_line_break(c)),
        _ => cursor.take_while(|c| !matches!(c, '#' | '(' | ')')),
    };
}

/// Goes to the first character of a later line that is no blank.
fn skip_line(cursor: &mut Cursor<'_>) {
    cursor.take_while(|c| !is_line_break(c));
    if let Some(end) = cursor.peek() {
        cursor.at += end.len_utf8();
    }
    cursor.skip_spaces();
}
