//! Where settings come from: a file, then the command line.

use std::env;
use std::path::Path;

use tns_dsn::files::OsFiles;
use tns_dsn::{Problem, Unreadable};
use tns_lint::config::{ConfigError, Found, Layer, SetupError, Sources, user_file};

use crate::args::ConfigArgs;
use crate::output::complain;
use crate::render::problem;

/// What settings on the command line are called.
const ARGUMENT: &str = "--config";

/// Where settings come from: files, then `--config`, then flags.
pub(super) fn sources(args: &ConfigArgs, flags: Option<Layer>) -> Result<Sources, ConfigError> {
    let given = args.settings().map(|text| Layer::read(Path::new(ARGUMENT), text));
    let mut layers = given.collect::<Result<Vec<_>, _>>()?;
    layers.extend(flags);
    Ok(Sources {
        fixed: args.file().map(Path::to_owned),
        isolated: args.isolated,
        user: user_file(|name| env::var_os(name)),
        layers,
        origin: ARGUMENT.into(),
        here: env::current_dir().unwrap_or_default(),
    })
}

/// The configuration that a path belongs to, or the one given by hand.
pub(crate) fn configuration(args: &ConfigArgs, path: &Path) -> Result<Option<Found>, ConfigError> {
    let directory = if path.is_dir() { super::absolute(path) } else { super::directory(path) };
    sources(args, None)?.of_directory(&OsFiles, &directory)
}

/// Tells why there is no setup.
pub(super) fn tell_why(error: &SetupError) {
    match error {
        SetupError::Config(error) => match error.span {
            Some(span) => {
                let problem = Problem { message: error.message.clone(), help: error.help.clone(), span };
                let shown = Unreadable { problems: vec![problem] };
                problem::complain(&error.path.display().to_string(), &error.text, &shown);
            }
            None => complain(&error.to_string()),
        },
        SetupError::Policy(..) => complain(&error.to_string()),
    }
}

/// Tells what is wrong with a configuration.
pub(crate) fn tell(error: ConfigError) {
    tell_why(&error.into());
}
