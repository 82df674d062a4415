//! `tnslint convert`

use std::io;

use tns_dsn::Form;
use tns_parser::easy_connect::{Kind, classify};

use super::write::{self, Name};
use crate::args::{ConnectForm, ConvertArgs};
use crate::exit::Status;
use crate::render::problem;

pub(crate) fn run(args: &ConvertArgs) -> io::Result<Status> {
    let text = match args.text.as_str() {
        "-" => io::read_to_string(io::stdin())?.trim_end_matches(['\n', '\r']).to_owned(),
        text => text.to_owned(),
    };
    if args.from.is_none() && classify(&text) == Kind::Alias {
        crate::output::complain(&format!(
            "`{text}` is a bare word: `tnslint resolve {text}` looks the alias up, \
             `--from easy-connect` takes it as a host"
        ));
        return Ok(Status::Found);
    }
    match form(args.from, &text).read(&text) {
        Ok(read) => write::run(&args.written, &read.value, &read.lost),
        Err(error) => {
            problem::complain(Name::STRING, &text, &error);
            Ok(Status::Found)
        }
    }
}

fn form(given: Option<ConnectForm>, text: &str) -> Form {
    match given {
        Some(ConnectForm::Descriptor) => Form::Descriptor,
        Some(ConnectForm::EasyConnect) => Form::EasyConnect,
        Some(ConnectForm::Jdbc) => Form::Jdbc,
        None => Form::detect(text),
    }
}
