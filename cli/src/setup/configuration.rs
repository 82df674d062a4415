//! Where settings come from: a file, then the command line.

use std::env;
use std::path::{Path, PathBuf};

use tns_dsn::files::OsFiles;
use tns_dsn::{Problem, Unreadable};
use tns_lint::config::{self, ConfigError, Found, Layer, PolicyError, user_file};

use crate::args::ConfigArgs;
use crate::output::complain;
use crate::render::problem;

/// What settings on the command line are called.
const ARGUMENT: &str = "--config";

/// Why there is no setup.
pub(super) enum SetupError {
    Config(Box<ConfigError>),
    Policy(Option<PathBuf>, PolicyError),
}

impl SetupError {
    pub(super) fn tell(&self) {
        match self {
            Self::Policy(Some(path), error) => complain(&format!("{}: {error}", path.display())),
            Self::Policy(None, error) => complain(&error.to_string()),
            Self::Config(error) => match error.span {
                Some(span) => {
                    let problem = Problem { message: error.message.clone(), help: error.help.clone(), span };
                    let shown = Unreadable { problems: vec![problem] };
                    problem::complain(&error.path.display().to_string(), &error.text, &shown);
                }
                None => complain(&error.to_string()),
            },
        }
    }
}

impl From<ConfigError> for SetupError {
    fn from(error: ConfigError) -> Self {
        Self::Config(Box::new(error))
    }
}

/// The settings that count where no file above says anything: those of the user, or none.
pub(super) fn of_user(args: &ConfigArgs) -> Result<Option<Found>, ConfigError> {
    let file = user_file(|name| env::var_os(name)).filter(|file| !args.isolated && file.is_file());
    let here = env::current_dir().unwrap_or_default();
    file.map(|file| Ok(config::read(&OsFiles, &file)?.rooted(&here))).transpose()
}

/// A configuration with the settings of the command line over it.
pub(super) fn completed(
    found: Option<Found>,
    args: &ConfigArgs,
    flags: Option<Layer>,
) -> Result<Option<Found>, ConfigError> {
    let given = args.settings().map(|text| Layer::read(Path::new(ARGUMENT), text));
    let mut layers = given.collect::<Result<Vec<_>, _>>()?;
    layers.extend(flags.filter(|flags| !flags.is_empty()));
    if layers.is_empty() {
        return Ok(found);
    }
    let here = env::current_dir().unwrap_or_default();
    let found = found.unwrap_or_else(|| Found::nowhere(Path::new(ARGUMENT), &here));
    found.under(layers).map(Some)
}

/// The configuration that a path belongs to, or the one given by hand.
pub(crate) fn configuration(args: &ConfigArgs, path: &Path) -> Result<Option<Found>, ConfigError> {
    let found = match args.file() {
        Some(file) => Some(config::read(&OsFiles, file)?),
        None if args.isolated => None,
        None => {
            let directory = if path.is_dir() { super::absolute(path) } else { super::directory(path) };
            match config::find(&OsFiles, &directory)? {
                Some(found) => Some(found),
                None => of_user(args)?,
            }
        }
    };
    completed(found, args, None)
}

/// Tells what is wrong with a configuration.
pub(crate) fn tell(error: ConfigError) {
    SetupError::from(error).tell();
}
