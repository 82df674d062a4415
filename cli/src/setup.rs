//! Which rules a file is checked with: its configuration, then the command line.

mod configuration;

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tns_dsn::files::OsFiles;
use tns_dsn::files::walk::Below;
use tns_lint::config::{self, Config, Policy, PolicyError, Sources, Wanted};
use tns_lint::embedded::Format;
use tns_lint::{Environment, LintFile};

use crate::args::{CheckArgs, ExcludeArgs};
use crate::command::is_stdin;
use crate::input::Input;
use configuration::{sources, tell_why};

pub(crate) use configuration::{configuration, tell};
pub(crate) use tns_lint::config::{Setup, SetupError};

/// The file that an input is to the rules.
pub(crate) fn lint_file(setup: &Setup, input: &Input) -> LintFile {
    let place = input.path.as_deref().unwrap_or(Path::new(&input.name));
    setup.lint_file(input.source.clone(), input.kind, place)
}

/// What counts below a directory: whether .gitignore files do, and which files of other programs
/// that may hold Net files. What is wrong with its configuration is told when the files are checked.
pub(crate) fn below(args: &CheckArgs, directory: &Path) -> Below {
    let found = configuration(&args.config, directory).ok().flatten();
    let config = found.map(|found| found.config).unwrap_or_default();
    let embedded = args.embedded || config.embedded.enabled();
    Below {
        respects_gitignore: config.respect_gitignore.unwrap_or(true) && !args.input.no_respect_gitignore,
        others: embedded.then_some(|name| Format::of_file_name(name).is_some()),
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The setups of a run, by directory.
pub(crate) struct Setups {
    by_directory: config::Setups,
    default: Arc<Setup>,
    excluded: Excluded,
}

impl Setups {
    /// Reads every configuration that one of the files needs. What is wrong goes to stderr.
    pub(crate) fn new(args: &CheckArgs, files: &[PathBuf]) -> Option<Self> {
        Self::read(args, files).map_err(|error| tell_why(&error)).ok()
    }

    fn read(args: &CheckArgs, files: &[PathBuf]) -> Result<Self, SetupError> {
        let sources = of_run(args)?;
        let mut by_directory = config::Setups::new(wanted(args));
        let here = env::current_dir().unwrap_or_default();
        let default = by_directory.of_directory(&OsFiles, &sources, &here)?;
        for file in files {
            by_directory.of_directory(&OsFiles, &sources, &directory(file))?;
        }
        let excluded = Excluded::new(&args.exclude).map_err(|error| SetupError::Policy(None, error))?;
        Ok(Self { by_directory, default, excluded })
    }

    /// The setup of a file; `None` is standard input, which belongs to this directory.
    pub(crate) fn of(&self, path: Option<&Path>) -> &Arc<Setup> {
        path.and_then(|path| self.by_directory.known(&directory(path))).unwrap_or(&self.default)
    }

    /// Takes out the files that a configuration or the command line excludes; those named by hand
    /// stay, unless that is forced.
    pub(crate) fn keep_included(&self, paths: &mut Vec<PathBuf>, named: &[PathBuf], force: bool) {
        let excluded = |path: &Path| self.excluded.excludes(path) || self.of(Some(path)).excludes(path);
        paths.retain(|path| (!force && named.contains(path)) || is_stdin(path) || !excluded(path));
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

/// Where the settings of a run come from.
fn of_run(args: &CheckArgs) -> Result<Sources, SetupError> {
    // What is wrong with a flag is not the fault of a file.
    let flags = args.flags();
    let wrong = |error| SetupError::Policy(None, error);
    Policy::new(&flags).map_err(wrong)?;
    Policy::selection(&flags).map_err(|error| wrong(error.into()))?;
    Ok(sources(&args.config, Some(args.layer()))?)
}

/// What the command line asks for beside settings. The words of `--select` are the only ones: no
/// profile adds to them.
fn wanted(args: &CheckArgs) -> Wanted {
    Wanted {
        replaces_exclude: !args.exclude.exclude.is_empty(),
        only_and: (!args.select.is_empty()).then(|| args.rules.extend_select.clone()),
        fix_only: args.rules.fix_only.clone(),
    }
}

/// The files that the command line excludes.
struct Excluded(Policy);

impl Excluded {
    fn new(args: &ExcludeArgs) -> Result<Self, PolicyError> {
        let exclude = [&args.exclude[..], &args.extend_exclude].concat();
        Policy::new(&Config { exclude, ..Config::default() }).map(Self)
    }

    /// Patterns speak of paths from this directory.
    fn excludes(&self, path: &Path) -> bool {
        let whole = absolute(path);
        let here = env::current_dir().unwrap_or_default();
        self.0.excludes(whole.strip_prefix(here).unwrap_or(&whole))
    }
}

fn directory(file: &Path) -> PathBuf {
    absolute(file).parent().map(Path::to_owned).unwrap_or_default()
}
