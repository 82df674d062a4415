//! Which rules a file is checked with: its configuration, then the command line.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tns_dsn::files::OsFiles;
use tns_dsn::{Problem, Unreadable};
use tns_lint::config::{Config, ConfigError, FailOn, Found, Policy, PolicyError, at, read};
use tns_lint::{Diagnostic, Environment, Linter, Selection, SelectionError};

use crate::args::{CheckArgs, ConfigArgs};
use crate::output::complain;
use crate::render::problem;

/// What is the same for all files of one configuration.
pub(crate) struct Setup {
    pub(crate) linter: Linter,
    pub(crate) fail_on: FailOn,
    /// The configuration, if there is one.
    pub(crate) found: Option<Found>,
    policy: Policy,
}

impl Setup {
    /// Whether a finding counts; sets its severity.
    pub(crate) fn admits(&self, path: Option<&Path>, found: &mut Diagnostic) -> bool {
        self.policy.admits(&self.relative(path), found)
    }

    /// Whether a file is left out of directory runs.
    fn excludes(&self, path: &Path) -> bool {
        self.policy.excludes(&self.relative(Some(path)))
    }

    /// A path as the patterns of the configuration see it.
    fn relative(&self, path: Option<&Path>) -> PathBuf {
        let Some(path) = path else { return PathBuf::new() };
        let whole = absolute(path);
        let root = self.found.as_ref().map(|found| absolute(found.root()));
        root.and_then(|root| whole.strip_prefix(root).ok().map(Path::to_owned)).unwrap_or(whole)
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The setups of a run, by directory.
pub(crate) struct Setups {
    by_directory: HashMap<PathBuf, Arc<Setup>>,
    default: Arc<Setup>,
}

impl Setups {
    /// Reads every configuration that one of the files needs. What is wrong goes to stderr.
    pub(crate) fn new(args: &CheckArgs, files: &[PathBuf]) -> Option<Self> {
        let maker = Maker { args, fixed: args.config.config.as_deref() };
        let here = env::current_dir().unwrap_or_default();
        let mut by_directory = HashMap::new();
        let default = maker.of_directory(&here, &mut by_directory).map_err(|error| error.tell()).ok()?;
        for file in files {
            let directory = directory(file);
            maker.of_directory(&directory, &mut by_directory).map_err(|error| error.tell()).ok()?;
        }
        Some(Self { by_directory, default })
    }

    /// The setup of a file; `None` is standard input, which belongs to this directory.
    pub(crate) fn of(&self, path: Option<&Path>) -> &Arc<Setup> {
        path.and_then(|path| self.by_directory.get(&directory(path))).unwrap_or(&self.default)
    }

    /// Takes out the files that a configuration excludes; those named by hand stay.
    pub(crate) fn keep_included(&self, paths: &mut Vec<PathBuf>, named: &[PathBuf]) {
        paths.retain(|path| named.contains(path) || !self.of(Some(path)).excludes(path));
    }

    /// The environment that the command line and the configuration of this directory describe.
    pub(crate) fn environment(&self, args: &CheckArgs) -> Environment {
        let configured = self.default.found.iter().flat_map(|found| found.config.environment.clone());
        args.environment.environment(configured)
    }

    /// The setup of this directory.
    pub(crate) fn here(&self) -> &Setup {
        &self.default
    }
}

fn directory(file: &Path) -> PathBuf {
    absolute(file).parent().map(Path::to_owned).unwrap_or_default()
}

/// Makes setups.
struct Maker<'a> {
    args: &'a CheckArgs,
    /// The only configuration, given by hand.
    fixed: Option<&'a Path>,
}

/// Why there is no setup.
enum SetupError {
    Config(Box<ConfigError>),
    Policy(Option<PathBuf>, PolicyError),
}

impl SetupError {
    fn tell(&self) {
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

impl Maker<'_> {
    /// The setup of a directory: its own configuration, else that of the one above.
    fn of_directory(
        &self,
        directory: &Path,
        known: &mut HashMap<PathBuf, Arc<Setup>>,
    ) -> Result<Arc<Setup>, SetupError> {
        if let Some(setup) = known.get(directory) {
            return Ok(setup.clone());
        }
        let setup = match (self.fixed, directory.parent()) {
            (Some(path), _) => Arc::new(self.make(Some(read(&OsFiles, path)?))?),
            _ if self.args.config.isolated => Arc::new(self.make(None)?),
            (None, parent) => match (at(&OsFiles, directory)?, parent) {
                (Some(found), _) => Arc::new(self.make(Some(found))?),
                (None, Some(parent)) => self.of_directory(parent, known)?,
                (None, None) => Arc::new(self.make(None)?),
            },
        };
        known.insert(directory.to_owned(), setup.clone());
        Ok(setup)
    }

    fn make(&self, found: Option<Found>) -> Result<Setup, SetupError> {
        let config = found.as_ref().map(|found| found.config.clone()).unwrap_or_default();
        let path = found.as_ref().map(|found| found.path.clone());
        let failed = |error| SetupError::Policy(path.clone(), error);
        let policy = Policy::new(&config).map_err(failed)?;
        let selection = self.selection(&config).map_err(|error| failed(error.into()))?;
        let args = self.args;
        let targets = if args.targets.is_empty() { &config.target } else { &args.targets };
        Ok(Setup {
            linter: Linter::new(&selection).for_targets(targets),
            fail_on: args.fail_on.or(config.fail_on).unwrap_or_default(),
            policy,
            found,
        })
    }

    /// The words of the command line stand in for those of the configuration.
    fn selection(&self, config: &Config) -> Result<Selection, SelectionError> {
        let args = self.args;
        if !args.select.is_empty() {
            return Selection::new(&args.select, &[config.ignore.clone(), args.ignore.clone()].concat());
        }
        let ignore = [config.ignore.clone(), args.ignore.clone()].concat();
        Policy::selection(&Config { ignore, ..config.clone() })
    }
}

/// The configuration that a path belongs to, or the one given by hand.
pub(crate) fn configuration(args: &ConfigArgs, path: &Path) -> Result<Option<Found>, ConfigError> {
    match &args.config {
        Some(file) => read(&OsFiles, file).map(Some),
        None if args.isolated => Ok(None),
        None if path.is_dir() => tns_lint::config::find(&OsFiles, &absolute(path)),
        None => tns_lint::config::find(&OsFiles, &directory(path)),
    }
}

/// Tells what is wrong with a configuration.
pub(crate) fn tell(error: ConfigError) {
    SetupError::from(error).tell();
}
