//! The sample files: valid ones are clean, broken ones are not, hostile ones do no harm.

use std::fs;
use std::path::{Path, PathBuf};

use tns_lint::{Diagnostic, LintFile, Linter, Severity};
use tns_parser::format::{Options, format_text, same_model};
use tns_parser::{FileKind, Parse, Source, parse};

/// The files of `fixtures/KIND/SORT`, for each kind.
fn files(sort: &str) -> Vec<(PathBuf, Parse)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let folder = |kind: FileKind| root.join(kind.to_string()).join(sort);
    FileKind::ALL.into_iter().flat_map(|kind| read(&folder(kind), kind)).collect()
}

fn read(folder: &Path, kind: FileKind) -> Vec<(PathBuf, Parse)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let read = |path: PathBuf| {
        let source = Source::new(fs::read(&path).expect("readable")).expect("small");
        (path, parse(source, kind))
    };
    paths.map(read).collect()
}

fn findings(parse: &Parse) -> Vec<Diagnostic> {
    Linter::default().check(&LintFile::new(parse.clone()))
}

#[test]
fn valid_files_are_clean() {
    for (path, parse) in files("valid") {
        let found = findings(&parse);
        let bad: Vec<_> = found.iter().filter(|found| found.severity != Severity::Info).collect();
        assert!(bad.is_empty(), "{}: {bad:#?}", path.display());
    }
}

#[test]
fn broken_files_have_an_error() {
    for (path, parse) in files("broken") {
        let found = findings(&parse);
        assert!(
            found.iter().any(|found| found.severity == Severity::Error),
            "{}: {found:#?}",
            path.display()
        );
    }
}

#[test]
fn hostile_files_come_back_and_are_reported() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/hostile");
    for kind in FileKind::ALL {
        for (path, parse) in read(&folder, kind) {
            assert_eq!(parse.print(), fs::read(&path).expect("readable"));
            assert!(!findings(&parse).is_empty(), "{} as {kind}", path.display());
            let formatted = Source::new(format_text(&parse, &Options::default())).expect("small");
            assert!(same_model(&parse, &tns_parser::parse(formatted, kind)), "{}", path.display());
        }
    }
}
