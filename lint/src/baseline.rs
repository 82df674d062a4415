//! The findings of an old estate, kept aside so that only new ones count.
//!
//! A finding is known by its file, its rule, the path of keywords it stands in and
//! its message, not by its line: entries may be moved and lines inserted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, digest};

/// The version of the file.
const VERSION: u8 = 1;

/// Known findings and how often each is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<Key, u32>,
}

/// What a finding is known by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
