use std::fmt;
use std::path::{Path, PathBuf};

use crate::files::Files;

/// Where a client finds its files.
#[derive(Clone)]
pub struct Place<'a> {
    /// How files are read.
    pub files: &'a dyn Files,
    /// The tnsnames.ora that it reads; sqlnet.ora stands beside it.
    pub tnsnames: PathBuf,
    /// The folder that the program runs in.
    pub working: PathBuf,
}

impl<'a> Place<'a> {
    /// TNS_ADMIN is this folder.
    pub fn of_folder(files: &'a dyn Files, folder: &Path) -> Self {
        Self::of_file(files, folder.join("tnsnames.ora"))
    }

    /// This file takes the place of tnsnames.ora.
    pub fn of_file(files: &'a dyn Files, path: PathBuf) -> Self {
        Self { files, tnsnames: path, working: PathBuf::new() }
    }

    /// The folder of the files.
    pub fn folder(&self) -> &Path {
        self.tnsnames.parent().unwrap_or(Path::new(""))
    }
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Place").field("tnsnames", &self.tnsnames).finish_non_exhaustive()
    }
}
