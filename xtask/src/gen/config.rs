//! The reference of the configuration, and its JSON schema.

use std::fmt::Write as _;

use tns_lint::config::{Key, keys, schema};

/// The page with the reference; the text around the marks is written by hand.
pub(super) const PAGE: &str = "docs/configuration.md";
const START: &str = "<!-- keys: written by `cargo run -p xtask -- gen` -->\n";
const END: &str = "<!-- end of keys -->\n";

/// The schema as a file.
pub(super) fn schema_text() -> String {
    format!("{:#}\n", schema())
}

/// The page with the keys of today; nothing where the marks are missing.
pub(super) fn with_keys(page: &str) -> Option<String> {
    let (before, rest) = page.split_once(START)?;
    let (_, behind) = rest.split_once(END)?;
    Some(format!("{before}{START}\n{}\n{END}{behind}", table()))
}

fn table() -> String {
    let mut text = "| key | value | what it does |\n|---|---|---|\n".to_owned();
    // The tables that hold keys of their own stand in the paths of these.
    for key in keys().iter().filter(|key| key.kind != "table") {
        let Key { path, kind, default, doc } = key;
        let default = default.as_ref().map_or(String::new(), |default| format!("; `{default}` by default"));
        let cell = format!("{kind}{default}").replace('|', "\\|");
        let _ = writeln!(text, "| `{path}` | {cell} | {} |", doc.replace('|', "\\|"));
    }
    text
}
