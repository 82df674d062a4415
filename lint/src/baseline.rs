//! The findings of an old estate, kept aside so that only new ones count.
//!
//! A finding is known by its file, its rule, the path of keywords it stands in and
//! its message, not by its line: entries may be moved and lines inserted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tns_dsn::files::{Files, display_name};

use crate::diagnostic::{Diagnostic, digest};

/// The version of the file.
const VERSION: u8 = 1;

/// Known findings and how often each is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<Key, u32>,
}

/// What a finding is known by.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    file: String,
    code: String,
    path: String,
    /// The message as a number, so that the file holds no values.
    message: String,
}

/// One line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    key: Key,
    count: u32,
}

#[derive(Deserialize)]
struct Document {
    version: u8,
    findings: Vec<Line>,
}

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is not what `tnslint baseline write` writes.
    #[error("this is no baseline: {0}")]
    Json(String),
    /// A later tnslint wrote it.
    #[error("the baseline has version {0}, this tnslint knows version 1: update it")]
    Version(u8),
}

/// A file that is no baseline, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot read `{}`: {why}", path.display())]
pub struct Unusable {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub why: String,
}

/// A known finding that is not there any more, or not as often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stale {
    /// The file.
    pub file: String,
    /// The rule.
    pub code: String,
    /// The path of keywords.
    pub path: String,
    /// How many are gone.
    pub count: u32,
}

impl Baseline {
    /// A baseline of these findings, each with the name of its file.
    pub fn of<'a>(findings: impl IntoIterator<Item = (&'a str, &'a Diagnostic)>) -> Self {
        let mut known = BTreeMap::new();
        for (file, found) in findings {
            *known.entry(Key::of(file, found)).or_default() += 1;
        }
        Self { known }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`BaselineError`] with what is wrong.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let document: Document =
            serde_json::from_str(text).map_err(|error| BaselineError::Json(error.to_string()))?;
        if document.version != VERSION {
            return Err(BaselineError::Version(document.version));
        }
        let mut known = BTreeMap::new();
        for line in document.findings {
            *known.entry(line.key).or_default() += line.count;
        }
        Ok(Self { known })
    }

    /// Reads the file at a path.
    ///
    /// # Errors
    /// [`Unusable`] where it cannot be read or is no baseline.
    pub fn load(files: &dyn Files, path: &Path) -> Result<Self, Unusable> {
        let unusable = |why: String| Unusable { path: path.to_owned(), why };
        let bytes = files.read(path).map_err(|error| unusable(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|error| unusable(error.to_string()))?;
        Self::read(&text).map_err(|error| unusable(error.to_string()))
    }

    /// The file: sorted, a finding a line, so that a change of it is easy to read.
    pub fn write(&self) -> String {
        let line = |(key, count): (&Key, &u32)| {
            let line = Line { key: key.clone(), count: *count };
            // Strings and numbers always are JSON.
            serde_json::to_string(&line).unwrap_or_default()
        };
        let lines: Vec<_> = self.known.iter().map(line).collect();
        format!("{{\"version\": {VERSION}, \"findings\": [\n{}\n]}}\n", lines.join(",\n"))
    }

    /// Number of known findings.
    pub fn len(&self) -> usize {
        self.known.values().map(|&count| count as usize).sum()
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Takes a known finding off the list; whether it was known. Of several equal
    /// ones as many are known as there were.
    pub fn take(&mut self, file: &str, found: &Diagnostic) -> bool {
        match self.known.get_mut(&Key::of(file, found)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }

    /// Takes the known ones of the findings of a file off the list; gives them, and those that are new.
    pub fn sort_out(
        &mut self,
        file: &str,
        found: impl IntoIterator<Item = Diagnostic>,
    ) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
        found.into_iter().partition(|found| self.take(file, found))
    }

    /// How many findings equal to this one are known.
    pub fn count(&self, file: &str, found: &Diagnostic) -> u32 {
        self.known.get(&Key::of(file, found)).copied().unwrap_or_default()
    }

    /// What is known of one file.
    #[must_use]
    pub fn only(&self, file: &str) -> Self {
        let first = Key { file: file.to_owned(), ..Key::default() };
        let own = self.known.range(first..).take_while(|(key, _)| key.file == file);
        Self { known: own.map(|(key, count)| (key.clone(), *count)).collect() }
    }

    /// What has not been taken: it has been mended since.
    pub fn stale(&self) -> Vec<Stale> {
        let left = self.known.iter().filter(|(_, count)| **count > 0);
        let stale = |(key, &count): (&Key, &u32)| Stale {
            file: key.file.clone(),
            code: key.code.clone(),
            path: key.path.clone(),
            count,
        };
        left.map(stale).collect()
    }

    /// The same without what is in `stale`.
    #[must_use]
    pub fn without(&self, stale: &Self) -> Self {
        let rest = |(key, count): (&Key, &u32)| {
            let count = count - stale.known.get(key).copied().unwrap_or_default().min(*count);
            (count > 0).then(|| (key.clone(), count))
        };
        Self { known: self.known.iter().filter_map(rest).collect() }
    }
}

/// What a file is called in a baseline: its path from the folder of the baseline, so that the directory
/// in which tnslint is started does not matter. `None` where it is not below that folder.
pub fn name_of(file: &Path, baseline: &Path) -> Option<String> {
    let folder = baseline.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    Some(display_name(file.strip_prefix(folder).ok()?))
}

impl Key {
    fn of(file: &str, found: &Diagnostic) -> Self {
        Self {
            file: file.to_owned(),
            code: found.rule.code.to_owned(),
            path: found.path.clone(),
            message: digest([found.message.as_str()]),
        }
    }
}
