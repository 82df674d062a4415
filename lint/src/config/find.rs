use std::io;
use std::path::{Path, PathBuf};

use tns_dsn::files::Files;

use super::{Config, ConfigError};

/// The names of a configuration file, the first that is there counts.
pub const FILE_NAMES: [&str; 3] = ["tnslint.toml", ".tnslint.toml", ".config/tnslint.toml"];

/// Files that may extend each other in a row.
const DEEPEST: usize = 8;

/// A configuration and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// What it and those it extends say.
    pub config: Config,
}

impl Found {
    /// The directory that patterns in it are relative to.
    pub fn root(&self) -> &Path {
        let parent = self.path.parent().unwrap_or(Path::new(""));
        if parent.ends_with(".config") { parent.parent().unwrap_or(parent) } else { parent }
    }
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
    let text =
        String::from_utf8(bytes).map_err(|_| ConfigError::new(path, "the file is not UTF-8".to_owned()))?;
    let config = Config::read(path, &text)?;
    let Some(base) = config.extend.clone() else { return Ok(Found { path: path.to_owned(), config }) };
    let base = path.parent().unwrap_or(Path::new("")).join(base);
    if depth == DEEPEST {
        return Err(ConfigError::new(
            path,
            "`extend` leads in a circle, or through more than 8 files".to_owned(),
        ));
    }
    let bytes = files.read(&base).map_err(|error| unreadable(&base, &error))?;
    let base = whole(files, &base, bytes, depth + 1)?;
    Ok(Found { path: path.to_owned(), config: config.over(base.config) })
}

fn unreadable(path: &Path, error: &io::Error) -> ConfigError {
    ConfigError::new(path, format!("it cannot be read: {error}"))
}
