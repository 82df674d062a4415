//! Block scalars of YAML: lines behind `|` or `>`, without their indentation.

use std::ops::Range;

use tns_parser::Span;

use super::map::Mapped;
use super::scalar::{offset, proved};
use super::style::Style;

/// A line of a block.
struct Line<'a> {
    /// Without indentation and line end.
    text: &'a str,
    /// Where that starts.
    at: usize,
    /// Where the line end starts and ends.
    line_end: Range<usize>,
}

/// Reads the block that the parser found in `raw`.
pub(super) fn read(source: &str, raw: Range<usize>, value: &str, folded: bool) -> (Mapped, Style) {
    let body = body(source, &raw);
    let Some(indent) = indentation(&source[body.clone()], value) else {
        return proved(Mapped::starting_at(offset(raw.start)), value, raw, Style::ReadOnly);
    };
    let lines = lines(source, body.clone(), indent);
    let mut read = Mapped::starting_at(offset(body.start));
    match folded {
        true => join(&lines, value, &mut read),
        false => keep(&lines, value, &mut read),
    }
    let crlf = source[body.clone()].contains("\r\n");
    let style = if folded { Style::AsIs } else { Style::Literal { indent, crlf } };
    proved(read, value, body, style)
}

/// The lines below the header. The parser starts at the first text, behind its
/// indentation, or where a tag or an anchor stands before the header.
fn body(source: &str, raw: &Range<usize>) -> Range<usize> {
    let line = source[..raw.start].rfind('\n').map_or(0, |end| end + 1);
    let is_text = source[line..raw.start].trim_matches(' ').is_empty();
    let before = source[..raw.start].trim_end_matches([' ', '\r', '\n']).len();
    let header = if is_text { before } else { raw.start };
    let start = source[header..raw.end].find('\n').map_or(raw.end, |end| header + end + 1);
    start..raw.end
}

/// The blanks before each line: those that the first line with text has more than its value.
fn indentation(body: &str, value: &str) -> Option<usize> {
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = |text: &str| text.lines().find(|line| !line.trim_matches(' ').is_empty()).map(blanks);
    first(body)?.checked_sub(first(value)?)
}

fn lines(source: &str, body: Range<usize>, indent: usize) -> Vec<Line<'_>> {
    let mut at = body.start;
    let mut lines = Vec::new();
    for whole in source[body].split_inclusive('\n') {
        let text = whole.trim_end_matches('\n');
        let text = text.strip_suffix('\r').filter(|_| whole.ends_with('\n')).unwrap_or(text);
        let blanks = text.len() - text.trim_start_matches(' ').len();
        let skipped = blanks.min(indent);
        let line_end = at + text.len()..at + whole.len();
        lines.push(Line { text: &text[skipped..], at: at + skipped, line_end });
        at += whole.len();
    }
    lines
}

/// `|`: every line as it is. What the value does not hold at its end was cut off.
fn keep(lines: &[Line<'_>], value: &str, read: &mut Mapped) {
    for line in lines {
        read.push(line.text, offset(line.at));
        if read.text().len() < value.len() {
            line_end(line, read);
        }
        if read.text().len() >= value.len() {
            return;
        }
    }
}

fn line_end(line: &Line<'_>, read: &mut Mapped) {
    match line.line_end.len() {
        1 => read.push("\n", offset(line.line_end.start)),
        _ => read.push_escape("\n", Span::new(offset(line.line_end.start), offset(line.line_end.end))),
    }
}

/// `>`: a line end between two lines that are not indented further is a blank.
fn join(lines: &[Line<'_>], value: &str, read: &mut Mapped) {
    let further = |line: &Line<'_>| line.text.starts_with([' ', '\t']);
    let mut before: Option<&Line<'_>> = None;
    let mut empty = 0;
    for line in lines {
        if line.text.is_empty() {
            empty += 1;
            continue;
        }
        let kept = before.is_none_or(|before| further(before) || further(line));
        let breaks = empty + usize::from(kept && before.is_some());
        let gap = before.map_or(line.at, |before| before.line_end.start);
        let text = if breaks == 0 && before.is_some() { " ".to_owned() } else { "\n".repeat(breaks) };
        read.push_escape(&text, Span::new(offset(gap), offset(line.at)));
        read.push(line.text, offset(line.at));
        (before, empty) = (Some(line), 0);
    }
    if let (Some(last), Some(rest)) = (before, value.get(read.text().len()..)) {
        read.push_escape(rest, Span::new(offset(last.line_end.start), offset(last.line_end.end)));
    }
}
