//! `path:line:column: severity[CODE] message`, a finding a line.

use std::io::{self, Write};

use tns_parser::text::Encoding;

use super::Run;
use crate::output::clean;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for file in run.files.iter().filter(|file| !file.found.is_empty()) {
        let lines = file.input.lines();
        for found in &file.found {
            let place = lines.line_col(found.span.start, Encoding::Utf32);
            let (line, column) = (place.line + 1, place.column + 1);
            let (severity, code) = (found.severity.name(), found.rule.code);
            let message = clean(&found.message).replace('\n', " ");
            writeln!(out, "{}:{line}:{column}: {severity}[{code}] {message}", clean(&file.input.name))?;
        }
    }
    Ok(())
}
