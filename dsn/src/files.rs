//! The one way by which files are read here, so that tests and editors can
//! bring their own.

#[cfg(feature = "walk")]
pub mod walk;

use std::io;
use std::path::{Component, Path, PathBuf};

/// Where files come from.
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As the operating system tells; `NotFound` where there is none.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// What is known of a file or directory without reading it.
    ///
    /// # Errors
    /// As the operating system tells; `Unsupported` where this place cannot tell.
    fn facts(&self, _path: &Path) -> io::Result<FileFacts> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

impl<F: Files + ?Sized> Files for &F {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        (**self).read(path)
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        (**self).facts(path)
    }
}

/// What is known of a file or directory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileFacts {
    /// Whether it is a directory.
    pub is_directory: bool,
    /// Its permission bits, on Unix.
    pub mode: Option<u32>,
}

/// The files of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsFiles;

impl Files for OsFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        let metadata = std::fs::metadata(path)?;
        Ok(FileFacts { is_directory: metadata.is_dir(), mode: mode(&metadata) })
    }
}

#[cfg(unix)]
fn mode(metadata: &std::fs::Metadata) -> Option<u32> {
    Some(std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o7777)
}

#[cfg(not(unix))]
fn mode(_: &std::fs::Metadata) -> Option<u32> {
    None
}

/// The name of a path in reports: as given, with forward slashes, without `./`.
pub fn display_name(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

/// The path without `.` and `x/..`, so that equal files compare equal.
pub fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(cleaned.components().next_back(), Some(Component::Normal(_))) =>
            {
                cleaned.pop();
            }
            _ => cleaned.push(part),
        }
    }
    cleaned
}
