//! The machine report, version 1; lines and columns start at 1, columns count
//! characters, offsets count bytes.

use std::io::{self, Write};

use serde::Serialize;
use tns_lint::{Diagnostic, Safety, Severity};
use tns_parser::text::Encoding;
use tns_parser::{LineIndex, Span};

use super::{Checked, Run, fingerprints, url};
use crate::output;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    diagnostics: Vec<Finding<'a>>,
    summary: Summary,
    /// Files that could not be read or written.
    errors: &'a [String],
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: Severity,
    message: &'a str,
    help: Option<&'a str>,
    file: &'a str,
    start: Place,
    end: Place,
    related: Vec<Related<'a>>,
    entry: Option<&'a str>,
    url: String,
    fix: Option<Fix<'a>>,
    fingerprint: String,
    status: &'static str,
}

#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Fix<'a> {
    safety: Safety,
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: Place,
    end: Place,
    text: &'a str,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixed: usize,
    suppressed: usize,
    baselined: usize,
    /// Findings that count but are not among the diagnostics.
    omitted: usize,
}

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        version: 1,
        diagnostics: run.files.iter().flat_map(findings).collect(),
        summary: Summary {
            files: run.files.len(),
            errors: run.count(Severity::Error),
            warnings: run.count(Severity::Warning),
            infos: run.count(Severity::Info),
            fixed: run.files.iter().map(|file| file.fixed.len()).sum(),
            suppressed: run.files.iter().map(|file| file.suppressed.len()).sum(),
            baselined: run.files.iter().map(|file| file.baselined.len()).sum(),
            omitted: run.omitted(),
        },
        errors: &run.errors,
    };
    output::json(out, &document)
}

/// One finding a line.
pub(crate) fn write_lines(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for finding in run.files.iter().flat_map(findings) {
        serde_json::to_writer(&mut *out, &finding)?;
        writeln!(out)?;
    }
    Ok(())
}

fn findings(file: &Checked) -> Vec<Finding<'_>> {
    if file.found.is_empty() {
        return Vec::new();
    }
    let lines = file.input.lines();
    let found: Vec<_> = file.found.iter().collect();
    let numbered = file.found.iter().zip(fingerprints(&file.input.name, &found));
    numbered.map(|(found, fingerprint)| finding(&file.input.name, &lines, found, fingerprint)).collect()
}

fn finding<'a>(file: &'a str, lines: &LineIndex, found: &'a Diagnostic, fingerprint: String) -> Finding<'a> {
    let (start, end) = places(lines, found.span);
    let related = found.related.iter().map(|related| {
        let (start, end) = places(lines, related.span);
        Related { message: &related.label, start, end }
    });
    let edit = |edit: &'a tns_parser::Edit| {
        let (start, end) = places(lines, edit.span);
        Edit { start, end, text: &edit.text }
    };
    let fix = found.fix.as_ref().map(|fix| Fix {
        safety: fix.safety,
        title: &fix.title,
        edits: fix.edits.iter().map(edit).collect(),
    });
    Finding {
        code: found.rule.code,
        name: found.rule.name,
        severity: found.severity,
        message: &found.message,
        help: found.help.as_deref(),
        file,
        start,
        end,
        related: related.collect(),
        entry: found.entry.as_deref(),
        url: url(found.rule),
        fix,
        fingerprint,
        status: "active",
    }
}

fn places(lines: &LineIndex, span: Span) -> (Place, Place) {
    let place = |offset| {
        let at = lines.line_col(offset, Encoding::Utf32);
        Place { line: at.line + 1, column: at.column + 1, offset: lines.file_offset(offset) }
    };
    (place(span.start), place(span.end))
}
