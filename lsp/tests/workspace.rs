//! What is read from the disk around a document.

use std::fs;
use std::path::{Path, PathBuf};

use tns_lsp::features::workspace_symbols;
use tns_lsp::{Cancel, Workspace};
use tns_parser::FileKind;
use tns_parser::text::Encoding;

/// An empty folder of this test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("more")).expect("made");
    folder
}

/// What a client sees that works in a folder.
fn workspace(folder: PathBuf) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.folders.push(folder);
    workspace
}

#[test]
fn an_included_file_is_of_the_kind_of_the_one_that_includes_it() {
    let folder = folder("included");
    fs::write(folder.join("tnsnames.ora"), "IFILE = ./more/x.tns\n").expect("written");
    fs::write(folder.join("more/x.tns"), "A = (ADDRESS = (HOST = h))\n").expect("written");
    let together = Workspace::default().together(&folder.join("tnsnames.ora"));
    let kinds: Vec<_> = together.iter().map(|(path, file)| (path.clone(), file.kind())).collect();
    let wanted = [("tnsnames.ora", FileKind::Tnsnames), ("more/x.tns", FileKind::Tnsnames)];
    assert_eq!(kinds, wanted.map(|(name, kind)| (folder.join(name), kind)));
}

#[test]
fn symbols_are_those_of_all_folders_but_of_ignored_files() {
    let folder = folder("symbols");
    fs::create_dir(folder.join(".git")).expect("made");
    fs::write(folder.join(".gitignore"), "tnsnames_old.ora\n").expect("written");
    fs::write(folder.join("more/tnsnames.ora"), "A1 = (X = y)\nB = (X = y)\n").expect("written");
    fs::write(folder.join("tnsnames_old.ora"), "A2 = (X = y)\n").expect("written");
    fs::write(folder.join("notes.txt"), "A3 = (X = y)\n").expect("written");
    let workspace = workspace(folder);
    let found = workspace_symbols(&workspace, "a", Encoding::Utf16, &Cancel::default());
    let names: Vec<_> =
        found.expect("nobody cancels").into_iter().map(|one| one.base_symbol_information.name).collect();
    assert_eq!(names, ["A1"]);
}

#[test]
fn a_cancelled_question_has_no_answer() {
    let (workspace, cancel) = (workspace(folder("cancelled")), Cancel::default());
    cancel.cancel();
    assert!(workspace_symbols(&workspace, "a", Encoding::Utf8, &cancel).is_err());
}

#[test]
fn there_are_never_too_many_symbols_and_the_best_come_first() {
    let folder = folder("many");
    let text: String = (0..2000).map(|nth| format!("XDB{nth} = (X = y)\n")).collect();
    fs::write(folder.join("tnsnames.ora"), text + "DB = (X = y)\nDB_1 = (X = y)\n").expect("written");
    let workspace = workspace(folder);
    let found =
        workspace_symbols(&workspace, "db", Encoding::Utf8, &Cancel::default()).expect("nobody cancels");
    assert_eq!(found.len(), 500);
    let first: Vec<_> = found[..3].iter().map(|one| one.base_symbol_information.name.as_str()).collect();
    assert_eq!(first, ["DB", "DB_1", "XDB0"]);
}
