//! The findings of each file below its name.

use std::io::{self, Write};

use tns_parser::text::Encoding;

use super::Run;
use super::located::located;
use crate::output::clean;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for file in run.files.iter().filter(|file| !file.found.is_empty()) {
        writeln!(out, "{}:", clean(&file.input.name))?;
        for one in located(file, Encoding::Utf32) {
            let place = format!("{}:{}", one.start.line, one.start.column);
            let (severity, code) = (one.found.severity.name(), one.found.rule.code);
            writeln!(
                out,
                "  {place:<9} {severity:<7} {code} {}",
                clean(&one.found.message).replace('\n', " ")
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}
