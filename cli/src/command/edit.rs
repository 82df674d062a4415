//! `tnslint edit`

use std::io::{self, Write};

use tns_dsn::edit::{Action, EditFailure, edit};
use tns_parser::{FileKind, parse};

use super::files::{diff, is_stdin};
use crate::args::EditArgs;
use crate::exit::Status;
use crate::input;
use crate::output::complain;
use crate::replace::replace;

pub(crate) fn run(args: &EditArgs) -> io::Result<Status> {
    let read = match is_stdin(&args.path) {
        true => input::read_stdin(None, Some(FileKind::Tnsnames)),
        false => input::read_file(&args.path, Some(FileKind::Tnsnames)),
    };
    let (input, actions) = match (read, actions(args)) {
        (Ok(input), Ok(actions)) => (input, actions),
        (Err(error), _) => return fail(&error.to_string(), Status::Failed),
        (_, Err(error)) => return fail(&error, Status::Failed),
    };
    let parsed = parse(input.source.clone(), FileKind::Tnsnames);
    let edited = match edit(&parsed, &args.alias, &actions) {
        Ok(edited) => edited,
        Err(error @ EditFailure::NoMatch(_)) => return fail(&error.to_string(), Status::Found),
        Err(error) => return fail(&error.to_string(), Status::Failed),
    };
    // Not through the colour filter: bytes are given back as they are.
    let mut out = io::stdout().lock();
    match &input.path {
        _ if args.diff => out.write_all(diff(&input.name, input.source.bytes(), &edited.text).as_bytes())?,
        None => out.write_all(&edited.text)?,
        Some(path) if edited.text != input.source.bytes() => {
            if let Err(error) = replace(path, &edited.text) {
                return fail(&format!("cannot write `{}`: {error}", input.name), Status::Failed);
            }
        }
        Some(_) => {}
    }
    let count = edited.aliases.len();
    complain(&format!("{count} {} matched", if count == 1 { "entry" } else { "entries" }));
    Ok(Status::Clean)
}

fn fail(message: &str, status: Status) -> io::Result<Status> {
    complain(message);
    Ok(status)
}

fn actions(args: &EditArgs) -> Result<Vec<Action>, String> {
    let mut actions = Vec::new();
    for setting in &args.set {
        let (path, value) =
            setting.split_once('=').ok_or_else(|| format!("--set {setting}: `=` is missing"))?;
        actions.push(Action::Set { path: path.to_uppercase(), value: value.to_owned() });
    }
    actions.extend(args.unset.iter().map(|path| Action::Unset { path: path.to_uppercase() }));
    actions.extend(args.rename.clone().map(Action::Rename));
    actions.extend(args.delete.then_some(Action::Delete));
    Ok(actions)
}
