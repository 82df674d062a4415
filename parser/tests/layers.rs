//! The data flows one way: a module uses only the layers before it.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers of the parser, and what each may use.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("text", &["text"]),
    ("lex", &["text", "lex"]),
    ("catalog", &["catalog"]),
    ("place", &["text", "lex", "catalog", "place"]),
    ("tree", &["text", "lex", "catalog", "error", "tree", "Parse"]),
    ("grammar", &["text", "lex", "catalog", "error", "tree", "grammar"]),
    ("model", &["text", "catalog", "tree", "threads", "model", "Parse"]),
    ("easy_connect", &["text", "catalog", "error", "model", "easy_connect"]),
    ("names", &["text", "catalog", "tree", "model", "easy_connect", "Parse", "parse", "names"]),
    ("jdbc", &["text", "catalog", "model", "easy_connect", "jdbc", "parse"]),
];

/// The crates of the workspace, and which of them each may name.
const CRATES: [(&str, &[&str]); 8] = [
    ("parser", &[]),
    ("dsn", &["tns_parser"]),
    ("wallet", &["tns_dsn"]),
    ("connect/wire", &[]),
    ("connect", &["tns_parser", "tns_dsn", "tns_wallet", "tns_wire"]),
    ("lint", &["tns_parser", "tns_dsn"]),
    // The language server never opens a socket.
    ("lsp", &["tns_parser", "tns_dsn", "tns_lint"]),
    ("cli", &CRATE_NAMES),
];

const CRATE_NAMES: [&str; 7] =
    ["tns_parser", "tns_dsn", "tns_wallet", "tns_wire", "tns_connect", "tns_lint", "tns_lsp"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path),
            }
        }
    }
    found
}

/// The words behind `crate::` in a file, tests left out.
fn used(text: &str) -> impl Iterator<Item = &str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.split("crate::")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next())
}

#[test]
fn no_arrow_points_back_inside_the_parser() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (layer, allowed) in MAY_USE {
        let mut files = sources(&src.join(layer));
        files.push(src.join(format!("{layer}.rs")));
        for file in files {
            let text = fs::read_to_string(&file).expect("UTF-8");
            for word in used(&text).filter(|word| !word.is_empty()) {
                assert!(allowed.contains(&word), "{}: {layer} must not use `{word}`", file.display());
            }
        }
    }
}

#[test]
fn no_arrow_points_back_between_the_crates() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (name, allowed) in CRATES {
        for file in sources(&root.join(name).join("src")) {
            let text = fs::read_to_string(&file).expect("UTF-8");
            for other in CRATE_NAMES.into_iter().filter(|other| !allowed.contains(other)) {
                let uses = text.lines().any(|line| line.trim_start().starts_with(&format!("use {other}")));
                assert!(!uses, "{}: {name} must not use {other}", file.display());
            }
        }
    }
}
