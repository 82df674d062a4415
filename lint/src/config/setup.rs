//! Which rules a file is checked with: its configuration, and what was said beside it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tns_dsn::files::Files;
use tns_parser::{FileKind, Source, parse};

use super::{
    Config, ConfigError, FailOn, FormatConfig, Found, Layer, Options, Policy, PolicyError, at, find, read,
};
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::fix::Safety;
use crate::run::Linter;
use crate::select::{Selection, SelectionError};

/// What is the same for all files of one configuration.
#[derive(Debug, Default)]
pub struct Setup {
    /// Its rules.
    pub linter: Linter,
    /// The severity from which on a run fails.
    pub fail_on: FailOn,
    /// The configuration, if there is one.
    pub found: Option<Found>,
    policy: Policy,
    options: Arc<Options>,
    /// The only rules whose fixes are applied; `None`: all.
    fix_only: Option<Selection>,
}

/// Why there is no setup.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetupError {
    /// A configuration cannot be read.
    #[error(transparent)]
    Config(Box<ConfigError>),
    /// A configuration can be read, but not used: its file, if it has one, and why.
    #[error("{}{}", named(.0.as_deref()), .1)]
    Policy(Option<PathBuf>, PolicyError),
}

impl From<ConfigError> for SetupError {
    fn from(error: ConfigError) -> Self {
        Self::Config(Box::new(error))
    }
}

/// Where settings come from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The only configuration file, given by hand.
    pub fixed: Option<PathBuf>,
    /// Whether no configuration file counts but the one given by hand.
    pub isolated: bool,
    /// The user's own file, for directories without one.
    pub user: Option<PathBuf>,
    /// Settings over those of files, the last ones the strongest.
    pub layers: Vec<Layer>,
    /// What settings without a file are called.
    pub origin: PathBuf,
    /// The directory that patterns of the user's file and of settings without a file are relative to.
    pub here: PathBuf,
}

impl Sources {
    /// The configuration of a directory: the one given by hand, else the nearest one above, else
    /// the user's own.
    ///
    /// # Errors
    /// [`ConfigError`] where it, or one that it extends, cannot be used.
    pub fn of_directory(&self, files: &dyn Files, directory: &Path) -> Result<Option<Found>, ConfigError> {
        let found = match &self.fixed {
            Some(path) => Some(read(files, path)?),
            None if self.isolated => None,
            None => match find(files, directory)? {
                Some(found) => Some(found),
                None => self.of_user(files)?,
            },
        };
        self.completed(found)
    }

    /// The settings that count where no directory says anything.
    fn of_user(&self, files: &dyn Files) -> Result<Option<Found>, ConfigError> {
        let file = self.user.as_ref().filter(|file| files.facts(file).is_ok_and(|facts| !facts.is_directory));
        file.map(|file| Ok(read(files, file)?.rooted(&self.here))).transpose()
    }

    /// A configuration with the other settings over it.
    fn completed(&self, found: Option<Found>) -> Result<Option<Found>, ConfigError> {
        let layers: Vec<_> = self.layers.iter().filter(|layer| !layer.is_empty()).cloned().collect();
        if layers.is_empty() {
            return Ok(found);
        }
        found.unwrap_or_else(|| Found::nowhere(&self.origin, &self.here)).under(layers).map(Some)
    }
}

/// What is asked for beside settings.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Patterns of files to leave out were given: those of configurations do not count.
    pub replaces_exclude: bool,
    /// The only rules were given: no profile adds to them, but these words do.
    pub only_and: Option<Vec<String>>,
    /// The only rules whose fixes are applied; none: all.
    pub fix_only: Vec<String>,
}

impl Setup {
    /// The setup of a configuration.
    ///
    /// # Errors
    /// [`SetupError::Policy`] for words that select no rule, and patterns that are none.
    pub fn new(found: Option<Found>, wanted: &Wanted) -> Result<Self, SetupError> {
        let mut config = found.as_ref().map(|found| found.config.clone()).unwrap_or_default();
        if wanted.replaces_exclude {
            (config.exclude, config.extend_exclude) = (Vec::new(), Vec::new());
        }
        let fix_only =
            (!wanted.fix_only.is_empty()).then(|| Selection::new(&wanted.fix_only, &[])).transpose();
        let path = found.as_ref().map(|found| found.path.clone());
        let failed = |error| SetupError::Policy(path.clone(), error);
        let policy = Policy::new(&config).map_err(failed)?;
        let selection = wanted.selection(&config).map_err(|error| failed(error.into()))?;
        let linter = Linter::new(&selection).for_targets(&config.target);
        Ok(Self {
            linter: linter.heeding_comments(config.allow_suppressions.unwrap_or(true)),
            fail_on: config.fail_on.unwrap_or_default(),
            policy,
            options: Arc::new(config.rules),
            fix_only: fix_only.map_err(|error| SetupError::Policy(None, error.into()))?,
            found,
        })
    }

    /// Where the baseline is that the configuration names.
    pub fn baseline(&self) -> Option<PathBuf> {
        let found = self.found.as_ref()?;
        Some(found.root().join(found.config.baseline.as_ref()?))
    }

    /// How files are laid out, as far as the configuration tells.
    pub fn format(&self) -> FormatConfig {
        self.found.as_ref().map(|found| found.config.format.clone()).unwrap_or_default()
    }

    /// Whether a finding counts; sets its severity.
    pub fn admits(&self, path: Option<&Path>, found: &mut Diagnostic) -> bool {
        self.policy.admits(&self.relative(path), found)
    }

    /// A text as the rules see it; `path` is where it is.
    pub fn lint_file(&self, source: Source, kind: FileKind, path: &Path) -> LintFile {
        let file = match self.is_template(path) {
            true => LintFile::template(source, kind),
            false => LintFile::new(parse(source, kind)),
        };
        self.configured(file)
    }

    /// A file with the options of its rules.
    pub fn configured(&self, file: LintFile) -> LintFile {
        file.with_options(&self.options)
    }

    /// What the rules take as too much or too little.
    pub fn options(&self) -> &Arc<Options> {
        &self.options
    }

    /// Whether placeholders in a file stand for any value.
    pub fn is_template(&self, path: &Path) -> bool {
        self.policy.is_template(&self.relative(Some(path)))
    }

    /// Whether the fix of a finding is to be applied, if it is safe enough.
    pub fn fixes(&self, path: Option<&Path>, found: &Diagnostic) -> bool {
        let wanted = self.fix_only.as_ref().is_none_or(|only| only.contains(found.rule));
        let mut found = found.clone();
        wanted
            && self.admits(path, &mut found)
            && found.fix.is_some_and(|fix| fix.safety > Safety::DisplayOnly)
    }

    /// Whether a file is left out of directory runs.
    pub fn excludes(&self, path: &Path) -> bool {
        let relative = self.relative(Some(path));
        let name = path.file_name().map(|name| name.to_string_lossy());
        let is_net = name.is_some_and(|name| FileKind::of_file_name(&name).is_some());
        self.policy.excludes(&relative) || !is_net && !self.policy.embeds(&relative)
    }

    /// Whether files that IFILE names are read.
    pub fn follows_ifile(&self) -> bool {
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

impl Wanted {
    fn selection(&self, config: &Config) -> Result<Selection, SelectionError> {
        match &self.only_and {
            None => Policy::selection(config),
            Some(more) => Selection::new(&config.select, &config.ignore)?.and(more),
        }
    }
}

/// The setups of directories, each made when it is first asked for.
#[derive(Debug, Default)]
pub struct Setups {
    known: HashMap<PathBuf, Arc<Setup>>,
    wanted: Wanted,
}

impl Setups {
    /// None yet.
    pub fn new(wanted: Wanted) -> Self {
        Self { known: HashMap::new(), wanted }
    }

    /// The setup of a directory that was asked for before.
    pub fn known(&self, directory: &Path) -> Option<&Arc<Setup>> {
        self.known.get(directory)
    }

    /// Takes a setup for a directory.
    pub fn keep(&mut self, directory: &Path, setup: Arc<Setup>) {
        self.known.insert(directory.to_owned(), setup);
    }

    /// The setup of a directory: its own configuration, else that of the one above.
    ///
    /// # Errors
    /// [`SetupError`] where the configuration cannot be used.
    pub fn of_directory(
        &mut self,
        files: &dyn Files,
        sources: &Sources,
        directory: &Path,
    ) -> Result<Arc<Setup>, SetupError> {
        if let Some(setup) = self.known.get(directory) {
            return Ok(setup.clone());
        }
        let is_own = sources.fixed.is_some() || sources.isolated;
        let own = if is_own { None } else { at(files, directory)? };
        let setup = match (own, directory.parent()) {
            (Some(found), _) => self.make(sources.completed(Some(found))?)?,
            (None, Some(parent)) if !is_own => self.of_directory(files, sources, parent)?,
            (None, _) => self.make(sources.of_directory(files, directory)?)?,
        };
        self.known.insert(directory.to_owned(), setup.clone());
        Ok(setup)
    }

    fn make(&self, found: Option<Found>) -> Result<Arc<Setup>, SetupError> {
        Setup::new(found, &self.wanted).map(Arc::new)
    }
}

/// The start of an error about a file.
fn named(path: Option<&Path>) -> String {
    path.map(|path| format!("{}: ", path.display())).unwrap_or_default()
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
