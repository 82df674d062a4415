//! The lines of a file as bytes, for rules that look below the tree.

use memchr::{memchr, memchr2};
use tns_parser::lex::is_blank;
use tns_parser::{Node, Span};

use crate::context::LintFile;

/// One line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Up to its comment, or to its end where it has none.
    pub(crate) code: Span,
    /// Up to its end, without LF or CR.
    pub(crate) text: Span,
    /// The start of the next line.
    pub(crate) next: u32,
}

/// The lines; each ends with LF, CR LF or a lone CR. None where the file is UTF-16.
pub(crate) fn lines(file: &LintFile) -> impl Iterator<Item = Line> {
    let bytes = file.source().bytes();
    let comments = file.parse().has_comments();
    let mut at = if file.source().is_utf16() { bytes.len() } else { file.source().bom_len() as usize };
    std::iter::from_fn(move || {
        let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let comment = if comments { memchr(b'#', &rest[..length]) } else { None };
        let end = if rest[length..].starts_with(b"\r\n") { 2 } else { usize::from(length < rest.len()) };
        let span = |length: usize| Span::new(at as u32, (at + length) as u32);
        let line = Line {
            code: span(comment.unwrap_or(length)),
            text: span(length),
            next: (at + length + end) as u32,
        };
        at += length + end;
        Some(line)
    })
}

/// The lines with a comment. Looks at nothing else, so that a file without
/// comments costs one search.
pub(crate) fn commented_lines(file: &LintFile) -> impl Iterator<Item = Line> {
    let bytes = file.source().bytes();
    let none = file.source().is_utf16() || !file.parse().has_comments();
    let mut at = if none { bytes.len() } else { 0 };
    std::iter::from_fn(move || {
        let hash = at + memchr(b'#', &bytes[at..])?;
        let rest = &bytes[hash..];
        let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = if rest[length..].starts_with(b"\r\n") { 2 } else { usize::from(length < rest.len()) };
        let start = line_start(file, hash as u32);
        at = hash + length + end;
        Some(Line {
            code: Span::new(start, hash as u32),
            text: Span::new(start, (hash + length) as u32),
            next: at as u32,
        })
    })
}

/// The line end that the file starts with: LF where it has none.
pub(crate) fn line_end(file: &LintFile) -> &'static str {
    let bytes = file.source().bytes();
    match memchr2(b'\n', b'\r', bytes).map(|at| &bytes[at..]) {
        Some([b'\r', b'\n', ..]) => "\r\n",
        Some([b'\r', ..]) if memchr(b'\n', bytes).is_none() => "\r",
        _ => "\n",
    }
}

/// The offset at which the line of `offset` starts, after a byte order mark.
pub(crate) fn line_start(file: &LintFile, offset: u32) -> u32 {
    let before = &file.source().bytes()[..offset as usize];
    let start = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at as u32 + 1);
    start.max(file.source().bom_len())
}

/// The span with the blanks around it and its line end if nothing else stands
/// on its line; else the span itself.
pub(crate) fn alone(file: &LintFile, span: Span) -> Span {
    let bytes = file.source().bytes();
    let start = line_start(file, span.start);
    let rest = &bytes[span.end as usize..];
    let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    let blank = |bytes: &[u8]| bytes.iter().all(|&byte| is_blank(byte));
    if start == 0 || !blank(&bytes[start as usize..span.start as usize]) || !blank(&rest[..length]) {
        return span;
    }
    let end = if rest[length..].starts_with(b"\r\n") { 2 } else { usize::from(length < rest.len()) };
    Span::new(start, span.end + (length + end) as u32)
}

/// The parameter, entry, name or item whose keyword or plain value holds the
/// byte `offset`; `None` where the byte is layout.
pub(crate) fn text_at(file: &LintFile, offset: u32) -> Option<Node<'_>> {
    let holds = |span: Span| span.start <= offset && offset < span.end;
    let mut node = file.parse().entry_at(offset)?;
    while let Some(child) = node.children().find(|child| holds(child.span())) {
        node = child;
    }
    let in_value = !node.is_nested() && holds(node.value_span());
    (in_value || holds(node.name_span())).then_some(node)
}

/// `1 more` of something, said behind the first one; nothing for none.
pub(crate) fn and_more(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!(" (and 1 more {one})"),
        count => format!(" (and {count} more {many})"),
    }
}

/// The start of a text as a message shows it: one line, at most 30 characters.
pub(crate) fn shorten(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    let shown: String = line.chars().take(30).collect();
    if shown.len() < text.trim().len() { shown + "…" } else { shown }
}
