//! Workflow commands of GitHub Actions: annotations on the lines of a change.

use std::io::{self, Write};

use tns_lint::Severity;
use tns_parser::text::Encoding;

use super::Run;
use super::located::located;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for one in run.files.iter().flat_map(|file| located(file, Encoding::Utf16)) {
        let kind = match one.found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let rule = one.found.rule;
        write!(out, "::{kind} file={},line={},endLine={}", property(one.file), one.start.line, one.end.line)?;
        // GitHub refuses columns of a place over several lines.
        if one.start.line == one.end.line {
            write!(out, ",col={},endColumn={}", one.start.column, one.end.column)?;
        }
        let help = one.found.help.as_ref().map_or(String::new(), |help| format!("\nhelp: {help}"));
        let message = data(&format!("{}{help}", one.found.message));
        writeln!(out, ",title={}::{message}", property(&format!("{} {}", rule.code, rule.name)))?;
    }
    Ok(())
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before the `::`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
