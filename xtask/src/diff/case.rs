//! One question to all clients: a text, and the files that they may look into.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};
use tns_dsn::clients::{Client, Place};

use crate::clients::said::{Said, modelled};
use crate::conformance::rows::Memory;

/// Stands in files for the folder that they lie in.
pub(super) const DIRECTORY: &str = "{{DIR}}";

/// The folder that a program runs in, below that of the files.
const WORKING: &str = "cwd";

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Case {
    /// What the program passes; `None` where only the names are asked for.
    pub(super) input: Option<String>,
    /// By their names below the folder; without any the folder is empty.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Whether the program names a folder.
    pub(super) has_folder: bool,
}

impl Case {
    /// Whether the names are asked for.
    pub(super) fn wants_names(&self) -> bool {
        !self.files.is_empty()
    }

    /// What the model of a client makes of it, with the files in this folder.
    pub(super) fn modelled(&self, client: Client, folder: &Path) -> Said {
        let memory = Memory(self.contents(folder).collect());
        let place =
            Place { files: &memory, tnsnames: folder.join("tnsnames.ora"), working: folder.join(WORKING) };
        // The Rust driver lists no names.
        let wants_names = self.wants_names() && client != Client::RustThin;
        modelled(client, self.has_folder.then_some(place), self.input.as_deref(), wants_names)
    }

    /// The question to a process, with the files in this folder.
    pub(super) fn question(&self, folder: &Path) -> Json {
        json!({
            "input": self.input,
            "folder": self.has_folder.then_some(folder),
            "working": folder.join(WORKING),
            "names": self.wants_names(),
        })
    }

    /// Writes the files into a new folder.
    ///
    /// # Errors
    /// Those of the file system.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder.join(WORKING))?;
        self.contents(folder).try_for_each(|(path, bytes)| std::fs::write(path, bytes))
    }

    fn contents(&self, folder: &Path) -> impl Iterator<Item = (PathBuf, Vec<u8>)> {
        let place = folder.display().to_string();
        self.files.iter().map(move |(name, bytes)| (folder.join(name), replaced(bytes, &place)))
    }
}

/// The bytes with the folder's name in the places where it belongs.
fn replaced(bytes: &[u8], folder: &str) -> Vec<u8> {
    let mark = DIRECTORY.as_bytes();
    let mut made = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(mark.len()).position(|window| window == mark) {
        made.extend_from_slice(&rest[..at]);
        made.extend_from_slice(folder.as_bytes());
        rest = &rest[at + mark.len()..];
    }
    made.extend_from_slice(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn the_folder_is_put_where_it_belongs_and_other_bytes_stay() {
        assert_eq!(replaced(b"IFILE={{DIR}}/x\xFF{{DIR}}", "/f"), b"IFILE=/f/x\xFF/f");
    }
}
