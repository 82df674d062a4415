//! The extension for VS Code says what the libraries and its pages say.

use std::collections::BTreeMap;
use std::fs;

use globset::{Glob, GlobMatcher};
use serde_json::Value;
use tns_dsn::clients::Client;
use tns_lint::{LintFile, Linter, Severity};
use tns_parser::{FileKind, Source, parse};
use xtask::inputs;

const FOLDER: &str = "lsp/editors/vscode";

fn text(path: &str) -> String {
    fs::read_to_string(inputs::root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest() -> Value {
    json(&format!("{FOLDER}/package.json"))
}

/// Settings with their defaults as JSON.
fn settings() -> BTreeMap<String, String> {
    let manifest = manifest();
    let settings = manifest["contributes"]["configuration"]["properties"].as_object().expect("an object");
    settings.iter().map(|(name, setting)| (name.clone(), setting["default"].to_string())).collect()
}

/// The same from the rows ``| `tnslint.x` | `default` | … |`` of a page.
fn listed(page: &str) -> BTreeMap<String, String> {
    let cell = |cell: &str| cell.trim().trim_matches('`').to_owned();
    let row = |line: &str| {
        let cells: Vec<_> = line.strip_prefix("| `tnslint.")?.split('|').collect();
        // The table of commands has a column less.
        let [name, default, _, _] = cells[..] else { return None };
        Some((format!("tnslint.{}", cell(name)), cell(default)))
    };
    text(page).lines().filter_map(row).collect()
}

#[test]
fn both_pages_list_the_settings_and_their_defaults() {
    assert_eq!(listed("docs/editors/vscode.md"), settings());
    assert_eq!(listed("lsp/editors/vscode/README.md"), settings());
}

#[test]
fn the_page_lists_the_commands() {
    let (manifest, page) = (manifest(), text("docs/editors/vscode.md"));
    for command in manifest["contributes"]["commands"].as_array().expect("an array") {
        let name = command["command"].as_str().expect("a string");
        assert!(page.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn the_clients_to_choose_from_are_those_of_the_rules() {
    let manifest = manifest();
    let offered = &manifest["contributes"]["configuration"]["properties"]["tnslint.targets"]["items"]["enum"];
    assert_eq!(*offered, Value::from(Client::ALL.map(Client::name).to_vec()));
}

#[test]
fn the_version_is_that_of_the_program() {
    assert_eq!(manifest()["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn the_lock_file_names_no_registry() {
    assert!(!text(&format!("{FOLDER}/package-lock.json")).contains("\"resolved\""));
}

/// The language of each kind of file.
fn language(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Ldap => "ldap-ora",
        FileKind::Descriptor => "oranet",
        kind => kind.name(),
    }
}

fn patterns() -> Vec<(String, GlobMatcher)> {
    let manifest = manifest();
    let languages = manifest["contributes"]["languages"].as_array().expect("an array");
    let of = |language: &Value| {
        let id = language["id"].as_str().expect("a string").to_owned();
        let patterns = language["filenamePatterns"].as_array().expect("an array").clone();
        patterns.into_iter().map(move |pattern| (id.clone(), pattern.as_str().expect("a string").to_owned()))
    };
    let matcher = |pattern: &str| Glob::new(pattern).expect("a pattern").compile_matcher();
    languages.iter().flat_map(of).map(|(id, pattern)| (id, matcher(&pattern))).collect()
}

#[test]
fn a_file_name_gives_the_language_that_the_parser_takes_it_for() {
    let patterns = patterns();
    for word in ["tnsnames", "sqlnet", "listener", "ldap", "dsi", "cman", "init", "orders"] {
        for name in [
            format!("{word}.ora"),
            format!("{word}_prod.ora"),
            format!("prod-{word}.ora"),
            format!("{word}.txt"),
        ] {
            let languages: Vec<_> = patterns
                .iter()
                .filter(|(_, pattern)| pattern.is_match(&name))
                .map(|(id, _)| id.as_str())
                .collect();
            let wanted: Vec<_> = FileKind::of_file_name(&name).map(language).into_iter().collect();
            assert_eq!(languages, wanted, "{name}");
        }
    }
    assert!(patterns.iter().any(|(id, pattern)| id == "oranet" && pattern.is_match("orders.tns")));
}

/// The snippet with its defaults filled in: `${1:SALES}`, `${2|SELF,NEW|}`, `$0`.
fn filled_in(body: &Value) -> String {
    let lines: Vec<_> =
        body.as_array().expect("an array").iter().map(|line| line.as_str().expect("a string")).collect();
    let mut text = String::new();
    let mut rest = lines.join("\n").replace("$0", "");
    while let Some((before, after)) = rest.split_once("${") {
        let (field, behind) = after.split_once('}').expect("a closing brace");
        let default = field.trim_start_matches(|c: char| c.is_ascii_digit()).trim_matches([':', '|']);
        text = text + before + default.split(',').next().unwrap_or_default();
        rest = behind.to_owned();
    }
    text + &rest
}

#[test]
fn snippets_give_entries_without_a_mistake() {
    for kind in [FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Listener] {
        let snippets = json(&format!("{FOLDER}/snippets/{kind}.json"));
        for (name, snippet) in snippets.as_object().expect("an object") {
            let text = filled_in(&snippet["body"]);
            let file = LintFile::new(parse(Source::new(text.clone()).expect("small"), kind));
            let found: Vec<_> = Linter::default()
                .check(&file)
                .into_iter()
                .filter(|found| found.severity != Severity::Info)
                .collect();
            assert!(found.is_empty(), "{name}: {found:#?}\n{text}");
        }
    }
}
