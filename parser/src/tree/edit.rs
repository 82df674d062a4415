use std::fmt;

use memchr::memrchr2;

use super::Node;
use super::node::NodeKind;
use crate::text::{Source, Span};

/// One replacement of bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Edit {
    /// What goes away; empty where text is only inserted.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// Why edits cannot be applied together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Two edits change the same bytes.
    Overlap,
    /// An edit lies outside the text.
    Outside,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Overlap => "two edits change the same text",
            Self::Outside => "an edit lies outside the text",
        })
    }
}

impl std::error::Error for EditError {}

impl Edit {
    /// Replaces a span.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Inserts before the byte `at`.
    pub fn insert(at: u32, text: impl Into<String>) -> Self {
        Self { span: Span::at(at), text: text.into() }
    }

    /// Removes a span.
    pub fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }

    /// Replaces the value of a parameter or entry and keeps all around it.
    pub fn set_value(node: Node<'_>, text: impl Into<String>) -> Self {
        Self::replace(node.value_span(), text)
    }

    /// Replaces the keyword of a parameter, or the first name of an entry.
    pub fn rename(node: Node<'_>, name: impl Into<String>) -> Self {
        Self::replace(node.name_span(), name)
    }

    /// Removes a node with what belongs to it alone: the line it stands on if
    /// nothing else does, else the blanks before it. A comment stays.
    pub fn remove(node: Node<'_>) -> Self {
        Self::delete(with_trivia(node))
    }

    /// Inserts a parameter `(…)` behind `node`, laid out as `node` is.
    pub fn insert_after(node: Node<'_>, param: &str) -> Self {
        Self::insert(node.span().end, format!("{}{param}", layout(node)))
    }

    /// Inserts a parameter `(…)` before `node`, laid out as `node` is.
    pub fn insert_before(node: Node<'_>, param: &str) -> Self {
        Self::insert(node.span().start, format!("{param}{}", layout(node)))
    }
}

/// What stands before a node that is the first on its line: line end and
/// blanks; nothing for others.
fn layout(node: Node<'_>) -> String {
    let bytes = node.source().bytes();
    let start = node.span().start as usize;
    let line = memrchr2(b'\n', b'\r', &bytes[..start]).map_or(0, |at| at + 1);
    let alone = bytes[line..start].iter().all(|b| matches!(b, b' ' | b'\t'));
    match alone && line > 0 {
        true => format!("{}{}", line_end_before(bytes, line), String::from_utf8_lossy(&bytes[line..start])),
        false => String::new(),
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// The line end in front of `line`.
fn line_end_before(bytes: &[u8], line: usize) -> &'static str {
    match (bytes.get(line.wrapping_sub(2)), bytes.get(line.wrapping_sub(1))) {
        (Some(b'\r'), Some(b'\n')) => "\r\n",
        (_, Some(b'\r')) => "\r",
        _ => "\n",
    }
}

const BYTE_ORDER_MARKS: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];

fn with_trivia(node: Node<'_>) -> Span {
    let bytes = node.source().bytes();
    let span = node.span();
    let before = &bytes[..span.start as usize];
    let indent = before.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let starts_line = before.len() == indent || is_line_end(before[before.len() - indent - 1]);
    let after = &bytes[span.end as usize..];
    let trail = after.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let ends_line = after.get(trail).is_none_or(|&b| is_line_end(b));
    if starts_line && ends_line {
        let line_end = after[trail..].iter().take(2).enumerate().take_while(|(at, b)| match at {
            0 => is_line_end(**b),
            _ => **b == b'\n' && after[trail] == b'\r',
        });
        let start = span.start - indent as u32;
        let end = span.end + (trail + line_end.count()) as u32;
        // What is no byte order mark now must not become one.
        let mark = start == 0 && BYTE_ORDER_MARKS.iter().any(|mark| bytes[end as usize..].starts_with(mark));
        return Span::new(start, if mark { span.end } else { end });
    }
    match node.kind() {
        NodeKind::Entry => Span::new(span.start, span.end + trail as u32),
        _ if starts_line => span,
        _ => Span::new(span.start - indent as u32, span.end),
    }
}

/// Applies edits; their order does not matter, equal ones count once.
///
/// # Errors
/// [`EditError`] where two of them touch the same bytes or one lies outside;
/// nothing is applied then.
pub fn apply_edits(source: &Source, edits: &[Edit]) -> Result<Vec<u8>, EditError> {
    let mut sorted: Vec<_> = edits.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut out = Vec::with_capacity(source.bytes().len());
    let mut at = 0;
    for edit in sorted {
        if edit.span.start < at {
            return Err(EditError::Overlap);
        }
        if edit.span.end > source.len() || edit.span.start > edit.span.end {
            return Err(EditError::Outside);
        }
        out.extend_from_slice(source.slice(Span::new(at, edit.span.start)));
        out.extend_from_slice(edit.text.as_bytes());
        at = edit.span.end;
    }
    out.extend_from_slice(source.slice(Span::new(at, source.len())));
    Ok(out)
}
