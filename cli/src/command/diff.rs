//! `tnslint diff`

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_dsn::diff::{Change, What, diff};
use tns_parser::{FileKind, parse};

use crate::args::{DiffArgs, TextOrJson};
use crate::exit::Status;
use crate::input::{self, Input};
use crate::output::{clean, complain, json, stdout};
use tns_dsn::files::walk::{self, Walking};

#[derive(Serialize)]
struct Document {
    version: u8,
    files: Vec<FileChanges>,
}

/// The changes of one file.
#[derive(Serialize)]
struct FileChanges {
    /// Its name in both places.
    file: String,
    changes: Vec<Change>,
}

pub(crate) fn run(args: &DiffArgs) -> io::Result<Status> {
    let files = match compare(&args.old, &args.new, args.kind) {
        Ok(files) => files,
        Err(error) => {
            complain(&error);
            return Ok(Status::Failed);
        }
    };
    let differs = files.iter().any(|file| !file.changes.is_empty());
    let mut out = stdout();
    match args.output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, files })?,
        TextOrJson::Text => files.iter().try_for_each(|file| text(file, &mut out))?,
    }
    out.flush()?;
    Ok(if differs { Status::Found } else { Status::Clean })
}

/// Two files, or the files of the same name in two directories.
fn compare(old: &Path, new: &Path, kind: Option<FileKind>) -> Result<Vec<FileChanges>, String> {
    if old.is_dir() != new.is_dir() {
        return Err(format!(
            "`{}` and `{}` are not both files or both directories",
            old.display(),
            new.display()
        ));
    }
    let pairs = match old.is_dir() {
        true => in_directories(old, new)?,
        false => vec![(new.display().to_string(), Some(old.to_owned()), Some(new.to_owned()))],
    };
    pairs.into_iter().map(|(file, old, new)| one(file, old, new, kind)).collect()
}

type Pair = (String, Option<PathBuf>, Option<PathBuf>);

fn in_directories(old: &Path, new: &Path) -> Result<Vec<Pair>, String> {
    let list = |root: &Path| {
        let found = walk::find(&[root.to_owned()], &Walking::everything());
        match found.errors.into_iter().next() {
            Some(error) => Err(error),
            None => Ok(found.files),
        }
    };
    let (before, after) = (list(old)?, list(new)?);
    let relative = |root: &Path, path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    let find = |root: &Path, files: &[PathBuf], name: &str| {
        files.iter().find(|file| relative(root, file) == name).cloned()
    };
    let mut names: Vec<_> = before.iter().map(|file| relative(old, file)).collect();
    names.extend(after.iter().map(|file| relative(new, file)));
    names.sort_unstable();
    names.dedup();
    Ok(names
        .into_iter()
        .map(|name| {
            let pair = (find(old, &before, &name), find(new, &after, &name));
            (name, pair.0, pair.1)
        })
        .collect())
}

/// A file that one side lacks counts as empty there.
fn one(
    file: String,
    old: Option<PathBuf>,
    new: Option<PathBuf>,
    kind: Option<FileKind>,
) -> Result<FileChanges, String> {
    let read = |path: Option<PathBuf>| match path {
        Some(path) => input::read_file(&path, kind).map(Some).map_err(|error| error.to_string()),
        None => Ok(None),
    };
    let (old, new) = (read(old)?, read(new)?);
    let known = new.as_ref().or(old.as_ref()).map_or(FileKind::Tnsnames, |input| input.kind);
    let parsed = |input: Option<Input>| parse(input.map(|input| input.source).unwrap_or_default(), known);
    Ok(FileChanges { file, changes: diff(&parsed(old), &parsed(new)) })
}

fn text(file: &FileChanges, out: &mut dyn Write) -> io::Result<()> {
    for change in &file.changes {
        let name = clean(&change.name);
        match &change.what {
            What::Added => writeln!(out, "{}: {name}: added", file.file)?,
            What::Removed => writeln!(out, "{}: {name}: removed", file.file)?,
            What::Changed { values } => {
                writeln!(out, "{}: {name}: changed", file.file)?;
                for value in values {
                    let shown =
                        |value: &Option<String>| value.as_deref().map_or("(absent)".to_owned(), clean);
                    writeln!(out, "    {}: {} -> {}", value.path, shown(&value.old), shown(&value.new))?;
                }
            }
        }
    }
    Ok(())
}
