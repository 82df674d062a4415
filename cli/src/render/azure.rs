//! Logging commands of Azure Pipelines.

use std::io::{self, Write};

use tns_lint::Severity;
use tns_parser::text::Encoding;

use super::Run;
use super::located::located;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for one in run.files.iter().flat_map(|file| located(file, Encoding::Utf32)) {
        // There are two kinds only.
        let kind = if one.found.severity == Severity::Error { "error" } else { "warning" };
        let (file, code) = (value(one.file), one.found.rule.code);
        let (line, column) = (one.start.line, one.start.column);
        let head = format!("sourcepath={file};linenumber={line};columnnumber={column};code={code};");
        writeln!(out, "##vso[task.logissue type={kind};{head}]{}", text(&one.found.message))?;
    }
    Ok(())
}

fn text(text: &str) -> String {
    text.replace('%', "%AZP25").replace('\r', "%0D").replace('\n', "%0A")
}

fn value(value: &str) -> String {
    text(value).replace(';', "%3B").replace(']', "%5D")
}
