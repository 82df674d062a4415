//! What the user names: an alias or a connect string.

use std::path::Path;

use tns_dsn::files::OsFiles;
use tns_dsn::resolve::{Environment, ResolveError, Resolver};

use super::write::Name;
use crate::output::complain as say;
use crate::render::problem;

/// Looks names up in the files of the process, or in one directory alone.
pub(crate) fn resolver(tns_admin: Option<&Path>) -> Resolver<'static, OsFiles> {
    Resolver::new(&OsFiles, environment(tns_admin))
}

/// A directory given by hand is the only place.
pub(crate) fn environment(tns_admin: Option<&Path>) -> Environment {
    let process = Environment::of_process();
    match tns_admin {
        Some(directory) => {
            Environment { tns_admin: Some(directory.to_owned()), home: None, oracle_home: None, ..process }
        }
        None => process,
    }
}

/// Says on stderr why a name leads to nothing, in the text where that is known.
pub(crate) fn complain(target: &str, error: &ResolveError) {
    match (&error.cause, &error.file) {
        (Some(cause), Some(file)) => match std::fs::read_to_string(file) {
            Ok(text) => problem::complain(&file.display().to_string(), &text, cause),
            Err(_) => say(&error.to_string()),
        },
        (Some(cause), None) => problem::complain(Name::STRING, target, cause),
        _ => say(&error.to_string()),
    }
    if let Some(help) = &error.help {
        say(&format!("help: {help}"));
    }
}
