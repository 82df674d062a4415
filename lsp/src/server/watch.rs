//! The files of the disk that the client is asked to watch.

use std::path::Path;

use lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration, RelativePattern,
    Uri,
};
use serde_json::{Value, json};

use super::Server;
use super::lifecycle::SECTION;

/// The notification that tells of changed files.
pub(super) const WATCHES: &str = "workspace/didChangeWatchedFiles";

/// The files that are watched in any case.
pub(super) const WATCHED: [&str; 3] = ["**/*.ora", "**/*.tns", "**/{,.}tnslint.toml"];

/// Whether the patterns of all files tell a file of the workspace.
pub(super) fn is_watched(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ora" || extension == "tns")
}

/// What registers the watching of files.
pub(super) fn watching(patterns: impl IntoIterator<Item = GlobPattern>) -> Value {
    let watcher = |glob_pattern| FileSystemWatcher { glob_pattern, kind: None };
    json!(DidChangeWatchedFilesRegistrationOptions { watchers: patterns.into_iter().map(watcher).collect() })
}

impl Server {
    /// Asks the client to watch files that configurations name, each once.
    pub(super) fn watch(&mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) {
        for path in paths {
            let path = path.as_ref();
            if self.watched.contains(path) {
                continue;
            }
            self.watched.insert(path.to_owned());
            let Some(pattern) = self.pattern(path) else { continue };
            self.register(vec![Registration {
                id: format!("{SECTION}-{WATCHES}-{}", self.watched.len()),
                method: WATCHES.to_owned(),
                register_options: Some(watching([pattern])),
            }]);
        }
    }

    /// The pattern of one file.
    fn pattern(&self, path: &Path) -> Option<GlobPattern> {
        let special = |c: char| matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '\\' | '!');
        let name = path.file_name()?.to_string_lossy().replace(special, "?");
        if !self.session.client.can(&format!("{WATCHES}/relativePatternSupport")) {
            return Some(format!("**/{name}").into());
        }
        let folder = Uri::from_file_path(path.parent()?).ok()?;
        Some(RelativePattern { base_uri: folder.into(), pattern: name }.into())
    }
}
