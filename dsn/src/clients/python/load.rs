use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{MAIN_SEPARATOR, Path, is_separator};

use super::chars::{is_line_break, trim};
use super::tnsnames::Entries;
use crate::clients::{Names, Place, Refusal};
use crate::files::clean;

/// The driver calls itself for each IFILE in a file; Python lets it do so this often.
const DEEPEST: usize = 480;

/// A file that is being read.
struct Open {
    path: String,
    entries: Entries,
}

/// Reads tnsnames.ora and what it includes, each file once.
///
/// # Errors
/// DPY-4026 for a missing file, DPY-4030 for one that includes itself, and exceptions of Python.
pub(super) fn load(place: &Place<'_>) -> Result<Names, Refusal> {
    let mut names = Names::default();
    let mut seen = HashSet::new();
    let mut open = vec![Open::new(place, place.tnsnames.to_string_lossy().into_owned())?];
    while let Some(file) = open.last_mut() {
        match file.next(&mut names)? {
            Next::End => {
                seen.extend(open.pop().map(|file| file.path));
            }
            Next::Include(path) if open.iter().any(|file| file.path == path) => {
                return Err(Refusal::coded("DPY-4030", format!("{path} includes itself")));
            }
            Next::Include(_) if open.len() >= DEEPEST => {
                return Err(Refusal::crash("RecursionError: too many files include each other"));
            }
            // A second time, the driver finds the file in its memory and takes nothing from it.
            Next::Include(path) if seen.contains(&path) => {}
            Next::Include(path) => open.push(Open::new(place, path)?),
        }
    }
    Ok(names)
}

/// What comes next in a file.
enum Next {
    Include(String),
    End,
}

impl Open {
    fn new(place: &Place<'_>, path: String) -> Result<Self, Refusal> {
        let text = read(place, &path)?;
        Ok(Self { path, entries: Entries::of(text) })
    }

    /// Keeps entries up to the next IFILE.
    fn next(&mut self, names: &mut Names) -> Result<Next, Refusal> {
        while let Some((key, value)) = self.entries.next() {
            let key = key.to_uppercase();
            if key == "IFILE" {
                return Ok(Next::Include(included(&self.path, &value)));
            }
            for name in key.split(',') {
                names.insert(name_in(name)?.to_owned(), value.clone().into_owned());
            }
        }
        Ok(Next::End)
    }
}

/// The last line of what stands before the equals sign, or between its commas.
fn name_in(lines: &str) -> Result<&str, Refusal> {
    let name = trim(lines).rsplit(is_line_break).next().filter(|name| !name.is_empty());
    name.ok_or_else(|| Refusal::crash("IndexError: no name beside a comma"))
}

/// The path of an IFILE: relative to the file that includes it, with quotes or without. Paths are
/// compared by their text.
fn included(from: &str, value: &str) -> String {
    let is_quoted = value.starts_with('"') && value.ends_with('"');
    let path = match is_quoted {
        true => value.get(1..value.len().max(2) - 1).unwrap_or_default(),
        false => value,
    };
    match from.rfind(is_separator) {
        Some(end) if !Path::new(path).is_absolute() => {
            let folder = from[..end].trim_end_matches(is_separator);
            format!("{folder}{MAIN_SEPARATOR}{path}")
        }
        _ => path.to_owned(),
    }
}

fn read(place: &Place<'_>, path: &str) -> Result<String, Refusal> {
    let bytes =
        place.files.read(Path::new(path)).map_err(|error| match exists(place, path, error.kind()) {
            true => Refusal::crash(format!("OSError: {path} cannot be opened")),
            false => Refusal::coded("DPY-4026", format!("{path} is missing or cannot be read")),
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
