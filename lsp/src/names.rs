//! The names around a document: which mean the same, where they are used, and which definition
//! counts.

mod order;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{Location, Uri};
use tns_parser::names::{NameKind, NameUse, Role, names};
use tns_parser::{FileKind, Keyword, Span};

use crate::document::Document;
use crate::view::{Cancel, Cancelled, View, range};
use crate::workspace::includes;

/// The files whose names mean something to each other, the one asked about first.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) files: Vec<NamedFile>,
    /// NAMES.DEFAULT_DOMAIN, upper case, with a dot before it.
    domain: Option<String>,
    /// For each file the first one that it includes or that includes it, directly or not.
    groups: Vec<usize>,
}

/// A file with names.
#[derive(Debug)]
pub(crate) struct NamedFile {
    pub(crate) path: Option<PathBuf>,
    pub(crate) uri: Uri,
    pub(crate) document: Arc<Document>,
    /// Its IFILE lines.
    includes: Vec<(Span, PathBuf)>,
}

/// A name where it was found; places are those of its document.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Which of [`Names::files`] it stands in.
    pub(crate) file: usize,
    pub(crate) name: NameUse,
    /// As written.
    pub(crate) text: String,
}

/// What all spellings of a name have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    kind: NameKind,
    /// Upper case, without the default domain.
    stem: String,
}

impl Names {
    /// The names around the document of a view.
    pub(crate) fn around(view: &View<'_>) -> Self {
        let asked = Arc::new(view.document.clone());
        let mut files = vec![NamedFile::new(view.path, view.uri.clone(), asked)];
        for (path, document) in view.path.map(|path| view.workspace.related(path)).unwrap_or_default() {
            let known = files.iter().any(|file| file.path.as_deref() == Some(&path));
            if let Ok(uri) = Uri::from_file_path(&path)
                && !known
            {
                files.push(NamedFile::new(Some(&path), uri, document));
            }
        }
        let domain = default_domain(&files);
        let mut names = Self { files, domain, groups: Vec::new() };
        names.groups = names.grouped();
        names
    }

    /// What all spellings of a name have in common.
    pub(crate) fn key(&self, kind: NameKind, text: &str) -> Key {
        let mut stem = text.to_ascii_uppercase();
        if kind == NameKind::Alias {
            stem.truncate(stem.len() - self.domain_of(text).len());
        }
        Key { kind, stem }
    }

    /// The default domain at the end of a name, with its dot; nothing where it has another one.
    pub(crate) fn domain_of<'a>(&self, text: &'a str) -> &'a str {
        let domain = self.domain.as_deref().unwrap_or_default();
        let at = text.len().checked_sub(domain.len()).filter(|at| *at > 0);
        match at.and_then(|at| text.split_at_checked(at)) {
            // The domain is added to names without any dot.
            Some((stem, end)) if end.eq_ignore_ascii_case(domain) && !stem.contains('.') => end,
            _ => "",
        }
    }

    /// All uses of a name, the definitions among them, file by file in the order of the text.
    ///
    /// # Errors
    /// [`Cancelled`] where nobody waits any more.
    pub(crate) fn all(&self, key: &Key, cancel: &Cancel) -> Result<Vec<Found>, Cancelled> {
        let mut found = Vec::new();
        for file in 0..self.files.len() {
            // Two listener.ora files in one folder are those of two machines.
            if key.kind == NameKind::Alias || self.groups[file] == self.groups[0] {
                found.extend(self.in_file(file, key, cancel)?);
            }
        }
        Ok(found)
    }

    /// The uses of a name in one file.
    ///
    /// # Errors
    /// [`Cancelled`] where nobody waits any more.
    pub(crate) fn in_file(&self, file: usize, key: &Key, cancel: &Cancel) -> Result<Vec<Found>, Cancelled> {
        let mut found = Vec::new();
        for (start, parse) in self.files[file].document.stretches_with(&key.stem) {
            cancel.check()?;
            let uses = names(&parse).into_iter().map(|name| {
                let text = parse.source().text(name.span).into_owned();
                Found { file, name: moved(name, start), text }
            });
            found.extend(uses.filter(|found| self.key(found.name.kind, &found.text) == *key));
        }
        Ok(found)
    }

    /// Where a name stands, as the client counts.
    pub(crate) fn location(&self, found: &Found, view: &View<'_>) -> Location {
        let file = &self.files[found.file];
        Location { uri: file.uri.clone(), range: range(&file.document, found.name.span, view.encoding) }
    }

    fn grouped(&self) -> Vec<usize> {
        let mut groups = vec![usize::MAX; self.files.len()];
        for first in 0..self.files.len() {
            let mut next = vec![first];
            while let Some(at) = next.pop() {
                if groups[at] == usize::MAX {
                    groups[at] = first;
                    let other = |other: &usize| self.includes(at, *other) || self.includes(*other, at);
                    next.extend((0..self.files.len()).filter(other));
                }
            }
        }
        groups
    }

    fn includes(&self, file: usize, other: usize) -> bool {
        let other = self.files[other].path.as_deref();
        self.files[file].includes.iter().any(|(_, target)| Some(target.as_path()) == other)
    }
}

impl NamedFile {
    fn new(path: Option<&Path>, uri: Uri, document: Arc<Document>) -> Self {
        let includes = path.map(|path| includes(&document, path)).unwrap_or_default();
        Self { path: path.map(Path::to_owned), uri, document, includes }
    }
}

/// The name that a byte of the document stands in.
pub(crate) fn name_at(document: &Document, offset: u32) -> Option<Found> {
    let block = document.block_at(offset);
    let inner = block.inner(offset);
    let touches = |name: &NameUse| name.around.start <= inner && inner <= name.around.end;
    let name = names(block.parse()).into_iter().rfind(touches)?;
    let text = block.parse().source().text(name.span).into_owned();
    Some(Found { file: 0, name: moved(name, block.start), text })
}

/// A name with its places moved.
fn moved(name: NameUse, by: u32) -> NameUse {
    let outer = |span: Span| Span::new(span.start + by, span.end + by);
    NameUse { span: outer(name.span), around: outer(name.around), ..name }
}

/// NAMES.DEFAULT_DOMAIN of the sqlnet.ora in the folder of the first file, else of any other one.
fn default_domain(files: &[NamedFile]) -> Option<String> {
    let folder = |file: &NamedFile| file.path.as_deref().and_then(Path::parent).map(Path::to_owned);
    let profiles = files.iter().filter(|file| file.document.kind() == FileKind::Sqlnet);
    let mut domains: Vec<_> = profiles.filter_map(|file| Some((folder(file), domain_in(file)?))).collect();
    let own = folder(&files[0]);
    domains.sort_by_key(|(folder, _)| *folder != own);
    domains.into_iter().map(|(_, domain)| domain).next()
}

fn domain_in(file: &NamedFile) -> Option<String> {
    let name = file.document.names().filter(|name| name.keyword == Keyword::NAMES_DEFAULT_DOMAIN).last()?;
    let block = file.document.block_at(name.span.start);
    let value = block.parse().entry_at(block.inner(name.span.start))?.value().to_ascii_uppercase();
    (!value.is_empty()).then(|| format!(".{value}"))
}

impl Found {
    /// Whether it gives the name to an entry.
    pub(crate) fn is_definition(&self) -> bool {
        self.name.role == Role::Definition
    }
}
