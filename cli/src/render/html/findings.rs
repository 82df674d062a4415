//! The findings below the names of their files.

use std::io::{self, Write};

use tns_lint::{Diagnostic, Safety};
use tns_parser::text::Encoding;
use tns_parser::{LineIndex, Source, Span};

use super::super::located::{Located, located};
use super::super::xml::Escaped;
use super::super::{Checked, Run};
use super::code_words;

/// Lines of a finding that are shown.
const LINES: u32 = 6;
/// Bytes of a line that are shown on either side of the place.
const WIDE: u32 = 300;

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for error in &run.errors {
        writeln!(out, "<article class=\"error\"><p>{}</p></article>", Escaped(error))?;
    }
    if run.findings().next().is_none() {
        writeln!(out, "<p>Nothing found.</p>")?;
    }
    run.files.iter().filter(|file| !file.found.is_empty()).try_for_each(|file| of_file(file, out))
}

fn of_file(file: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let name = &file.input.name;
    writeln!(out, "<section data-file=\"{}\">\n<h3>{}</h3>", Escaped(&name.to_lowercase()), Escaped(name))?;
    let lines = file.input.lines();
    for one in located(file, Encoding::Utf32) {
        finding(&one, &lines, &file.input.source, out)?;
    }
    writeln!(out, "</section>")
}

fn finding(one: &Located<'_>, lines: &LineIndex, source: &Source, out: &mut dyn Write) -> io::Result<()> {
    let (found, rule) = (one.found, one.found.rule);
    let (severity, code) = (found.severity.name(), rule.code);
    writeln!(
        out,
        "<article class=\"{severity}\" id=\"{}\">\n<h4><b>{severity}</b> <a href=\"#{code}\">{code} {}</a> <span class=\"place\">{}:{}{}</span></h4>",
        one.fingerprint,
        rule.name,
        one.start.line,
        one.start.column,
        found.entry.as_ref().map_or(String::new(), |entry| format!(" in {}", Escaped(entry)))
    )?;
    writeln!(out, "<p>{}</p>", code_words(&found.message))?;
    excerpt(lines, source, found.span, out)?;
    for help in found.help.iter().cloned().chain(fix(found)) {
        writeln!(out, "<p class=\"help\">{}</p>", code_words(&help))?;
    }
    writeln!(out, "</article>")
}

fn fix(found: &Diagnostic) -> Option<String> {
    let fix = found.fix.as_ref()?;
    let how = match fix.safety {
        Safety::Safe => "with --fix",
        Safety::Unsafe => "with --fix --unsafe-fixes",
        Safety::DisplayOnly => "by hand",
    };
    Some(format!("Fix {how}: {}", fix.title))
}

/// The lines of a place, numbered, with the place marked.
fn excerpt(lines: &LineIndex, source: &Source, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let first = lines.line_col(span.start, Encoding::Utf8).line;
    let last = lines.line_col(span.end.max(span.start), Encoding::Utf8).line;
    write!(out, "<pre>")?;
    for line in first..=last.min(first + LINES - 1) {
        if let Some(whole) = lines.line_span(line) {
            let from = span.start.clamp(whole.start, whole.end);
            let to = span.end.clamp(from, whole.end);
            let start = whole.start.max(from.saturating_sub(WIDE));
            let end = whole.end.min(to.saturating_add(WIDE));
            let text = |from, to| source.text(Span::new(from, to)).trim_end_matches(['\r', '\n']).to_owned();
            let (before, marked, after) = (text(start, from), text(from, to), text(to, end));
            let (before, marked, after) = (Escaped(&before), Escaped(&marked), Escaped(&after));
            writeln!(out, "<i>{:>5} </i>{before}<mark>{marked}</mark>{after}", line + 1)?;
        }
    }
    if last - first >= LINES {
        writeln!(out, "<i>    … {} more lines</i>", last - first + 1 - LINES)?;
    }
    writeln!(out, "</pre>")
}
