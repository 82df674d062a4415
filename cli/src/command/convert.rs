//! `tnslint convert`

mod whole;

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use tns_dsn::Form;
use tns_parser::easy_connect::{Kind, classify};

use super::write::{self, Name};
use crate::args::{ConnectForm, ConvertArgs};
use crate::exit::Status;
use crate::output::complain;
use crate::render::problem;
use whole::{FileForm, Whole};

/// What is to be converted.
struct Given {
    /// What it is called in messages.
    name: String,
    bytes: Vec<u8>,
    is_file: bool,
}

pub(crate) fn run(args: &ConvertArgs) -> io::Result<Status> {
    let given = match given(args) {
        Ok(given) => given,
        Err(error) => {
            complain(&format!("cannot read `{}`: {error}", args.text));
            return Ok(Status::Failed);
        }
    };
    if let Some(form) = whole::form(args.from, &given.name, &given.bytes) {
        return whole::run(args, Whole { name: &given.name, bytes: &given.bytes, form });
    }
    match String::from_utf8(given.bytes) {
        Ok(text) => one(args, &given.name, text.trim_end_matches(['\n', '\r']), given.is_file),
        Err(_) => {
            complain(&format!("{}: the text is not UTF-8", given.name));
            Ok(Status::Found)
        }
    }
}

/// The text itself, or the file or the stream that it names.
fn given(args: &ConvertArgs) -> io::Result<Given> {
    let path = Path::new(&args.text);
    if args.text == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(Given { name: "<stdin>".to_owned(), bytes, is_file: true });
    }
    let wanted = matches!(args.from, Some(ConnectForm::Tnsnames | ConnectForm::Csv));
    // A bare word is an alias rather than a file, even where there is a file of that name.
    if wanted || (path.is_file() && path.extension().is_some()) {
        return Ok(Given { name: crate::input::display_name(path), bytes: fs::read(path)?, is_file: true });
    }
    Ok(Given { name: Name::STRING.to_owned(), bytes: args.text.clone().into_bytes(), is_file: false })
}

/// One connect string.
fn one(args: &ConvertArgs, name: &str, text: &str, is_file: bool) -> io::Result<Status> {
    if args.from.is_none() && !is_file && classify(text) == Kind::Alias {
        complain(&format!(
            "`{text}` is a bare word: `tnslint resolve {text}` looks the alias up, \
             `--from easy-connect` takes it as a host"
        ));
        return Ok(Status::Found);
    }
    let form = match args.from {
        Some(ConnectForm::One(form)) => form,
        _ => Form::detect(text),
    };
    match form.read(text) {
        Ok(read) => write::run(&args.written, &read.value, &read.lost),
        Err(error) => {
            problem::complain(name, text, &error);
            Ok(Status::Found)
        }
    }
}

/// Whether the bytes are a file of many entries, by the name or by what is in it.
impl FileForm {
    fn of_name(name: &str) -> Option<Self> {
        match Path::new(name).extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => Some(Self::Csv),
            "ora" => Some(Self::Tnsnames),
            _ => None,
        }
    }
}
