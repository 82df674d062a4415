use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::Files;

use super::layers::{self, Layer, Setting};
use super::{Config, ConfigError};

/// The names of a configuration file, the first that is there counts.
pub const FILE_NAMES: [&str; 3] = ["tnslint.toml", ".tnslint.toml", ".config/tnslint.toml"];

/// Files that may extend each other in a row.
const DEEPEST: usize = 8;

/// A configuration and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// What it and those it extends say.
    pub config: Config,
    /// The directory that patterns in it are relative to.
    root: PathBuf,
    /// From the weakest to the strongest.
    layers: Vec<Layer>,
}

impl Found {
    /// Settings that stand in no file of their own; their patterns are relative to `root`.
    pub fn nowhere(path: &Path, root: &Path) -> Self {
        Self { path: path.to_owned(), config: Config::default(), root: root.to_owned(), layers: Vec::new() }
    }

    /// The directory that patterns in it are relative to.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The same with other patterns' directory.
    #[must_use]
    pub fn rooted(self, root: &Path) -> Self {
        Self { root: root.to_owned(), ..self }
    }

    /// The same with more settings over it.
    ///
    /// # Errors
    /// [`ConfigError`] where they do not go together.
    pub fn under(mut self, over: impl IntoIterator<Item = Layer>) -> Result<Self, ConfigError> {
        self.layers.extend(over.into_iter().filter(|layer| !layer.is_empty()));
        self.config = layers::merged(&self.path, &self.layers)?;
        Ok(self)
    }

    /// Each setting with where it comes from.
    pub fn settings(&self) -> Vec<Setting> {
        layers::settings(&self.layers)
    }
}

/// The directory of a file, or the one around it where it is called `.config`.
fn root_of(path: &Path) -> &Path {
    let parent = path.parent().unwrap_or(Path::new(""));
    if parent.ends_with(".config") { parent.parent().unwrap_or(parent) } else { parent }
}

/// The user's own configuration, which counts where no directory has one:
/// `tnslint/tnslint.toml` in XDG_CONFIG_HOME, else in `~/.config`; on Windows in APPDATA.
pub fn user_file(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || match cfg!(windows) {
        true => set("APPDATA"),
        false => set("HOME").map(|home| home.join(".config")),
    };
    Some(set("XDG_CONFIG_HOME").or_else(home)?.join("tnslint").join(FILE_NAMES[0]))
}

/// The configuration for the files of a directory: of the nearest one, going
/// up, that has a file of that name.
///
/// # Errors
/// [`ConfigError`] where it, or one that it extends, cannot be used.
pub fn find(files: &dyn Files, directory: &Path) -> Result<Option<Found>, ConfigError> {
    for folder in directory.ancestors() {
        if let Some(found) = at(files, folder)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The configuration in a directory itself.
///
/// # Errors
/// As [`find`].
pub fn at(files: &dyn Files, directory: &Path) -> Result<Option<Found>, ConfigError> {
    for name in FILE_NAMES {
        let path = directory.join(name);
        match files.read(&path) {
            Ok(bytes) => return whole(files, &path, bytes, 0).map(Some),
            Err(error) if is_absent(&error) => {}
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(None)
}

/// The configuration in a file.
///
/// # Errors
/// As [`find`].
pub fn read(files: &dyn Files, path: &Path) -> Result<Found, ConfigError> {
    let bytes = files.read(path).map_err(|error| unreadable(path, &error))?;
    whole(files, path, bytes, 0)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// A file with what it extends.
fn whole(files: &dyn Files, path: &Path, bytes: Vec<u8>, depth: usize) -> Result<Found, ConfigError> {
    let text = String::from_utf8(bytes).map_err(|_| ConfigError::new(path, "the file is not UTF-8"))?;
    let layer = Layer::read(path, &text)?;
    let base = layer.extended().map(|base| path.parent().unwrap_or(Path::new("")).join(base));
    let below = match base {
        Some(_) if depth == DEEPEST => {
            return Err(ConfigError::new(path, "`extend` leads in a circle, or through more than 8 files"));
        }
        Some(base) => {
            let bytes = files.read(&base).map_err(|error| unreadable(&base, &error))?;
            whole(files, &base, bytes, depth + 1)?
        }
        None => Found::nowhere(path, root_of(path)),
    };
    Found { path: path.to_owned(), root: root_of(path).to_owned(), ..below }.under([layer])
}

fn unreadable(path: &Path, error: &io::Error) -> ConfigError {
    ConfigError::new(path, format!("it cannot be read: {error}"))
}
