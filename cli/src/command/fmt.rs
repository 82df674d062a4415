//! `tnslint fmt`

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tns_lint::config::{ConfigError, FormatConfig};
use tns_parser::format::{self, Options, format_text};
use tns_parser::parse;

use super::files::{self, diff};
use crate::args::{FmtArgs, KeywordCase};
use crate::exit::Status;
use crate::input::Input;
use crate::output::complain;
use crate::render::plural;
use crate::replace::replace;
use crate::setup;

/// A file and its text after formatting.
struct Formatted {
    input: Input,
    text: Vec<u8>,
}

pub(crate) fn run(args: &FmtArgs) -> io::Result<Status> {
    let mut files = files::find(&args.input);
    let settings = match settings(args, &files.paths) {
        Ok(settings) => settings,
        Err(error) => {
            setup::tell(error);
            return Ok(Status::Failed);
        }
    };
    let formatted = files.each(&args.input, |input| {
        let path = input.path.as_deref().unwrap_or(Path::new("."));
        let options = options(args, settings.get(path).unwrap_or(&FormatConfig::default()));
        let text = format_text(&parse(input.source.clone(), input.kind), &options);
        Formatted { input, text }
    });
    // Not through the colour filter: bytes are given back as they are.
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut changed = 0;
    for file in &formatted {
        let differs = file.text != file.input.source.bytes();
        changed += usize::from(differs);
        if let Err(error) = one(args, file, differs, &mut out)? {
            complain(&error);
            files.errors.push(error);
        }
    }
    out.flush()?;
    summary(args, changed, formatted.len());
    Ok(match (files.errors.is_empty(), changed) {
        (false, _) => Status::Failed,
        (true, count) if count > 0 && (args.check || args.diff) => Status::Found,
        (true, _) => Status::Clean,
    })
}

/// What the configurations say of each file; `.` stands for standard input.
fn settings(args: &FmtArgs, files: &[PathBuf]) -> Result<HashMap<PathBuf, FormatConfig>, ConfigError> {
    let here = PathBuf::from(".");
    let of = |path: &PathBuf| {
        let found = setup::configuration(&args.config, path)?;
        Ok((path.clone(), found.map(|found| found.config.format).unwrap_or_default()))
    };
    files.iter().chain([&here]).map(of).collect()
}

/// The command line comes before the configuration.
fn options(args: &FmtArgs, config: &FormatConfig) -> Options {
    let keyword_case = match args.keyword_case {
        KeywordCase::Keep => format::KeywordCase::Keep,
        KeywordCase::Upper => format::KeywordCase::Upper,
        KeywordCase::Lower => format::KeywordCase::Lower,
    };
    let given = FormatConfig { indent: args.indent, line_width: args.line_width };
    given.options(config.options(Options { keyword_case, ..Options::default() }))
}

/// Shows, names or writes one file; the inner error is one of that file.
fn one(
    args: &FmtArgs,
    file: &Formatted,
    differs: bool,
    out: &mut dyn Write,
) -> io::Result<Result<(), String>> {
    let name = &file.input.name;
    match &file.input.path {
        _ if args.diff => out.write_all(diff(name, file.input.source.bytes(), &file.text).as_bytes())?,
        _ if args.check => {
            if differs {
                writeln!(out, "{name}")?;
            }
        }
        None => out.write_all(&file.text)?,
        Some(path) if differs => {
            return Ok(replace(path, &file.text).map_err(|error| format!("cannot write `{name}`: {error}")));
        }
        Some(_) => {}
    }
    Ok(Ok(()))
}

fn summary(args: &FmtArgs, changed: usize, all: usize) {
    let verb = if args.check || args.diff { "would be formatted" } else { "formatted" };
    let rest = all - changed;
    complain(&format!("{changed} {} {verb}, {rest} already in shape", plural(changed, "file")));
}
