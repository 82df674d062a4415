//! JUnit XML: a suite for each file, a failed case for each finding.

use std::io::{self, Write};

use tns_parser::text::Encoding;

use super::located::{Located, located};
use super::xml::Escaped;
use super::{Checked, Run};

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let errors = run.errors.len();
    let cases: usize = run.files.iter().map(|file| file.found.len().max(1)).sum::<usize>() + errors;
    let failures = run.findings().count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<testsuites name=\"tnslint\" tests=\"{cases}\" failures=\"{failures}\" errors=\"{errors}\">"
    )?;
    run.files.iter().try_for_each(|file| suite(file, out))?;
    failed(run, out)?;
    writeln!(out, "</testsuites>")
}

/// A suite for what could not be read or written.
fn failed(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let errors = run.errors.len();
    if errors == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "  <testsuite name=\"tnslint\" tests=\"{errors}\" failures=\"0\" errors=\"{errors}\" skipped=\"0\">"
    )?;
    for (nth, error) in run.errors.iter().enumerate() {
        writeln!(out, "    <testcase classname=\"tnslint\" name=\"input {}\">", nth + 1)?;
        writeln!(out, "      <error type=\"input\" message=\"{}\"/>", Escaped(error))?;
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

fn suite(file: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let name = Escaped(&file.input.name);
    let (tests, failures) = (file.found.len().max(1), file.found.len());
    writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
    )?;
    if file.found.is_empty() {
        writeln!(out, "    <testcase classname=\"{name}\" name=\"tnslint\"/>")?;
    }
    located(file, Encoding::Utf32).iter().try_for_each(|one| case(one, out))?;
    writeln!(out, "  </testsuite>")
}

fn case(one: &Located<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (file, rule, severity) = (Escaped(one.file), one.found.rule, one.found.severity.name());
    let (line, column) = (one.start.line, one.start.column);
    let help = one.found.help.as_ref().map_or(String::new(), |help| format!("\nhelp: {help}"));
    let text = format!("{}:{line}:{column}: {}{help}", one.file, one.found.message);
    writeln!(
        out,
        "    <testcase classname=\"{file}\" name=\"{} {} {line}:{column}\">",
        rule.code, rule.name
    )?;
    writeln!(
        out,
        "      <failure type=\"{severity}\" message=\"{}\">{}</failure>",
        Escaped(&one.found.message),
        Escaped(&text)
    )?;
    writeln!(out, "    </testcase>")
}
