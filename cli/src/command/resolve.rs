//! `tnslint resolve`

mod export;

use std::io::{self, Write};

use serde::Serialize;
use tns_dsn::resolve::{ResolveError, Resolved};

use super::{target, write};
use crate::args::{ResolveArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};

/// The version of the document, and what was found.
#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    #[serde(flatten)]
    resolved: &'a Resolved,
    text: String,
}

#[derive(Serialize)]
struct Failure<'a> {
    version: u8,
    name: &'a str,
    error: &'a str,
    help: Option<&'a str>,
    steps: &'a [String],
}

pub(crate) fn run(args: &ResolveArgs) -> io::Result<Status> {
    let resolver = target::resolver(args.tns_admin.as_deref());
    match (resolver.resolve(&args.target), args.export.driver) {
        (Ok(resolved), Some(driver)) => export::run(args, driver, &resolved, &resolver.profile()),
        (Ok(resolved), None) => found(args, &resolved),
        (Err(error), _) => failed(args, &error),
    }
}

fn found(args: &ResolveArgs, resolved: &Resolved) -> io::Result<Status> {
    if args.output == TextOrJson::Json {
        let text = resolved.descriptor.to_string();
        json(&mut stdout(), &Document { version: 1, resolved, text })?;
        return Ok(Status::Clean);
    }
    if args.explain {
        explain(resolved)?;
    }
    write::run(&args.written, &resolved.descriptor, &resolved.lost)
}

fn explain(resolved: &Resolved) -> io::Result<()> {
    let mut out = stdout();
    for step in &resolved.steps {
        writeln!(out, "# {step}")?;
    }
    let width = resolved.effective.iter().map(|value| value.name.len()).max().unwrap_or_default();
    for value in &resolved.effective {
        writeln!(out, "# {:<width$} = {}  ({})", value.name, value.value, value.origin)?;
    }
    out.flush()
}

fn failed(args: &ResolveArgs, error: &ResolveError) -> io::Result<Status> {
    if args.output == TextOrJson::Json {
        let message = error.to_string();
        let failure = Failure {
            version: 1,
            name: &args.target,
            error: &message,
            help: error.help.as_deref(),
            steps: &error.steps,
        };
        json(&mut stdout(), &failure)?;
    }
    if args.explain {
        error.steps.iter().for_each(|step| complain(step));
    }
    target::complain(&args.target, error);
    Ok(Status::Found)
}
