//! Answers about names, symbols, links and the shape of a text: one page for each case in
//! `tests/features`, asked in three encodings and with LF and CRLF. `UPDATE=1` writes the answers.

#[path = "navigate/ask.rs"]
mod ask;
#[path = "navigate/page.rs"]
mod page;

use ask::Desk;
use page::Page;
use tns_parser::text::Encoding;

fn check(folder: &str) {
    for page in Page::all(folder) {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for line_end in ["\n", "\r\n"] {
                let desk = Desk::new(&page, line_end, encoding);
                for (question, wanted) in page.questions() {
                    let how = format!("{encoding:?}, {line_end:?}");
                    page.check(question, wanted, &desk.answer(question), &how);
                }
            }
        }
    }
}

#[test]
fn names_lead_to_their_definitions_and_uses() {
    check("names");
}

#[test]
fn renaming_changes_every_use_or_says_why_not() {
    check("rename");
}

#[test]
fn the_shape_of_a_text_is_told() {
    check("structure");
}

#[test]
fn symbols_are_found() {
    check("symbols");
}

#[test]
fn links_lead_to_files_and_directories() {
    check("links");
}
