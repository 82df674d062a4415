//! Writes a descriptor in the form that was asked for.

use std::io::{self, Write};

use tns_dsn::{Converted, Descriptor, Form, Impossible, Loss};

use crate::args::{Written, WrittenForm};
use crate::exit::Status;
use crate::output::{complain, json, stdout};

/// Names of inputs in messages.
pub(crate) struct Name;

impl Name {
    /// A connect string of the command line or of standard input.
    pub(crate) const STRING: &'static str = "<string>";
}

/// Prints one line on stdout; what is lost goes to stderr, and with `--strict` to the exit code.
pub(crate) fn run(args: &Written, descriptor: &Descriptor, lost: &[Loss]) -> io::Result<Status> {
    if args.to == WrittenForm::Json {
        json(&mut stdout(), descriptor)?;
        return Ok(report(args, lost));
    }
    let written = match text(args, descriptor) {
        Ok(written) => written,
        Err(error) => {
            complain(&format!("{error}; `--to descriptor` holds all of it"));
            return Ok(Status::Found);
        }
    };
    let mut out = stdout();
    writeln!(out, "{}", written.value)?;
    out.flush()?;
    Ok(report(args, &[lost, &written.lost].concat()))
}

fn text(args: &Written, descriptor: &Descriptor) -> Result<Converted<String>, Impossible> {
    match args.to {
        WrittenForm::Descriptor | WrittenForm::Json => Form::Descriptor.write(descriptor),
        WrittenForm::EasyConnect => Form::EasyConnect.write(descriptor),
        WrittenForm::Jdbc => Form::Jdbc.write(descriptor),
        WrittenForm::Tnsnames => {
            let name = args.name.as_deref().unwrap_or_default();
            Ok(Converted::whole(format!("{name} = {descriptor}")))
        }
    }
}

fn report(args: &Written, lost: &[Loss]) -> Status {
    lost.iter().for_each(|loss| complain(&format!("lost: {loss}")));
    if args.strict && !lost.is_empty() { Status::Found } else { Status::Clean }
}
