mod reading;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tns_dsn::files::walk::{self, Below, Walking};
use tns_dsn::files::{FileFacts, Files, OsFiles, clean};
use tns_lint::config::Options;
use tns_lint::ifile_target;
use tns_parser::{FileKind, Keyword, Source, Span, detect_kind};

use crate::document::{Document, Name};
use crate::view::{Cancel, Cancelled};

/// Files and directories that are looked at for questions about the whole workspace.
const MOST: usize = 50_000;

/// Things of a folder that are listed.
const LISTED: usize = 200;

/// The open documents, and the files of the disk around them. A clone is a snapshot of what is
/// open; what was read from the disk is shared and stays until [`Workspace::forget`].
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// The folders that the client works in.
    pub folders: Vec<PathBuf>,
    open: BTreeMap<PathBuf, Arc<Document>>,
    /// The open ones whose kind neither the client nor their name tells.
    guessed: BTreeSet<PathBuf>,
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

    /// Tells that the kind of an open document was guessed.
    pub(crate) fn guess(&mut self, path: &Path) {
        self.guessed.insert(path.to_owned());
    }

    /// Takes it out: from now on the file counts.
    pub fn close(&mut self, path: &Path) {
        self.open.remove(path);
        self.guessed.remove(path);
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

    /// A document that another one of `kind` includes: its own name may tell another kind, else it is
    /// one like that.
    fn included(&self, path: &Path, kind: FileKind) -> Option<Arc<Document>> {
        let found = self.document(path)?;
        if found.kind() == kind || self.open.contains_key(path) || kind_of_name(path).is_some() {
            return Some(found);
        }
        let found = Document::new(&found.text(), kind, found.options()).ok().map(Arc::new);
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(path.to_owned(), found.clone());
        found
    }

    /// The paths of the Oracle Net files in the folders of the workspace, without those that
    /// .gitignore files name: the open ones first, others as far as the walk gets.
    ///
    /// # Errors
    /// [`Cancelled`] where nobody waits any more.
    pub fn everywhere(&self, cancel: &Cancel) -> Result<Vec<PathBuf>, Cancelled> {
        let left = Cell::new(MOST);
        let goes_on = || {
            left.set(left.get().saturating_sub(1));
            left.get() > 0 && cancel.check().is_ok()
        };
        let below = |_: &Path| Below { respects_gitignore: true, others: None };
        let walking = Walking { below: &below, goes_on: &goes_on, ..Walking::everything() };
        let found = walk::find(&self.folders, &walking).files;
        cancel.check()?;
        let closed = found.into_iter().filter(|path| !self.open.contains_key(path));
        Ok(self.open.keys().cloned().chain(closed).collect())
    }

    /// What a folder holds, and whether each is a folder, by name; hidden ones left out.
    pub fn list(&self, folder: &Path) -> Vec<(PathBuf, bool)> {
        let hidden =
            |path: &Path| path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let listed = entries.map(|entry| entry.path()).filter(|path| !hidden(path));
        let mut found: Vec<_> = listed.map(|path| (path.clone(), path.is_dir())).collect();
        found.sort();
        found.truncate(LISTED);
        found
    }

    /// The Oracle Net files in the folder of a file, itself among them.
    pub fn neighbours(&self, path: &Path) -> Vec<(PathBuf, Arc<Document>)> {
        let beside = self.beside(path).into_iter();
        beside.filter_map(|path| self.document(&path).map(|document| (path, document))).collect()
    }

    /// The paths of the Oracle Net files in the folder of a file, open or on the disk.
    fn beside(&self, path: &Path) -> BTreeSet<PathBuf> {
        path.parent().map(|folder| self.net_files_in(folder)).unwrap_or_default()
    }

    fn net_files_in(&self, folder: &Path) -> BTreeSet<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let is_net = |path: &PathBuf| kind_of_name(path).is_some();
        let listed = entries.map(|entry| entry.path()).filter(|path| is_net(path) && path.is_file());
        let open = self.open.keys().filter(|other| other.parent() == Some(folder) && is_net(other)).cloned();
        listed.chain(open).collect()
    }
}

/// The files as they are in the editor.
impl Files for Workspace {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.open.get(&clean(path)) {
            Some(document) => Ok(document.text().into_bytes()),
            None => OsFiles.read(path),
        }
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        match (OsFiles.facts(path), self.open.get(&clean(path))) {
            (Err(_), Some(_)) => Ok(FileFacts::default()),
            (facts, _) => facts,
        }
    }
}

/// The IFILE lines of a document with the files that they name, as far as that does not depend on
/// the client.
pub(crate) fn includes(document: &Document, path: &Path) -> Vec<(Span, PathBuf)> {
    let lines = document.names().filter(|name| name.keyword == Keyword::IFILE);
    let target = |name: Name<'_>| {
        let block = document.block_at(name.span.start);
        let entry = block.parse().entry_at(block.inner(name.span.start))?;
        Some((block.outer(entry.span()), clean(&ifile_target(path, entry)?)))
    };
    lines.filter_map(target).collect()
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
