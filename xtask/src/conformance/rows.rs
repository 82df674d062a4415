//! The rows of `conformance/vectors.jsonl`.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use tns_dsn::files::{Files, clean};

/// The directory that the files of a row stand in.
pub(crate) const DIRECTORY: &str = "/vector";

/// The rows of the reference folder.
///
/// # Errors
/// Where they cannot be read.
pub(crate) fn all(folder: &Path) -> io::Result<Vec<Json>> {
    let text = std::fs::read_to_string(folder.join("conformance/vectors.jsonl"))?;
    // Half a surrogate pair is no text; the character in its place is refused as well.
    let row = |line| serde_json::from_str(line).or_else(|_| serde_json::from_str(&whole(line)));
    text.lines().map(|line| row(line).map_err(io::Error::from)).collect()
}

/// A line of JSON with U+FFFD in place of half surrogate pairs.
fn whole(line: &str) -> String {
    let mut parts = line.split("\\ud");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "\\ufffd" + part.get(3..).unwrap_or_default())
}

/// The text of a value, empty where it is none.
pub(crate) fn word(value: &Json) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The beginning of a text, for a line of a report.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(120).collect()
}

/// The input of a row; long ones are described instead of written out.
pub(crate) fn input(row: &Json) -> String {
    if let Some(text) = row["input"].as_str() {
        return text.to_owned();
    }
    let made = &row["input_gen"];
    let part = |name: &str| made[name].as_str().unwrap_or_default();
    let count = made["count"].as_u64().unwrap_or_default() as usize;
    let repeat = match part("repeat") {
        "" => part("inner").to_owned(),
        piece => piece.repeat(count),
    };
    let (open, close) = (part("open").repeat(count), part("close").repeat(count));
    format!("{}{open}{repeat}{close}{}", part("prefix"), part("suffix"))
}

/// Files by their paths.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(pub(crate) BTreeMap<PathBuf, Vec<u8>>);

impl Memory {
    /// The files of a row.
    pub(crate) fn of(row: &Json) -> Self {
        let files = row["files"].as_object().into_iter().flatten();
        let file = |(name, text): (&String, &Json)| {
            let text = word(text).replace("{{DIR}}", DIRECTORY);
            (Path::new(DIRECTORY).join(name), text.into_bytes())
        };
        Self(files.map(file).collect())
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let path = clean(path);
        let is_folder = || self.0.keys().any(|file| file.starts_with(&path));
        self.0.get(&path).cloned().ok_or_else(|| match is_folder() {
            true => io::ErrorKind::IsADirectory.into(),
            false => io::ErrorKind::NotFound.into(),
        })
    }
}
