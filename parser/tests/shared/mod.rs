//! The reference folder beside the project; tests pass without it, saying so.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder, if it is there: `TNSLINT_SHARED`, or `../shared` from the project.
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("TNSLINT_SHARED").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

/// A text file of the folder.
#[allow(dead_code, reason = "each test file uses its part")]
pub(crate) fn read(name: &str) -> Option<String> {
    folder().map(|folder| fs::read_to_string(folder.join(name)).expect("a file of the reference"))
}

/// The real files: path, kind by folder or name, bytes.
#[allow(dead_code, reason = "each test file uses its part")]
pub(crate) fn corpus() -> Vec<(PathBuf, tns_parser::FileKind, Vec<u8>)> {
    let Some(folder) = folder() else { return Vec::new() };
    let mut files = Vec::new();
    let mut folders = vec![folder.join("corpus")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    files.sort();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("readable");
        let kind = kind(&path, &bytes);
        (path, kind, bytes)
    };
    files.into_iter().map(read).collect()
}

/// By name, by folder, else by content.
#[allow(dead_code, reason = "each test file uses its part")]
fn kind(path: &Path, bytes: &[u8]) -> tns_parser::FileKind {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default();
    let by_name = tns_parser::FileKind::of_file_name(name);
    let by_folder = tns_parser::FileKind::of_file_name(&format!("{folder}.ora"));
    by_name
        .or(by_folder)
        .unwrap_or_else(|| tns_parser::detect_kind(&tns_parser::Source::new(bytes).expect("small")))
}
