use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tns_dsn::files::OsFiles;
use tns_lint::baseline::{Baseline, Unusable};

/// A baseline, once it was asked for; `None` inside where it cannot be used.
type Read = Arc<OnceLock<Option<Arc<Baseline>>>>;

/// The baselines that configurations name, each read when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Baselines {
    read: Mutex<HashMap<PathBuf, Read>>,
    /// What is wrong and was not told yet.
    errors: Mutex<Vec<Unusable>>,
}

impl Baselines {
    /// The baseline of a path; where it cannot be used the last good one.
    pub(super) fn get(
        &self,
        path: &Path,
        last: impl FnOnce() -> Option<Arc<Baseline>>,
    ) -> Option<Arc<Baseline>> {
        // Others are not kept waiting while one is read.
        let read = locked(&self.read).entry(path.to_owned()).or_default().clone();
        let baseline = read.get_or_init(|| match Baseline::load(&OsFiles, path) {
            Ok(baseline) => Some(Arc::new(baseline)),
            Err(error) => {
                locked(&self.errors).push(error);
                last()
            }
        });
        baseline.clone()
    }

    /// The one that was asked for before.
    pub(super) fn known(&self, path: &Path) -> Option<Arc<Baseline>> {
        locked(&self.read).get(path)?.get()?.clone()
    }

    /// The paths that were asked for.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        locked(&self.read).keys().cloned().collect()
    }

    pub(super) fn take_errors(&self) -> Vec<Unusable> {
        std::mem::take(&mut locked(&self.errors))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
