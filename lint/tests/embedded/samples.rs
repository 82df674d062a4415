//! The files in `fixtures/embedded`: what is found in them stands in
//! `findings.txt`, what fixing makes of them beside them in `*.fixed`.
//! `UPDATE=1` writes both. A name with `clean` holds nothing to find.

use std::fs;
use std::path::PathBuf;

use tns_lint::embedded::{Format, Outer, fix_outer};
use tns_lint::{Diagnostic, Linter, Safety};
use tns_parser::text::Encoding;
use tns_parser::{LineIndex, Source};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/embedded")
}

fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// The samples with their names.
fn samples() -> Vec<(String, Outer)> {
    let mut names: Vec<_> = fs::read_dir(folder())
        .expect("the folder is there")
        .map(|file| file.expect("readable").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    let read = |name: String| {
        let format = Format::of_file_name(&name)?;
        let source = Source::new(fs::read(folder().join(&name)).expect("readable")).expect("small");
        Some((name, Outer::read(source, format)))
    };
    names.into_iter().filter_map(read).collect()
}

fn describe(name: &str, outer: &Outer, found: &Diagnostic) -> String {
    let lines = LineIndex::new(outer.source());
    let at = |offset| {
        let at = lines.line_col(offset, Encoding::Utf32);
        format!("{}:{}", at.line + 1, at.column + 1)
    };
    let fix = found.fix.as_ref().map(|fix| format!("\n  {} fix: {}", fix.safety.name(), fix.title));
    format!(
        "{name}:{}-{} {} {} {}\n  in {}\n  `{}`{}\n",
        at(found.span.start),
        at(found.span.end),
        found.severity.name(),
        found.rule.code,
        found.message,
        found.path,
        outer.source().text(found.span).replace('\n', "⏎"),
        fix.unwrap_or_default(),
    )
}

#[test]
fn every_finding_stands_where_it_is_written() {
    let mut shown = String::new();
    for (name, outer) in samples() {
        assert_eq!(outer.broken(), None, "{name}");
        let found = outer.findings(&Linter::default()).active;
        assert_eq!(found.is_empty(), name.contains("clean"), "{name}: {found:#?}");
        shown.extend(found.iter().map(|found| describe(&name, &outer, found)));
    }
    let path = folder().join("findings.txt");
    if update() {
        fs::write(&path, &shown).expect("it can be written");
    }
    assert_eq!(shown, fs::read_to_string(&path).expect("it is there"));
}

#[test]
fn fixing_keeps_everything_else() {
    for (name, outer) in samples() {
        let before = outer.source().clone();
        let fixed = fix_outer(&Linter::default(), outer, Safety::Unsafe, |_| true);
        let path = folder().join(format!("{name}.fixed"));
        if fixed.applied.is_empty() {
            assert_eq!(fixed.outer.source(), &before, "{name}");
            assert!(!path.exists(), "{name} is not fixed any more");
            continue;
        }
        if update() {
            fs::write(&path, fixed.outer.source().bytes()).expect("it can be written");
        }
        let wanted = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(String::from_utf8_lossy(fixed.outer.source().bytes()), wanted, "{name}");
        let again = fix_outer(&Linter::default(), fixed.outer, Safety::Unsafe, |_| true);
        assert_eq!(again.applied.len(), 0, "{name}: fixing twice changes something");
    }
}

#[test]
fn every_format_has_a_clean_file_and_one_with_mistakes() {
    let samples = samples();
    for format in Format::ALL {
        for clean in [true, false] {
            let is_it =
                |(name, outer): &(String, Outer)| outer.format() == format && name.contains("clean") == clean;
            assert!(samples.iter().any(is_it), "{} {clean}", format.name());
        }
    }
}

#[test]
fn passwords_are_not_shown_and_places_stay() {
    for (name, outer) in samples() {
        let shown = outer.shown();
        assert_eq!(shown.len(), outer.source().len(), "{name}");
        assert!(!String::from_utf8_lossy(shown.bytes()).contains("tiger"), "{name}");
    }
}
