//! `tnslint config`

mod files;

use std::io::{self, Write};
use std::path::Path;

use tns_lint::config::{FILE_NAMES, Setting, schema};

use crate::args::{ConfigCommand, ConfigShowArgs};
use crate::exit::Status;
use crate::output::{complain, json, stdout};
use crate::setup::{configuration, tell};

/// What `config init` writes.
const STARTER: &str = include_str!("config/starter.toml");

pub(crate) fn run(command: &ConfigCommand) -> io::Result<Status> {
    match command {
        ConfigCommand::Show(args) => show(args),
        ConfigCommand::Schema => json(&mut stdout(), &schema()).map(|()| Status::Clean),
        ConfigCommand::Init => init(Path::new(FILE_NAMES[0])),
        ConfigCommand::Files(args) => files::run(args),
    }
}

fn show(args: &ConfigShowArgs) -> io::Result<Status> {
    let found = match configuration(&args.config, &args.path) {
        Ok(found) => found,
        Err(error) => {
            tell(error);
            return Ok(Status::Failed);
        }
    };
    let mut out = stdout();
    match &found {
        Some(found) => writeln!(out, "# {}", found.path.display())?,
        None => writeln!(out, "# no configuration file: everything is as built in")?,
    }
    write!(out, "{}", text(&found.map(|found| found.settings()).unwrap_or_default()))?;
    out.flush()?;
    Ok(Status::Clean)
}

/// The settings as TOML, each with where it comes from.
fn text(settings: &[Setting]) -> String {
    let (mut text, mut table) = (String::new(), &[][..]);
    for Setting { path, value, origins } in settings {
        let Some((key, around)) = path.split_last() else { continue };
        if around != table {
            table = around;
            let name: Vec<_> = table.iter().map(|key| bare(key)).collect();
            text.push_str(&format!("\n[{}]\n", name.join(".")));
        }
        text.push_str(&format!("{} = {value} # {}\n", bare(key), origins.join(", ")));
    }
    text
}

/// A key as TOML has it.
fn bare(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match !key.is_empty() && key.chars().all(plain) {
        true => key.to_owned(),
        false => toml::Value::from(key).to_string(),
    }
}

fn init(path: &Path) -> io::Result<Status> {
    if path.exists() {
        complain(&format!("`{}` is there already", path.display()));
        return Ok(Status::Failed);
    }
    if let Err(error) = std::fs::write(path, STARTER) {
        complain(&format!("cannot write `{}`: {error}", path.display()));
        return Ok(Status::Failed);
    }
    complain(&format!("`{}` written", path.display()));
    Ok(Status::Clean)
}
