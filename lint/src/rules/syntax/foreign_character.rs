use tns_parser::{Edit, Span};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::{Line, and_more, lines, text_at};
use crate::rule::{Check, Report, rule};

rule! {
    /// A character stands outside a comment that Oracle Net does not know.
    ///
    /// ## What it does
    /// Reports look-alikes that word processors, chats and web pages put in
    /// place of plain characters: typographic quotes, long dashes, full-width
    /// letters, non-breaking and other special blanks, characters without
    /// width; and control bytes. Other characters outside ASCII are a warning.
    /// Comments may hold anything. One finding for each sort on a line.
    ///
    /// ## Why is this bad?
    /// Oracle Net files are plain ASCII. A curly quote does not quote but
    /// becomes part of the value, a long dash makes another host name, a
    /// character that nobody sees makes another alias: ORA-12154 from Oracle's
    /// client, DPY-4000 or DPY-4017 from python-oracledb, a distinguished name
    /// that matches no certificate.
    ///
    /// ## Fix
    /// The look-alike is replaced by what it looks like, what is invisible is
    /// deleted. Safe for non-breaking blanks between parameters and for the DOS
    /// mark at the end of the file, else unsafe.
    FOREIGN_CHARACTER = "TNS007", "foreign-character", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S07", "F03"], check: Check::File(check)
}

/// Sorts of foreign characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    LookAlike,
    Blank,
    Invisible,
    Control,
    /// The end-of-file mark of DOS.
    EndMark,
    Other,
}

const SORTS: [Sort; 6] =
    [Sort::LookAlike, Sort::Blank, Sort::Invisible, Sort::Control, Sort::EndMark, Sort::Other];

/// The sort of a character and what to write instead; `None` for plain text.
fn sort(c: char) -> Option<(Sort, Option<char>)> {
    Some(match c {
        '\t' | '\n' | '\x0B' | '\x0C' | '\r' | ' '..='~' => return None,
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' => (Sort::LookAlike, Some('"')),
        '\u{2018}'..='\u{201B}' | '\u{B4}' | '\u{2032}' => (Sort::LookAlike, Some('\'')),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => (Sort::LookAlike, Some('-')),
        '\u{FF01}'..='\u{FF5E}' => (Sort::LookAlike, char::from_u32(u32::from(c) - 0xFEE0)),
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            (Sort::Blank, Some(' '))
        }
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}' => (Sort::Invisible, None),
        '\x1A' => (Sort::EndMark, None),
        '\0'..='\x1F' | '\x7F'..='\u{9F}' | '\u{2028}' | '\u{2029}' => (Sort::Control, None),
        _ => (Sort::Other, None),
    })
}

/// Whether all that is foreign in a text is reported as an error here, so that
/// other rules need not repeat it.
pub(super) fn explains(text: &str) -> bool {
    let mut foreign = text.chars().filter_map(sort).peekable();
    foreign.peek().is_some() && foreign.all(|(sort, _)| sort != Sort::Other)
}

/// One foreign character in its place.
struct Found {
    c: char,
    sort: Sort,
    span: Span,
    instead: Option<char>,
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if is_plain(file.source().bytes()) {
        return;
    }
    for line in lines(file) {
        let found = foreign(file, line);
        for sort in SORTS {
            let same: Vec<_> = found.iter().filter(|found| found.sort == sort).collect();
            report_sort(file, &same, report);
        }
    }
}

/// Whether all bytes are printable ASCII or white space; in blocks, so that the compiler can vectorise.
fn is_plain(bytes: &[u8]) -> bool {
    let plain = |byte: u8| (b' '..=b'~').contains(&byte) | (b'\t'..=b'\r').contains(&byte);
    bytes.chunks(4096).all(|block| block.iter().fold(true, |all, &byte| all & plain(byte)))
}

fn foreign(file: &LintFile, line: Line) -> Vec<Found> {
    let bytes = file.source().slice(line.code);
    if is_plain(bytes) {
        return Vec::new();
    }
    let (mut found, mut at) = (Vec::new(), line.code.start);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            let span = Span::new(at, at + c.len_utf8() as u32);
            at = span.end;
            found.extend(sort(c).map(|(sort, instead)| Found { c, sort, span, instead }));
        }
        at += chunk.invalid().len() as u32;
    }
    found
}

fn report_sort(file: &LintFile, found: &[&Found], report: &mut Report<'_>) {
    let Some(first) = found.first() else { return };
    let more = and_more(found.len() - 1, "on this line", "on this line");
    let rest = file.source().bytes()[first.span.end as usize..].trim_ascii();
    let at_end = first.sort == Sort::EndMark && rest.is_empty();
    let (severity, help) = match first.sort {
        Sort::Other => {
            (Severity::Warning, "keep to letters, digits and signs of ASCII outside comments".to_owned())
        }
        _ if at_end => (Severity::Warning, "delete it".to_owned()),
        Sort::Blank => (Severity::Error, "write a plain space".to_owned()),
        _ => (Severity::Error, first.instead.map_or("delete it".to_owned(), |c| format!("write `{c}`"))),
    };
    let finding = report.at(adjacent(found), describe(first, at_end, &more)).severity(severity).help(help);
    if first.sort == Sort::Other {
        return;
    }
    let layout = at_end || found.iter().all(|found| found.c == '\u{A0}');
    let inside = found.iter().any(|found| text_at(file, found.span.start).is_some());
    let safety = if layout && !inside { Safety::Safe } else { Safety::Unsafe };
    let title = if first.instead.is_some() { "write the plain character" } else { "delete what nobody sees" };
    let edit =
        |found: &&Found| Edit::replace(found.span, found.instead.map(String::from).unwrap_or_default());
    finding.fix(safety, title, found.iter().map(edit).collect());
}

/// The characters that follow each other without a gap, from the first on.
fn adjacent(found: &[&Found]) -> Span {
    let step = |run: Span, next: &&Found| if run.end == next.span.start { run.cover(next.span) } else { run };
    found.iter().fold(found[0].span, step)
}

fn describe(first: &Found, at_end: bool, more: &str) -> String {
    let (c, shown) = (first.c, format!("U+{:04X}", u32::from(first.c)));
    match (first.sort, first.instead) {
        (Sort::LookAlike, Some(plain)) => {
            format!("`{c}` ({shown}) only looks like `{plain}`{more}: clients take it as part of the text")
        }
        (Sort::Blank, _) => {
            format!(
                "the special blank {shown} stands in place of a space{more}: clients do not take it for one"
            )
        }
        (Sort::Invisible, _) => {
            format!("the invisible character {shown} stands here{more}: clients take it as part of the text")
        }
        (Sort::EndMark, _) if at_end => {
            "the DOS end mark (byte 0x1A) ends the file: clients on other systems read it as text".to_owned()
        }
        (Sort::Control | Sort::EndMark, _) => {
            format!(
                "the control character {shown} stands here{more}: no client reads this entry as it was meant"
            )
        }
        _ => format!(
            "`{c}` ({shown}) is no character of Oracle Net{more}: clients with another character set read another text"
        ),
    }
}
