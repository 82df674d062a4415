use std::borrow::Cow;
use std::fmt;
use std::path::{Path, PathBuf};

use tns_parser::text::Encoding;
use tns_parser::{FileKind, Keyword, LineIndex, Node, Parse, Source, Span, parse};

use crate::Descriptor;
use crate::convert::{Converted, Form};
use crate::error::Unreadable;
use crate::files::{Files, clean};

/// Included files deeper than this below the first one are against the manual.
const DOCUMENTED_DEPTH: usize = 3;
/// Included files deeper than this end the search: links may hide a cycle.
const MAX_DEPTH: usize = 64;

/// The names of a tnsnames.ora and of the files it includes.
#[derive(Debug, Default)]
pub struct TnsNames {
    files: Vec<File>,
    /// File, start of the entry and number of the name, in the order in which they are read.
    names: Vec<(usize, u32, usize)>,
    deepest: usize,
    ignores_includes: bool,
}

#[derive(Debug)]
struct File {
    path: PathBuf,
    parse: Parse,
    lines: LineIndex,
}

/// Why a tnsnames.ora cannot be read: no client resolves any name then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// The file.
    pub path: PathBuf,
    /// The file and line that include it.
    pub from: Option<(PathBuf, u32)>,
    /// What is wrong.
    pub why: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)?;
        match &self.from {
            Some((path, line)) => write!(f, " (included by {}:{line})", path.display()),
            None => Ok(()),
        }
    }
}

impl std::error::Error for LoadError {}

/// One name and its entry.
#[derive(Clone, Copy, Debug)]
pub struct NetName<'a> {
    file: &'a File,
    entry: Node<'a>,
    name: Node<'a>,
}

impl TnsNames {
    /// Reads a tnsnames.ora; an include takes its place among the entries.
    ///
    /// # Errors
    /// [`LoadError`] for a file that cannot be read, and for files that include each other.
    pub fn load(files: &(impl Files + ?Sized), path: &Path) -> Result<Self, LoadError> {
        let mut all = Self::default();
        all.read(files, path, None, &mut Vec::new())?;
        Ok(all)
    }

    /// Reads a tnsnames.ora as a client does that follows no include.
    ///
    /// # Errors
    /// [`LoadError`] where the file cannot be read.
    pub(crate) fn without_includes(files: &(impl Files + ?Sized), path: &Path) -> Result<Self, LoadError> {
        let mut all = Self { ignores_includes: true, ..Self::default() };
        all.read(files, path, None, &mut Vec::new())?;
        Ok(all)
    }

    fn read(
        &mut self,
        files: &(impl Files + ?Sized),
        path: &Path,
        from: Option<(PathBuf, u32)>,
        around: &mut Vec<PathBuf>,
    ) -> Result<(), LoadError> {
        let fail = |why: String| LoadError { path: path.to_owned(), from: from.clone(), why };
        let path = clean(path);
        if around.contains(&path) || around.len() > MAX_DEPTH {
            return Err(fail("the file includes itself".to_owned()));
        }
        let bytes = files.read(&path).map_err(|error| fail(error.to_string()))?;
        let source = Source::new(bytes).map_err(|error| fail(error.to_string()))?;
        let lines = LineIndex::new(&source);
        let nth = self.files.len();
        self.files.push(File { path: path.clone(), parse: parse(source, FileKind::Tnsnames), lines });
        self.deepest = self.deepest.max(around.len());
        around.push(path);
        self.entries(files, nth, around)?;
        around.pop();
        Ok(())
    }

    fn entries(
        &mut self,
        files: &(impl Files + ?Sized),
        nth: usize,
        around: &mut Vec<PathBuf>,
    ) -> Result<(), LoadError> {
        let starts: Vec<_> = self.files[nth].parse.entries().map(|entry| entry.span().start).collect();
        for at in starts {
            let file = &self.files[nth];
            let Some(entry) = file.parse.entry_at(at) else { continue };
            if entry.keyword() != Keyword::IFILE {
                self.names.extend((0..entry.names().count()).map(|name| (nth, at, name)));
                continue;
            }
            let from = (file.path.clone(), file.line(entry.span()));
            let path = file.include(entry);
            // Clients pass over an include without a file.
            if path.is_empty() || self.ignores_includes {
                continue;
            }
            let included = beside(&file.path, &path);
            self.read(files, &included, Some(from), around)?;
        }
        Ok(())
    }

    /// Whether no other file is included.
    pub(crate) fn stands_alone(&self) -> bool {
        self.files.len() == 1
    }

    /// Every name in the order in which the files are read.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = NetName<'_>> {
        (0..self.names.len()).filter_map(|nth| self.nth(nth))
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// A name by its number.
    pub(crate) fn nth(&self, nth: usize) -> Option<NetName<'_>> {
        let &(file, entry, name) = self.names.get(nth)?;
        let file = &self.files[file];
        let entry = file.parse.entry_at(entry)?;
        Some(NetName { file, entry, name: entry.names().nth(name)? })
    }

    /// The entry of a name in any case: the last one counts.
    pub fn find(&self, name: &str) -> Option<NetName<'_>> {
        self.iter().rev().find(|known| known.text().eq_ignore_ascii_case(name))
    }

    /// How often a name is defined.
    pub fn count(&self, name: &str) -> usize {
        self.iter().filter(|known| known.text().eq_ignore_ascii_case(name)).count()
    }

    /// A name that differs by a letter or two.
    pub(super) fn nearest(&self, name: &str) -> Option<String> {
        let name = name.to_ascii_uppercase();
        let distance = |known: &NetName<'_>| strsim::osa_distance(&name, &known.text().to_ascii_uppercase());
        let near = self.iter().map(|known| (distance(&known), known)).min_by_key(|(distance, _)| *distance);
        near.filter(|(distance, _)| *distance <= 1 + name.len() / 4).map(|(_, known)| known.text())
    }

    /// Steps about the included files.
    pub(super) fn describe(&self) -> Vec<String> {
        let mut steps: Vec<_> =
            self.files.iter().skip(1).map(|file| format!("{}: included", file.path.display())).collect();
        if self.deepest > DOCUMENTED_DEPTH {
            steps.push(format!("includes are nested {} deep; Oracle documents three", self.deepest));
        }
        steps
    }
}

impl File {
    /// The path of an include. Clients take double quotes off it, single ones not.
    fn include(&self, entry: Node<'_>) -> String {
        let raw = self.parse.source().text(entry.value_span());
        let path = if raw.starts_with('\'') { raw } else { entry.value() };
        path.trim().to_owned()
    }

    fn line(&self, span: Span) -> u32 {
        self.lines.line_col(span.start, Encoding::Utf8).line + 1
    }
}

impl<'a> NetName<'a> {
    /// The name as written, what follows it, and all of the entry where it has no other name and no
    /// syntax error.
    pub(crate) fn parts(self) -> (Cow<'a, str>, &'a [u8], Option<&'a [u8]>) {
        let source = self.file.parse.source();
        let alone = self.entry.names().nth(1).is_none() && !self.entry.is_broken();
        let whole = alone.then(|| source.slice(self.entry.span()));
        (self.name.name(), source.slice(self.entry.value_span()), whole)
    }
}

impl NetName<'_> {
    /// The name as written.
    pub fn text(&self) -> String {
        self.name.name().into_owned()
    }

    /// The file it stands in.
    pub fn path(&self) -> &Path {
        &self.file.path
    }

    /// The line it stands on, from 1.
    pub fn line(&self) -> u32 {
        self.file.line(self.name.span())
    }

    /// Its entry.
    pub(crate) fn entry(&self) -> Node<'_> {
        self.entry
    }

    /// The line of a place in its file, from 1.
    pub(super) fn line_of(&self, span: Span) -> u32 {
        self.file.line(span)
    }

    /// The descriptor of the entry; text without parentheses is an Easy Connect string.
    ///
    /// # Errors
    /// [`Unreadable`] with places in the file of [`path`](Self::path).
    pub fn read(&self) -> Result<Converted<Descriptor>, Unreadable> {
        read_entry(self.entry)
    }
}

/// The descriptor of an entry of tnsnames.ora; text without parentheses is an Easy Connect string.
///
/// # Errors
/// [`Unreadable`] with places in the text of the entry.
pub fn read_entry(entry: Node<'_>) -> Result<Converted<Descriptor>, Unreadable> {
    let nested = entry.params().next().is_some() || entry.items().next().is_some();
    if nested || entry.is_broken() || entry.value_span().is_empty() {
        return Descriptor::from_entry(entry).map(Converted::whole);
    }
    let span = entry.value_span();
    if entry.is_quoted() {
        let message = "the value stands in quotes: clients do not take them off an Easy Connect string";
        return Err(Unreadable::one(span, message, Some("remove the quotes".to_owned())));
    }
    let text = entry.value();
    if tns_parser::easy_connect::classify(&text) == tns_parser::easy_connect::Kind::Alias {
        let message = format!("the value `{text}` is a word: an alias cannot name another alias");
        return Err(Unreadable::one(span, message, Some("write the descriptor itself".to_owned())));
    }
    Form::EasyConnect.read(&text).map_err(|mut error| {
        error.problems.iter_mut().for_each(|problem| {
            problem.span = Span::new(problem.span.start + span.start, problem.span.end + span.start);
        });
        error
    })
}

/// A path of an include: relative to the file that includes it.
fn beside(file: &Path, included: &str) -> PathBuf {
    file.parent().unwrap_or(Path::new("")).join(included)
}
