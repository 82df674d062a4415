//! The reference folder beside the project; tests pass without it, saying so.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// A text file of the folder, if the folder is there: `TNSLINT_SHARED`, or `../shared` from the project.
pub(crate) fn read(name: &str) -> Option<String> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = env::var_os("TNSLINT_SHARED").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(fs::read_to_string(folder.join(name)).expect("a file of the reference"))
}

/// Bytes that are written as hex digits.
pub(crate) fn bytes(hex: &str) -> Vec<u8> {
    let hex = hex.trim();
    let pairs = (0..hex.len() / 2).map(|at| &hex[2 * at..2 * at + 2]);
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hex digits")).collect()
}
