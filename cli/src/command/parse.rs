//! `tnslint parse`

use std::io::{self, Write};

use serde::Serialize;
use tns_parser::model::File;
use tns_parser::{Parse, Span, SyntaxCode, model, parse};

use super::files::is_stdin;
use crate::args::{ParseArgs, ParseTo};
use crate::exit::Status;
use crate::input::{self, Input};
use crate::output::{self, complain};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    #[serde(flatten)]
    file: File<'a>,
    errors: Vec<Error>,
}

#[derive(Serialize)]
struct Error {
    code: SyntaxCode,
    message: &'static str,
    span: Span,
    related: Option<Span>,
    count: u32,
}

pub(crate) fn run(args: &ParseArgs) -> io::Result<Status> {
    let read = match is_stdin(&args.path) {
        true => input::read_stdin(None, args.kind),
        false => input::read_file(&args.path, args.kind),
    };
    match read {
        Ok(input) => print(args, input),
        Err(error) => {
            complain(&error.to_string());
            Ok(Status::Failed)
        }
    }
}

fn print(args: &ParseArgs, input: Input) -> io::Result<Status> {
    let parsed = parse(input.source, input.kind);
    // Not through the colour filter: the text is given back byte for byte.
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.to {
        ParseTo::Text => out.write_all(parsed.print())?,
        ParseTo::Tree => out.write_all(output::clean(&parsed.dump()).as_bytes())?,
        ParseTo::Json => output::json(&mut out, &document(&parsed))?,
    }
    out.flush()?;
    Ok(if parsed.errors().is_empty() { Status::Clean } else { Status::Found })
}

fn document(parsed: &Parse) -> Document<'_> {
    let error = |error: &tns_parser::SyntaxError| Error {
        code: error.code,
        message: error.code.message(),
        span: error.at,
        related: error.related,
        count: error.count,
    };
    Document { version: 1, file: model::file(parsed), errors: parsed.errors().iter().map(error).collect() }
}
