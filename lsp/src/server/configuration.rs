mod baselines;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tns_dsn::files::{OsFiles, clean, display_name};
use tns_lint::Diagnostic;
use tns_lint::baseline::{Unusable, name_of};
use tns_lint::config::{Config, Layer, Setup, SetupError, Setups, Sources, user_file};

use crate::known::Baselined;
use crate::settings::Settings;
use baselines::Baselines;

/// The rules of each file: those of the nearest tnslint.toml, and over it what the user set.
#[derive(Debug)]
pub struct Configuration {
    sources: Sources,
    baselines: Baselines,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    setups: Setups,
    /// What counted before, for where a configuration is broken now.
    before: Option<Arc<Configuration>>,
    /// What is wrong and was not told yet.
    errors: Vec<SetupError>,
}

impl Configuration {
    /// The rules under these settings; a relative path among them starts from the first folder.
    pub(super) fn new(settings: &Settings, folders: &[PathBuf], before: Option<&Arc<Self>>) -> Self {
        let here = folders.first().cloned().unwrap_or_default();
        let set = Config { target: settings.targets.clone(), ..Config::default() };
        let sources = Sources {
            fixed: settings
                .configuration
                .as_ref()
                .filter(|path| !path.is_empty())
                .map(|path| here.join(path)),
            isolated: false,
            user: user_file(|name| std::env::var_os(name)),
            layers: vec![Layer::new("editor", &set)],
            origin: "editor".into(),
            here,
        };
        before.inspect(|before| before.state().before = None);
        let state = State { before: before.cloned(), ..State::default() };
        Self { sources, baselines: Baselines::default(), state: Mutex::new(state) }
    }

    /// The rules of a file; those of what is none are those of the first folder. Where the
    /// configuration is broken, the last good one counts, and the built-in rules without one.
    pub fn setup(&self, path: Option<&Path>) -> Arc<Setup> {
        let directory = path.and_then(Path::parent).unwrap_or(&self.sources.here);
        let mut state = self.state();
        match state.setups.of_directory(&OsFiles, &self.sources, directory) {
            Ok(setup) => setup,
            Err(error) => {
                if !state.errors.contains(&error) {
                    state.errors.push(error);
                }
                let last =
                    state.before.as_ref().and_then(|before| before.known(directory)).unwrap_or_default();
                state.setups.keep(directory, last.clone());
                last
            }
        }
    }

    /// Takes what the baseline of a setup knows out of what was found in a whole file.
    pub(super) fn take_baselined(
        &self,
        setup: &Setup,
        path: Option<&Path>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Baselined> {
        let (path, place) = (path?, clean(&setup.baseline()?));
        let last = || self.state().before.as_ref().and_then(|before| before.baselines.known(&place));
        let baseline = self.baselines.get(&place, last)?;
        let name = name_of(path, &place).unwrap_or_else(|| display_name(path));
        Some(Baselined::take(baseline, name, found))
    }

    /// The baselines that were read.
    pub(super) fn baselines(&self) -> Vec<PathBuf> {
        self.baselines.paths()
    }

    /// The baselines that cannot be used, each told once.
    pub(super) fn take_unusable(&self) -> Vec<Unusable> {
        self.baselines.take_errors()
    }

    /// What is wrong and was not asked for yet.
    pub(super) fn take_errors(&self) -> Vec<SetupError> {
        std::mem::take(&mut self.state().errors)
    }

    fn known(&self, directory: &Path) -> Option<Arc<Setup>> {
        self.state().setups.known(directory).cloned()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
