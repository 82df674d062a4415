//! Reading files and standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use thiserror::Error;
pub(crate) use tns_dsn::files::display_name;
use tns_lint::embedded::{Format, Outer};
use tns_parser::text::Piece;
use tns_parser::{FileKind, LineIndex, Source, TooLarge, detect_kind};

/// A text with its name and kind.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// Where it was read; `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// What it is called in reports.
    pub(crate) name: String,
    pub(crate) kind: FileKind,
    /// Set where it is a file of another program, which may hold Net files.
    pub(crate) outer: Option<Format>,
    pub(crate) source: Source,
    /// Which parts of the file the text is; empty: all of it.
    pub(crate) pieces: Vec<Piece>,
}

impl Input {
    /// Its lines, as they are counted in the file.
    pub(crate) fn lines(&self) -> LineIndex {
        match &*self.pieces {
            [] => LineIndex::new(&self.source),
            pieces => LineIndex::of_excerpt(&self.source, pieces),
        }
    }

    /// The text as a report may show it.
    pub(crate) fn shown(&self) -> Source {
        let source = self.source.clone();
        self.outer.map_or(source, |format| Outer::read(self.source.clone(), format).shown())
    }

    /// Where it was read; `None` for standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

/// Why a text cannot be read.
#[derive(Debug, Error)]
pub(crate) enum InputError {
    #[error("cannot read `{name}`: {error}")]
    Read { name: String, error: io::Error },
    #[error("cannot read `{name}`: {error}")]
    TooLarge { name: String, error: TooLarge },
}

/// The kind that the name of a file tells.
pub(crate) fn kind_of_name(path: &Path) -> Option<FileKind> {
    FileKind::of_file_name(&path.file_name()?.to_string_lossy())
}

/// Reads one file.
pub(crate) fn read_file(path: &Path, kind: Option<FileKind>) -> Result<Input, InputError> {
    let name = display_name(path);
    let bytes = fs::read(path).map_err(|error| InputError::Read { name: name.clone(), error })?;
    input(Some(path.to_owned()), name, bytes, kind)
}

/// Reads standard input; `name` tells its kind where `kind` does not.
pub(crate) fn read_stdin(name: Option<&Path>, kind: Option<FileKind>) -> Result<Input, InputError> {
    let name = name.map_or("<stdin>".to_owned(), display_name);
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|error| InputError::Read { name: name.clone(), error })?;
    input(None, name, bytes, kind)
}

fn input(
    path: Option<PathBuf>,
    name: String,
    bytes: Vec<u8>,
    kind: Option<FileKind>,
) -> Result<Input, InputError> {
    let source = Source::new(bytes).map_err(|error| InputError::TooLarge { name: name.clone(), error })?;
    let file_name = Path::new(&name).file_name().map(|name| name.to_string_lossy());
    let told = kind.or_else(|| FileKind::of_file_name(file_name.as_deref()?));
    let outer = file_name.as_deref().and_then(Format::of_file_name).filter(|_| told.is_none());
    let kind = told.unwrap_or_else(|| detect_kind(&source));
    Ok(Input { path, name, kind, outer, source, pieces: Vec::new() })
}
