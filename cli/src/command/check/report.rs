//! Writes the reports of a run.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use crate::args::{CheckArgs, Format, Output};
use crate::command::files;
use crate::output::stdout;
use crate::render::{self, Run};

/// Writes every report that was asked for.
pub(super) fn write(args: &CheckArgs, run: &Run) -> io::Result<()> {
    let stdin_answered = args.fixes() && args.input.paths.iter().any(|path| files::is_stdin(path));
    let write = if args.shown.statistics { write_counts } else { write_to };
    for Output { format, path } in &args.outputs {
        let format = if *format == Format::Auto { by_surroundings(path.is_some()) } else { *format };
        match path {
            Some(path) => write(format, run, &mut report_file(path)?)?,
            // The mended text is on stdout: the report must not mix with it.
            None if stdin_answered => write(format, run, &mut anstream::stderr())?,
            None => write(format, run, &mut stdout())?,
        }
    }
    Ok(())
}

/// A report in a file has no colour.
fn report_file(path: &Path) -> io::Result<anstream::StripStream<fs::File>> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("`{}`: {error}", path.display()));
    fs::File::create(path).map(anstream::StripStream::new).map_err(named)
}

/// The format that the surroundings of this run understand.
fn by_surroundings(to_file: bool) -> Format {
    let set = |name| std::env::var_os(name).is_some_and(|value| value.eq_ignore_ascii_case("true"));
    match () {
        () if set("GITHUB_ACTIONS") => Format::Github,
        () if set("TF_BUILD") => Format::Azure,
        () if io::stdout().is_terminal() && !to_file => Format::Human,
        () => Format::Concise,
    }
}

fn write_to(format: Format, run: &Run, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Auto | Format::Human => render::human::write(run, out)?,
        Format::Concise => render::concise::write(run, out)?,
        Format::Grouped => render::grouped::write(run, out)?,
        Format::Json => render::json::write(run, out)?,
        Format::JsonLines => render::json::write_lines(run, out)?,
        Format::Sarif => render::sarif::write(run, out)?,
        Format::Github => render::github::write(run, out)?,
        Format::Gitlab => render::gitlab::write(run, out)?,
        Format::Junit => render::junit::write(run, out)?,
        Format::Checkstyle => render::checkstyle::write(run, out)?,
        Format::Rdjson => render::rdjson::write(run, out)?,
        Format::Azure => render::azure::write(run, out)?,
        Format::Html => render::html::write(run, out)?,
    }
    out.flush()
}

/// Counts instead of findings, in the formats that can hold them.
fn write_counts(format: Format, run: &Run, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Auto | Format::Human | Format::Concise | Format::Grouped => {
            render::statistics::write(run, out)?;
        }
        Format::Json => render::statistics::write_json(run, out)?,
        Format::JsonLines => render::statistics::write_lines(run, out)?,
        _ => return write_to(format, run, out),
    }
    out.flush()
}
