use memchr::memchr;
use tns_parser::{Edit, FileKind, Span, SyntaxCode};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::{Line, and_more, lines};
use crate::rule::{Check, Report, rule};

rule! {
    /// A line ends with a lone carriage return or with a backslash.
    ///
    /// ## What it does
    /// Reports, once for the file, lines that end with CR alone while others
    /// end with LF; and, once for the file, a backslash that ends a line behind
    /// a blank or `)`, as a shell would want it to go on. A path that ends with
    /// a backslash is left alone. Where the backslash stands between the
    /// parameters of a descriptor it is an error.
    ///
    /// ## Why is this bad?
    /// Whoever counts only LF takes two such lines as one: an entry is glued to
    /// the one before, or vanishes in its comment (ORA-12154). Oracle Net needs
    /// no sign to continue a line, only an indentation; the backslash is taken
    /// as text, and the entry fails (DPY-4017).
    ///
    /// ## Fix
    /// A lone CR becomes the line end of the file: safe except behind a comment
    /// or a quote. The backslash is deleted: safe where it stands between
    /// parameters of a descriptor, unsafe where it is part of a value.
    ODD_LINE_END = "TNS016", "odd-line-end", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["F10"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    carriage_returns(file, report);
    backslashes(file, report);
}

fn carriage_returns(file: &LintFile, report: &mut Report<'_>) {
    let bytes = file.source().bytes();
    if file.kind() == FileKind::Descriptor || memchr(b'\r', bytes).is_none() || memchr(b'\n', bytes).is_none()
    {
        return;
    }
    let lone = |line: &Line| line.next - line.text.end == 1 && bytes[line.text.end as usize] == b'\r';
    let found: Vec<_> = lines(file).filter(lone).collect();
    let Some(first) = found.first() else { return };
    let delicate =
        |line: &Line| file.source().slice(line.text).iter().any(|byte| matches!(byte, b'#' | b'"' | b'\''));
    let safety = if found.iter().any(delicate) { Safety::Unsafe } else { Safety::Safe };
    let end = if memchr::memmem::find(bytes, b"\r\n").is_some() { "\r\n" } else { "\n" };
    let edit = |line: &Line| Edit::replace(Span::new(line.text.end, line.next), end);
    let more = and_more(found.len() - 1, "line", "lines");
    let message = format!(
        "this line ends with CR alone while others end with LF{more}: some clients glue it to the next"
    );
    report
        .at(Span::new(first.text.end, first.next), message)
        .severity(Severity::Warning)
        .help("use one line end in the whole file")
        .fix(safety, "write the line end of the file", found.iter().map(edit).collect());
}

fn backslashes(file: &LintFile, report: &mut Report<'_>) {
    if memchr(b'\\', file.source().bytes()).is_none() {
        return;
    }
    let found: Vec<_> = lines(file).filter_map(|line| backslash(file, line)).collect();
    let Some(&first) = found.first() else { return };
    let stray: Vec<_> = found.iter().map(|at| file.has_descriptors() && is_stray(file, *at)).collect();
    let severity = if stray.contains(&true) { Severity::Error } else { Severity::Warning };
    let safety = if stray.contains(&false) { Safety::Unsafe } else { Safety::Safe };
    let more = and_more(found.len() - 1, "line", "lines");
    let edits = found.iter().map(|at| Edit::delete(with_blanks(file, *at))).collect();
    report
        .at(first, format!("a backslash does not continue a line{more}: clients take it as text"))
        .severity(severity)
        .help("delete it and indent the next line")
        .fix(safety, "delete the backslash", edits);
}

/// The backslash that ends a line, alone, behind `)` or between parameters; with
/// another line to follow.
fn backslash(file: &LintFile, line: Line) -> Option<Span> {
    let before = file.source().slice(line.code).trim_ascii_end().strip_suffix(b"\\")?;
    let start = line.code.start + before.len() as u32;
    let at = Span::new(start, start + 1);
    let apart = before.last().is_none_or(|byte| byte.is_ascii_whitespace() || *byte == b')');
    let followed = line.code == line.text && line.next < file.source().len();
    (followed && (apart || is_stray(file, at))).then_some(at)
}

/// Whether it stands between parameters: text there belongs to none.
fn is_stray(file: &LintFile, at: Span) -> bool {
    let errors = file.parse().errors();
    let from = errors.partition_point(|error| error.at.start < at.start);
    let mut here = errors[from..].iter().take_while(|error| error.at.start == at.start);
    here.any(|error| matches!(error.code, SyntaxCode::StrayText | SyntaxCode::MissingClose))
}

/// Whether a text is only a backslash at the end of a line, with another one to follow.
pub(super) fn is_continuation(file: &LintFile, at: Span) -> bool {
    let rest = &file.source().bytes()[at.end as usize..];
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let next = match &rest[blanks..] {
        [b'\r', b'\n', next @ ..] | [b'\n' | b'\r', next @ ..] => next,
        _ => &[],
    };
    file.source().slice(at) == b"\\" && !next.is_empty()
}

fn with_blanks(file: &LintFile, at: Span) -> Span {
    let before = &file.source().bytes()[..at.start as usize];
    let blanks = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    Span::new(at.start - blanks as u32, at.end)
}
