use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{MAIN_SEPARATOR, Path, is_separator};

use super::chars::{is_line_break, trim};
use super::tnsnames::Entries;
use crate::clients::{Names, Place, Refusal};
use crate::files::clean;

/// A file that is being read.
struct Open {
    path: String,
    /// Whether the IFILE that led here names it from the root.
    is_absolute: bool,
    entries: Entries,
}

/// Reads tnsnames.ora and what it includes, each file once.
///
/// # Errors
/// DPY-4026 for a missing file, DPY-4030 for one that includes itself, and exceptions of Python.
pub(super) fn load(place: &Place<'_>) -> Result<Names, Refusal> {
    let mut names = Names::default();
    let mut seen = HashSet::new();
    let mut open = vec![Open::new(place, place.tnsnames.to_string_lossy().into_owned(), true)?];
    while let Some(file) = open.last_mut() {
        let Some(value) = file.next(&mut names)? else {
            seen.extend(open.pop().map(|file| file.path));
            continue;
        };
        let (path, is_absolute) = included(&file.path, &value);
        check_cycle(&open, &path, is_absolute)?;
        // A second time, the driver finds the file in its memory and takes nothing from it.
        if !seen.contains(&path) {
            open.push(Open::new(place, path, is_absolute)?);
        }
    }
    Ok(names)
}

/// A cycle is seen where a path comes again to the letter. Paths that are spelt differently each time
/// grow until no file can be called so: `./x.ora`, `././x.ora` …
fn check_cycle(open: &[Open], path: &str, is_absolute: bool) -> Result<(), Refusal> {
    let same = |file: &Open| clean(Path::new(&file.path)) == clean(Path::new(path));
    let Some(first) = open.iter().position(same) else { return Ok(()) };
    let is_seen = is_absolute
        || open.iter().any(|file| file.path == path)
        || open[first + 1..].iter().any(|file| file.is_absolute);
    match is_seen {
        true => Err(Refusal::coded("DPY-4030", format!("{path} includes itself"))),
        false => Err(missing(path)),
    }
}

impl Open {
    fn new(place: &Place<'_>, path: String, is_absolute: bool) -> Result<Self, Refusal> {
        let text = read(place, &path)?;
        Ok(Self { path, is_absolute, entries: Entries::of(text) })
    }

    /// Keeps entries up to the next IFILE, and returns what it says.
    fn next(&mut self, names: &mut Names) -> Result<Option<String>, Refusal> {
        while let Some((key, value)) = self.entries.next() {
            let key = key.to_uppercase();
            if key == "IFILE" {
                return Ok(Some(value.into_owned()));
            }
            for name in key.split(',') {
                names.insert(name_in(name)?.to_owned(), value.clone().into_owned());
            }
        }
        Ok(None)
    }
}

/// The last line of what stands before the equals sign, or between its commas.
fn name_in(lines: &str) -> Result<&str, Refusal> {
    let name = trim(lines).rsplit(is_line_break).next().filter(|name| !name.is_empty());
    name.ok_or_else(|| Refusal::crash("IndexError: no name beside a comma"))
}

/// The path of an IFILE, with quotes or without, and whether it starts at the root; others start at
/// the folder of the file that includes them.
fn included(from: &str, value: &str) -> (String, bool) {
    let is_quoted = value.starts_with('"') && value.ends_with('"');
    let path = match is_quoted {
        true => value.get(1..value.len().max(2) - 1).unwrap_or_default(),
        false => value,
    };
    match from.rfind(is_separator) {
        Some(end) if !Path::new(path).is_absolute() => {
            let folder = from[..end].trim_end_matches(is_separator);
            (format!("{folder}{MAIN_SEPARATOR}{path}"), false)
        }
        _ => (path.to_owned(), Path::new(path).is_absolute()),
    }
}

fn read(place: &Place<'_>, path: &str) -> Result<String, Refusal> {
    let bytes =
        place.files.read(Path::new(path)).map_err(|error| match exists(place, path, error.kind()) {
            true => Refusal::crash(format!("OSError: {path} cannot be opened")),
            false => missing(path),
        })?;
    String::from_utf8(bytes).map_err(|_| Refusal::crash(format!("UnicodeDecodeError: {path} is not UTF-8")))
}

/// Whether there is something that cannot be read, a folder for one: the driver asks for the time of
/// a file before it opens it.
fn exists(place: &Place<'_>, path: &str, error: ErrorKind) -> bool {
    matches!(error, ErrorKind::IsADirectory | ErrorKind::PermissionDenied)
        || place.files.facts(Path::new(path)).is_ok()
        || place.folder().starts_with(clean(Path::new(path)))
}

fn missing(path: &str) -> Refusal {
    Refusal::coded("DPY-4026", format!("{path} is missing or cannot be read"))
}
