//! Random texts in every style.

use proptest::prelude::*;
use tns_lint::embedded::{Outer, fix_outer};
use tns_lint::{LintFile, Linter, Safety, fix_text};
use tns_parser::{FileKind, Source, parse};

use super::writers::{WRITERS, Written};

fn read(written: &Written) -> Outer {
    Outer::read(Source::new(written.file.as_str()).expect("small"), written.format)
}

/// Each byte of the text is told to be written where it is.
fn check_places(style: &str, written: &Written, text: &str) {
    let outer = read(written);
    assert_eq!(outer.broken(), None, "{style}:\n{}", written.file);
    let [embedded] = outer.texts() else { panic!("{style}: {:?}\n{}", outer.texts(), written.file) };
    let read = embedded.text();
    let chars: Vec<_> = read.text().char_indices().collect();
    let wanted: String = text.chars().take(chars.len()).collect();
    assert_eq!(read.text(), wanted, "{style}:\n{}", written.file);
    for ((at, c), place) in chars.into_iter().zip(&written.places) {
        let as_is = written.file[place.clone()] == *c.to_string();
        for byte in 0..c.len_utf8() {
            let span = read.byte((at + byte) as u32).expect("a place");
            let own = place.start + byte..place.start + byte + 1;
            let wanted = if as_is { own } else { place.clone() };
            assert_eq!(span.range(), wanted, "{style}: {c:?} at {at}\n{}", written.file);
        }
    }
}

/// Fixes in the file do what they do in the text by itself.
fn check_fixes(style: &str, written: &Written) {
    let outer = read(written);
    let inner = outer.texts()[0].text().text().to_owned();
    let linter = Linter::default();
    let file = LintFile::new(parse(Source::new(inner).expect("small"), FileKind::Tnsnames));
    let alone = fix_text(&linter, file, Safety::Unsafe).expect("the fixes apply");
    let fixed = fix_outer(&linter, outer, Safety::Unsafe, |_| true);
    assert_eq!(fixed.outer.broken(), None, "{style}");
    let value = fixed.outer.texts()[0].text().text().to_owned();
    let left = |found: &tns_lint::Diagnostic| {
        found.fix.as_ref().is_some_and(|fix| fix.safety == Safety::DisplayOnly && fix.edits.is_empty())
    };
    // What could not be written in this style is left, and told.
    let all = alone.source.bytes() == value.as_bytes();
    assert!(all || fixed.left.iter().any(left), "{style}:\n{}\n{value}", written.file);
}

fn text() -> impl Strategy<Value = String> {
    let character = prop::sample::select(
        "ab=() ,\n\n\"'\\$<&>#é😀;:]}".chars().filter(|c| *c != '$').collect::<Vec<_>>(),
    );
    prop::collection::vec(character, 0..40)
        .prop_map(|chars| format!("A =({})", chars.into_iter().collect::<String>()))
}

/// Entries with mistakes that have fixes.
fn entries() -> impl Strategy<Value = String> {
    let entry = prop::sample::select(vec![
        "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(POTR = 1521))(CONNECT_DATA = (SERVICE_NAME = s)))\n",
        "B =\n  (DESCRIPTION =\n    (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n    (CONNECT_DATA = (SERVICE_NAME = s))))\n",
        "C =\n  (DESCRIPTION =\n    (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n    (CONNECT_DATA = (SERVICE_NAME = s)\n",
        "D = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = [h])(PORT = 1521))\n  (CONNECT_DATA = (SERVER = DEDICTED)(SERVICE_NAME = s)))\n",
        "# é comment\n",
        "\n",
    ]);
    prop::collection::vec(entry, 1..5).prop_map(|entries| format!("X = y:1521/s\n{}", entries.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn every_byte_leads_to_where_it_was_read(text in text(), bits in any::<u64>()) {
        for (style, write) in WRITERS {
            let Some(written) = write(&text, &|nth| bits >> (nth % 64) & 1 == 1) else { continue };
            let text = if style.starts_with("yaml literal") { format!("{text}\n") } else { text.clone() };
            check_places(style, &written, &text);
        }
    }

    #[test]
    fn a_fix_in_the_file_is_the_fix_in_the_text(text in entries(), bits in any::<u64>()) {
        for (style, write) in WRITERS {
            if let Some(written) = write(&text, &|nth| bits >> (nth % 64) & 1 == 1) {
                check_fixes(style, &written);
            }
        }
    }

    #[test]
    fn no_bytes_make_it_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in tns_lint::embedded::Format::ALL {
            let outer = Outer::read(Source::new(bytes.clone()).expect("small"), format);
            let found = outer.findings(&Linter::default());
            prop_assert_eq!(outer.broken().is_some(), found.active.iter().any(|found| found.rule.code == "TNS904"));
        }
    }
}
