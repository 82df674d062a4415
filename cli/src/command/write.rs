//! Writes a descriptor in the form that was asked for.

use std::io::{self, Write};

use tns_dsn::inventory::{Inventory, InventoryEntry};
use tns_dsn::{Converted, Descriptor, Form, Impossible, Loss};

use crate::args::{ConnectForm, Written};
use crate::exit::Status;
use crate::output::{complain, stdout};

/// Names of inputs in messages.
pub(crate) struct Name;

impl Name {
    /// A connect string of the command line.
    pub(crate) const STRING: &'static str = "<string>";
}

/// Prints it on stdout; what is lost goes to stderr, and with `--strict` to the exit code.
pub(crate) fn run(args: &Written, descriptor: &Descriptor, lost: &[Loss]) -> io::Result<Status> {
    let form = args.to.unwrap_or(ConnectForm::One(Form::Descriptor));
    if form.is_of_files() && args.name.is_none() {
        complain("an entry needs a name: --name ALIAS");
        return Ok(Status::Failed);
    }
    let written = match text(form, args.name.as_deref(), descriptor) {
        Ok(written) => written,
        Err(error) => {
            complain(&format!("{error}; `--to descriptor` holds all of it"));
            return Ok(Status::Found);
        }
    };
    let mut out = stdout();
    writeln!(out, "{}", written.value.trim_end_matches('\n'))?;
    out.flush()?;
    Ok(report(args, &[lost, &written.lost].concat()))
}

fn text(
    form: ConnectForm,
    name: Option<&str>,
    descriptor: &Descriptor,
) -> Result<Converted<String>, Impossible> {
    let name = name.unwrap_or_default();
    match form {
        ConnectForm::One(form) => form.write(descriptor),
        ConnectForm::Tnsnames => Ok(Converted::whole(format!("{name} = {descriptor}"))),
        ConnectForm::Csv => {
            let entry = InventoryEntry { names: vec![name.to_owned()], descriptor: descriptor.clone() };
            Inventory { entries: vec![entry] }.to_csv().map(Converted::whole)
        }
    }
}

fn report(args: &Written, lost: &[Loss]) -> Status {
    lost.iter().for_each(|loss| complain(&format!("lost: {loss}")));
    if args.strict && !lost.is_empty() { Status::Found } else { Status::Clean }
}
