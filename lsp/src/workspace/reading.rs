//! Files that are read together: those of a folder, those that IFILE names, and those that name them.

use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tns_parser::FileKind;

use super::{Workspace, includes, kind_of_name};
use crate::document::Document;

/// Goes through files and those that their IFILE lines name, each once.
struct Reading<'a> {
    workspace: &'a Workspace,
    /// What is to be read, and the kind of the file that names it.
    wanted: VecDeque<(PathBuf, Option<FileKind>)>,
    seen: BTreeSet<PathBuf>,
}

/// A file that was read.
struct Part {
    path: PathBuf,
    document: Arc<Document>,
    /// The kind of the file that names it; `None` where it was read for itself.
    includer: Option<FileKind>,
}

impl Iterator for Reading<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        loop {
            let (path, includer) = self.wanted.pop_front()?;
            if !self.seen.insert(path.clone()) {
                continue;
            }
            let document = match includer {
                Some(kind) => self.workspace.included(&path, kind),
                None => self.workspace.document(&path),
            };
            let Some(document) = document else { continue };
            let kind = includer.filter(|_| self.workspace.guessed.contains(&path)).unwrap_or(document.kind());
            let targets = includes(&document, &path).into_iter();
            self.wanted.extend(targets.map(|(_, target)| (target, Some(kind))));
            return Some(Part { path, document, includer });
        }
    }
}

impl Workspace {
    fn reading(&self, from: impl IntoIterator<Item = PathBuf>) -> Reading<'_> {
        let wanted = from.into_iter().map(|path| (path, None)).collect();
        Reading { workspace: self, wanted, seen: BTreeSet::new() }
    }

    /// The Oracle Net files in the folder of a file and those that their IFILE lines name, itself
    /// first: what a client reads together.
    pub fn together(&self, path: &Path) -> Vec<(PathBuf, Arc<Document>)> {
        let parts = self.reading(std::iter::once(path.to_owned()).chain(self.beside(path)));
        parts.map(|part| (part.path, part.document)).collect()
    }

    /// The same, and behind it what is read together with open files elsewhere that include it.
    pub(crate) fn related(&self, path: &Path) -> Vec<(PathBuf, Arc<Document>)> {
        let mut found = self.together(path);
        for other in self.open.keys() {
            let is_known = found.iter().any(|(known, _)| known == other);
            if !is_known && self.reaches(other, path) {
                let more = self.together(other).into_iter();
                let new: Vec<_> =
                    more.filter(|(path, _)| !found.iter().any(|(known, _)| known == path)).collect();
                found.extend(new);
            }
        }
        found
    }

    /// Whether an open file lies beside another one or includes it, directly or not.
    fn reaches(&self, open: &Path, path: &Path) -> bool {
        let is_near = kind_of_name(path).is_some() && open.parent() == path.parent();
        is_near || self.reading([open.to_owned()]).any(|part| part.path == path)
    }

    /// The kind of the file that includes another one, directly or not: an open file, or one of the
    /// folder or of those above it in the workspace. The kinds of both ends of the chain are the same.
    pub(crate) fn kind_of_includer(&self, path: &Path) -> Option<FileKind> {
        let open = self.open.keys().filter(|open| !self.guessed.contains(*open)).cloned();
        let above = path.ancestors().skip(1).take_while(|folder| {
            Some(*folder) == path.parent() || self.folders.iter().any(|root| folder.starts_with(root))
        });
        let listed = above.flat_map(|folder| self.net_files_in(folder));
        let roots = open.chain(listed).filter(|root| root != path).collect::<Vec<_>>();
        self.reading(roots).filter(|part| part.path == path).find_map(|part| part.includer)
    }
}
