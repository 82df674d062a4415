//! The XML of Checkstyle, which many tools read.

use std::io::{self, Write};

use tns_parser::text::Encoding;

use super::Run;
use super::located::located;
use super::xml::Escaped;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for file in run.files.iter().filter(|file| !file.found.is_empty()) {
        writeln!(out, "  <file name=\"{}\">", Escaped(&file.input.name))?;
        for one in located(file, Encoding::Utf32) {
            let (line, column) = (one.start.line, one.start.column);
            let (severity, rule) = (one.found.severity.name(), one.found.rule);
            writeln!(
                out,
                "    <error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{}\" source=\"tnslint.{}.{}\"/>",
                Escaped(&one.found.message),
                rule.code,
                rule.name
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
