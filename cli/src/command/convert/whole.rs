//! Whole files: tnsnames.ora, JSON and CSV, each into each.

use std::io::{self, Write};

use tns_dsn::inventory::{Defect, DefectKind, Inventory, Location, Rejected};
use tns_dsn::{Converted, Form, Impossible, Problem, Unreadable};
use tns_parser::{FileKind, Source, parse};

use crate::args::{ConnectForm, ConvertArgs};
use crate::exit::Status;
use crate::output::{complain, stdout};
use crate::render::problem;

/// A form of many entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileForm {
    Tnsnames,
    Json,
    Csv,
}

/// A file of many entries.
pub(super) struct Whole<'a> {
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) form: FileForm,
}

/// The form of a file of many entries; nothing where the input is one string.
pub(super) fn form(from: Option<ConnectForm>, name: &str, bytes: &[u8]) -> Option<FileForm> {
    let text = String::from_utf8_lossy(bytes);
    let json = || {
        let many = text.trim_start().starts_with(['[', '{']) && Form::detect(&text) != Form::Json;
        many.then_some(FileForm::Json)
    };
    match from {
        Some(ConnectForm::Tnsnames) => Some(FileForm::Tnsnames),
        Some(ConnectForm::Csv) => Some(FileForm::Csv),
        Some(ConnectForm::One(Form::Json)) => json(),
        Some(ConnectForm::One(_)) => None,
        None if name.ends_with(".json") => json(),
        None => FileForm::of_name(name).or_else(|| has_entries(bytes).then_some(FileForm::Tnsnames)),
    }
}

/// Whether a text is one of named descriptors.
fn has_entries(bytes: &[u8]) -> bool {
    let Ok(source) = Source::new(bytes) else { return false };
    let parsed = parse(source, FileKind::Tnsnames);
    parsed.entries().any(|entry| entry.names().next().is_some() && entry.is_nested())
}

pub(super) fn run(args: &ConvertArgs, whole: Whole<'_>) -> io::Result<Status> {
    let (converted, rejected) = match read(&whole) {
        Ok(converted) => (converted, false),
        Err(rejected) => {
            rejected.defects.iter().for_each(|defect| tell(&whole, defect));
            if !args.keep_going {
                return Ok(Status::Found);
            }
            (Converted::whole(rejected.rest), true)
        }
    };
    let text = match write(args, &whole, &converted.value) {
        Ok(text) => text,
        Err(message) => {
            complain(&message);
            return Ok(Status::Failed);
        }
    };
    converted.lost.iter().for_each(|loss| complain(&format!("lost: {loss}")));
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    let strict = args.written.strict && !converted.lost.is_empty();
    Ok(if rejected || strict { Status::Found } else { Status::Clean })
}

fn read(whole: &Whole<'_>) -> Result<Converted<Inventory>, Rejected> {
    match whole.form {
        FileForm::Csv => Inventory::from_csv(whole.bytes),
        FileForm::Json => Inventory::from_json(&String::from_utf8_lossy(whole.bytes)),
        FileForm::Tnsnames => {
            let source = Source::new(whole.bytes).unwrap_or_default();
            Inventory::from_tnsnames(&parse(source, FileKind::Tnsnames))
        }
    }
}

/// The whole file in the other form.
fn write(args: &ConvertArgs, whole: &Whole<'_>, inventory: &Inventory) -> Result<String, String> {
    let impossible = |error: Impossible| error.to_string();
    let usual = match whole.form {
        FileForm::Tnsnames => ConnectForm::One(Form::Json),
        FileForm::Json | FileForm::Csv => ConnectForm::Tnsnames,
    };
    match args.written.to.unwrap_or(usual) {
        ConnectForm::Tnsnames => inventory.to_tnsnames().map_err(impossible),
        ConnectForm::Csv => inventory.to_csv().map_err(impossible),
        ConnectForm::One(Form::Json) => Ok(inventory.to_json()),
        ConnectForm::One(form) => Err(format!(
            "a file of many entries becomes tnsnames, json or csv, not {form}; `tnslint resolve NAME --to {form}` writes one"
        )),
    }
}

/// Tells a defect in its place.
fn tell(whole: &Whole<'_>, defect: &Defect) {
    let Location::Span(span) = defect.location else {
        let help = defect.kind.help().map_or(String::new(), |help| format!("; help: {help}"));
        return complain(&format!("{}: {defect}{help}", whole.name));
    };
    let text = String::from_utf8_lossy(whole.bytes);
    let message = match &defect.kind {
        DefectKind::Duplicate { name, first: Location::Span(first) } => {
            let before = text.get(..first.start as usize).unwrap_or_default();
            format!("`{name}` is defined already in line {}", before.matches('\n').count() + 1)
        }
        kind => kind.to_string(),
    };
    let problem = Problem { message, help: defect.kind.help(), span };
    problem::complain(whole.name, &text, &Unreadable { problems: vec![problem] });
}
