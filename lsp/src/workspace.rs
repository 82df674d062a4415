use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tns_dsn::files::{FileFacts, Files, OsFiles};
use tns_lint::config::Options;
use tns_lint::ifile_target;
use tns_parser::{FileKind, Keyword, Source, detect_kind};

use crate::document::Document;

/// The open documents, and the files of the disk around them. A clone is a snapshot of what is
/// open; what was read from the disk is shared and stays until [`Workspace::forget`].
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// The folders that the client works in.
    pub folders: Vec<PathBuf>,
    open: BTreeMap<PathBuf, Arc<Document>>,
    read: Arc<Mutex<BTreeMap<PathBuf, Option<Arc<Document>>>>>,
}

impl Workspace {
    /// One with these folders, of which nothing is open.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders, ..Self::default() }
    }

    /// Takes in an open document, or a new state of it.
    pub fn open(&mut self, path: &Path, document: Arc<Document>) {
        self.open.insert(path.to_owned(), document);
    }

    /// Takes it out: from now on the file counts.
    pub fn close(&mut self, path: &Path) {
        self.open.remove(path);
        self.forget(path);
    }

    /// Tells that a file of the disk has changed.
    pub fn forget(&self, path: &Path) {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// The open documents that are files.
    pub fn opened(&self) -> impl Iterator<Item = (&Path, &Arc<Document>)> {
        self.open.iter().map(|(path, document)| (path.as_path(), document))
    }

    /// A document by its path, open or from the disk; `None` where it cannot be read or is no
    /// Oracle Net file. A file that is not UTF-8 is read lossily.
    pub fn document(&self, path: &Path) -> Option<Arc<Document>> {
        if let Some(open) = self.open.get(path) {
            return Some(open.clone());
        }
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(path.to_owned()).or_insert_with(|| of_disk(path)).clone()
    }

    /// The Oracle Net files in the folder of a file and those that their IFILE lines name, itself
    /// first: what a client reads together.
    pub fn together(&self, path: &Path) -> Vec<(PathBuf, Arc<Document>)> {
        let mut wanted: Vec<PathBuf> = vec![path.to_owned()];
        wanted.extend(self.beside(path));
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        while let Some(path) = (!wanted.is_empty()).then(|| wanted.remove(0)) {
            if !seen.insert(path.clone()) {
                continue;
            }
            let Some(document) = self.document(&path) else { continue };
            wanted.extend(included(&document, &path));
            found.push((path, document));
        }
        found
    }

    /// The paths of the Oracle Net files in the folder of a file, open or on the disk.
    fn beside(&self, path: &Path) -> BTreeSet<PathBuf> {
        let Some(folder) = path.parent() else { return BTreeSet::new() };
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let listed = entries.map(|entry| entry.path()).filter(|path| path.is_file());
        let open = self.open.keys().filter(|other| other.parent() == Some(folder)).cloned();
        listed.chain(open).filter(|path| kind_of_name(path).is_some()).collect()
    }
}

/// The files as they are in the editor.
impl Files for Workspace {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.open.get(path) {
            Some(document) => Ok(document.text().into_bytes()),
            None => OsFiles.read(path),
        }
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        match (OsFiles.facts(path), self.open.get(path)) {
            (Err(_), Some(_)) => Ok(FileFacts::default()),
            (facts, _) => facts,
        }
    }
}

/// The files that the IFILE lines of a document name, as far as that does not depend on the client.
fn included(document: &Document, path: &Path) -> Vec<PathBuf> {
    let lines = document.names().filter(|name| name.keyword == Keyword::IFILE);
    let targets = lines.filter_map(|name| {
        let block = document.block_at(name.span.start);
        ifile_target(path, block.parse().entry_at(block.inner(name.span.start))?)
    });
    targets.collect()
}

fn of_disk(path: &Path) -> Option<Arc<Document>> {
    let bytes = OsFiles.read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let kind =
        kind_of_name(path).map_or_else(|| Some(detect_kind(&Source::new(text.as_bytes()).ok()?)), Some)?;
    Document::new(&text, kind, &Arc::<Options>::default()).ok().map(Arc::new)
}

/// The kind that a file's name tells.
pub(crate) fn kind_of_name(path: &Path) -> Option<FileKind> {
    FileKind::of_file_name(&path.file_name()?.to_string_lossy())
}
