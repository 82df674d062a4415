//! The words of the tree-sitter grammar, and the queries that several editors share.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::words::{BOOLEANS, Words};

/// What `scanner.c` reads.
pub(super) const WORDS: &str = "lsp/editors/tree-sitter-oranet/src/words.h";

/// Queries that an editor takes as they are: the query and its copies.
const COPIES: [(&str, &[&str]); 3] = [
    ("highlights.scm", &["nvim/queries/oranet", "zed/languages/oranet"]),
    ("folds.scm", &["nvim/queries/oranet"]),
    ("brackets.scm", &["zed/languages/oranet"]),
];

/// The words of the catalogue as a sorted table of C.
pub(super) fn words() -> String {
    let words = Words::of_catalogue();
    let sets: [(&str, BTreeSet<&str>); 5] = [
        ("OF_ENTRY", words.top),
        ("OF_LISTENER", words.suffixed),
        ("OF_PARAMETER", words.nested),
        ("OF_VALUE", words.values.iter().map(String::as_str).collect()),
        ("OF_BOOLEAN", BOOLEANS.into()),
    ];
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut text =
        "// Written by `cargo run -p xtask -- gen` from the catalogue of parameters.\n\n".to_owned();
    for (bit, (name, set)) in sets.iter().enumerate() {
        let _ = writeln!(text, "#define {name} {}", 1 << bit);
        set.iter().for_each(|word| kinds.entry(word).or_default().push(name));
    }
    text.push_str("\n// Where a word may stand; sorted.\nstatic const struct {\n  const char *text;\n  unsigned char kinds;\n} WORDS[] = {\n");
    for (word, kinds) in kinds {
        let _ = writeln!(text, "    {{\"{word}\", {}}},", kinds.join(" | "));
    }
    text + "};\n"
}

/// The copies by their path from the root of the project.
///
/// # Errors
/// Where a query cannot be read.
pub(super) fn copied_queries(root: &Path) -> io::Result<Vec<(String, String)>> {
    let mut copies = Vec::new();
    for (name, folders) in COPIES {
        let query = fs::read_to_string(root.join("lsp/editors/tree-sitter-oranet/queries").join(name))?;
        let text = format!(
            "; Written by `cargo run -p xtask -- gen`, a copy of tree-sitter-oranet/queries/{name}.\n\n{query}"
        );
        copies.extend(folders.iter().map(|folder| (format!("lsp/editors/{folder}/{name}"), text.clone())));
    }
    Ok(copies)
}
