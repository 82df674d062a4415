//! Completion, hover, signature help, inlay hints and code lenses, by the cases in `tests/features`.
//!
//! A case is a heading, files as fenced blocks named after their file (the first one with `$0` or a
//! `text` block after it is asked about), and the answer as a `text` block; `UPDATE=1` rewrites the
//! answers. Each case is asked in three encodings, with LF and CRLF, and must answer the same.

#[path = "assist/case.rs"]
mod case;
#[path = "assist/large.rs"]
mod large;
#[path = "assist/show.rs"]
mod show;
#[path = "assist/world.rs"]
mod world;

use std::fs;
use std::path::Path;

use tns_parser::text::Encoding;

/// Runs the cases of a file.
fn run(feature: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/features/{feature}.md"));
    let text = fs::read_to_string(&path).expect("the cases are there");
    let mut pages = case::pages(&text);
    for page in &mut pages {
        let answers = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32]
            .map(|encoding| [false, true].map(|crlf| world::World::new(page, crlf).ask(feature, encoding)));
        let first = answers[0][0].clone();
        for (nth, answer) in answers.iter().flatten().enumerate() {
            assert_eq!(answer, &first, "{feature}, {}: variant {nth}", page.title);
        }
        if std::env::var_os("UPDATE").is_none() {
            assert_eq!(page.answer, first, "{feature}, {}", page.title);
        }
        page.answer = first;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, case::written(&text, &pages)).expect("the cases can be written");
    }
}

#[test]
fn completion() {
    run("completion");
}

#[test]
fn hover() {
    run("hover");
}

#[test]
fn signature_help() {
    run("signature_help");
}

#[test]
fn inlay_hints() {
    run("inlay_hints");
}

#[test]
fn code_lens() {
    run("code_lens");
}
