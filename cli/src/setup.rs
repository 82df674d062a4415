//! Which rules a file is checked with: its configuration, then the command line.

mod configuration;

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tns_dsn::files::OsFiles;
use tns_lint::config::{Config, FailOn, Found, Options, Policy, PolicyError, at, read};
use tns_lint::embedded::Format;
use tns_lint::{Diagnostic, Environment, LintFile, Linter, Safety, Selection, SelectionError};
use tns_parser::parse;

use crate::args::{CheckArgs, ExcludeArgs};
use crate::command::is_stdin;
use crate::input::{Input, kind_of_name};
use configuration::{SetupError, completed, of_user};

pub(crate) use configuration::{configuration, tell};

/// What is the same for all files of one configuration.
pub(crate) struct Setup {
    pub(crate) linter: Linter,
    pub(crate) fail_on: FailOn,
    /// The configuration, if there is one.
    pub(crate) found: Option<Found>,
    policy: Policy,
    options: Arc<Options>,
    /// The only rules whose fixes are applied; `None`: all.
    fix_only: Option<Selection>,
}

impl Setup {
    /// Whether a finding counts; sets its severity.
    pub(crate) fn admits(&self, path: Option<&Path>, found: &mut Diagnostic) -> bool {
        self.policy.admits(&self.relative(path), found)
    }

    /// The file that an input is to the rules.
    pub(crate) fn lint_file(&self, input: &Input) -> LintFile {
        let (source, kind) = (input.source.clone(), input.kind);
        let file = match self.is_template(input.path.as_deref().unwrap_or(Path::new(&input.name))) {
            true => LintFile::template(source, kind),
            false => LintFile::new(parse(source, kind)),
        };
        self.configured(file)
    }

    /// A file with the options of its rules.
    pub(crate) fn configured(&self, file: LintFile) -> LintFile {
        file.with_options(&self.options)
    }

    /// Whether placeholders in a file stand for any value.
    pub(crate) fn is_template(&self, path: &Path) -> bool {
        self.policy.is_template(&self.relative(Some(path)))
    }

    /// Whether the fix of a finding is to be applied, if it is safe enough.
    pub(crate) fn fixes(&self, path: Option<&Path>, found: &Diagnostic) -> bool {
        let wanted = self.fix_only.as_ref().is_none_or(|only| only.contains(found.rule));
        let mut found = found.clone();
        wanted
            && self.admits(path, &mut found)
            && found.fix.is_some_and(|fix| fix.safety > Safety::DisplayOnly)
    }

    /// Whether a file is left out of directory runs.
    pub(crate) fn excludes(&self, path: &Path) -> bool {
        let relative = self.relative(Some(path));
        self.policy.excludes(&relative) || kind_of_name(path).is_none() && !self.policy.embeds(&relative)
    }

    /// Whether files that IFILE names are read.
    pub(crate) fn follows_ifile(&self) -> bool {
        self.found.as_ref().and_then(|found| found.config.follow_ifile).unwrap_or(true)
    }

    /// A path as the patterns of the configuration see it.
    fn relative(&self, path: Option<&Path>) -> PathBuf {
        let Some(path) = path else { return PathBuf::new() };
        let whole = absolute(path);
        let root = self.found.as_ref().map(|found| absolute(found.root()));
        root.and_then(|root| whole.strip_prefix(root).ok().map(Path::to_owned)).unwrap_or(whole)
    }
}

/// Whether .gitignore files count below a directory. What is wrong with its configuration is told
/// when the files are checked.
pub(crate) fn respects_gitignore(args: &CheckArgs, directory: &Path) -> bool {
    let found = configuration(&args.config, directory).ok().flatten();
    let configured = found.and_then(|found| found.config.respect_gitignore).unwrap_or(true);
    configured && !args.input.no_respect_gitignore
}

/// Tells files of other programs that may hold Net files by their names, where those are looked for
/// below a directory. A broken configuration is told when the files are checked.
pub(crate) fn embedded_names(args: &CheckArgs, directory: &Path) -> Option<fn(&str) -> bool> {
    let found = || configuration(&args.config, directory).ok().flatten();
    let wanted = args.embedded || found().is_some_and(|found| found.config.embedded.enabled());
    wanted.then_some(|name| Format::of_file_name(name).is_some())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// The setups of a run, by directory.
pub(crate) struct Setups {
    by_directory: HashMap<PathBuf, Arc<Setup>>,
    default: Arc<Setup>,
    excluded: Excluded,
}

impl Setups {
    /// Reads every configuration that one of the files needs. What is wrong goes to stderr.
    pub(crate) fn new(args: &CheckArgs, files: &[PathBuf]) -> Option<Self> {
        let maker = Maker { args, fixed: args.config.file() };
        let here = env::current_dir().unwrap_or_default();
        let mut by_directory = HashMap::new();
        let default = maker.of_directory(&here, &mut by_directory).map_err(|error| error.tell()).ok()?;
        for file in files {
            let directory = directory(file);
            maker.of_directory(&directory, &mut by_directory).map_err(|error| error.tell()).ok()?;
        }
        let excluded = Excluded::new(&args.exclude).map_err(|error| SetupError::Policy(None, error).tell());
        Some(Self { by_directory, default, excluded: excluded.ok()? })
    }

    /// The setup of a file; `None` is standard input, which belongs to this directory.
    pub(crate) fn of(&self, path: Option<&Path>) -> &Arc<Setup> {
        path.and_then(|path| self.by_directory.get(&directory(path))).unwrap_or(&self.default)
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

/// Makes setups.
struct Maker<'a> {
    args: &'a CheckArgs,
    /// The only configuration, given by hand.
    fixed: Option<&'a Path>,
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
                (None, None) => Arc::new(self.make(of_user(&self.args.config)?)?),
            },
        };
        known.insert(directory.to_owned(), setup.clone());
        Ok(setup)
    }

    fn make(&self, found: Option<Found>) -> Result<Setup, SetupError> {
        let args = self.args;
        // What is wrong with a flag is not the fault of a file.
        let flags = args.flags();
        let wrong = |error| SetupError::Policy(None, error);
        Policy::new(&flags).map_err(wrong)?;
        Policy::selection(&flags).map_err(|error| wrong(error.into()))?;
        let found = completed(found, &args.config, Some(args.layer()))?;
        let mut config = found.as_ref().map(|found| found.config.clone()).unwrap_or_default();
        if !args.exclude.exclude.is_empty() {
            (config.exclude, config.extend_exclude) = (Vec::new(), Vec::new());
        }
        let only = &args.rules.fix_only;
        let fix_only = (!only.is_empty()).then(|| Selection::new(only, &[])).transpose();
        let path = found.as_ref().map(|found| found.path.clone());
        let failed = |error| SetupError::Policy(path.clone(), error);
        let policy = Policy::new(&config).map_err(failed)?;
        let selection = self.selection(&config).map_err(|error| failed(error.into()))?;
        let linter = Linter::new(&selection).for_targets(&config.target);
        Ok(Setup {
            linter: linter.heeding_comments(config.allow_suppressions.unwrap_or(true)),
            fail_on: config.fail_on.unwrap_or_default(),
            policy,
            options: Arc::new(config.rules),
            fix_only: fix_only.map_err(|error| SetupError::Policy(None, error.into()))?,
            found,
        })
    }

    /// The words of `--select` are the only ones: no profile adds to them.
    fn selection(&self, config: &Config) -> Result<Selection, SelectionError> {
        match self.args.select.is_empty() {
            true => Policy::selection(config),
            false => Selection::new(&config.select, &config.ignore)?.and(&self.args.rules.extend_select),
        }
    }
}
