use lsp_types::FormattingOptions;
use proptest::prelude::*;
use tns_lint::config::FormatConfig;
use tns_lsp::Cancelled;
use tns_lsp::features::formatting::{formatting, on_type_formatting, options, range_formatting};
use tns_parser::format::{Options, format_text, same_model};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, Span};

use super::support::{ENCODINGS, Opened, read, texts};

const PLAIN: &str = "A=(DESCRIPTION=(ADDRESS=(HOST=h)))\nB=(DESCRIPTION=(ADDRESS=(HOST=h)))\n";

fn typed(marked: &str, key: &str) -> String {
    let (opened, at) = Opened::marked(marked);
    let texts = ENCODINGS.map(|encoding| {
        let view = opened.view(encoding);
        let edits = on_type_formatting(&view, opened.position(at, encoding), key, &Options::default());
        opened.apply(&edits.expect("not cancelled"), encoding)
    });
    assert!(texts.iter().all(|text| *text == texts[0]));
    texts[0].clone()
}

#[test]
fn the_configuration_comes_before_the_editor() {
    let asked = FormattingOptions { tab_size: 4, insert_spaces: true, ..FormattingOptions::default() };
    let says = FormatConfig { indent: Some(3), line_width: Some(50) };
    assert_eq!(options(&says, &asked), Options { indent: 3, line_width: 50, ..Options::default() });
    assert_eq!(options(&FormatConfig::default(), &asked).indent, 4);
    let tabs = FormattingOptions { insert_spaces: false, ..asked };
    assert_eq!(options(&FormatConfig::default(), &tabs), Options::default());
}

#[test]
fn a_range_formats_the_entries_that_it_touches() {
    let opened = Opened::names(PLAIN);
    let at = |text: &str| PLAIN.find(text).expect("there") as u32;
    let of = |span: Span| {
        let view = opened.view(Encoding::Utf16);
        let edits = range_formatting(&view, opened.range(span, Encoding::Utf16), &Options::default());
        opened.apply(&edits.expect("not cancelled"), Encoding::Utf16)
    };
    let formatted = "A =\n  (DESCRIPTION =\n    (ADDRESS = (HOST = h))\n  )\n";
    assert_eq!(of(Span::at(at("(HOST"))), format!("{formatted}{}", &PLAIN[at("B=") as usize..]));
    // Whole lines are selected up to the start of the next one.
    assert_eq!(of(Span::new(0, at("B="))), format!("{formatted}{}", &PLAIN[at("B=") as usize..]));
    assert_eq!(of(Span::new(0, at("B=") + 1)), format!("{formatted}{}", formatted.replacen('A', "B", 1)));
}

#[test]
fn the_last_parenthesis_formats_its_entry() {
    let after = typed("é=(X=漢)\nA=(DESCRIPTION=(ADDRESS=(HOST=😀)))$0 # é\nB=(X=y)\n", ")");
    assert_eq!(after, "é=(X=漢)\nA =\n  (DESCRIPTION =\n    (ADDRESS = (HOST = 😀))\n  ) # é\nB=(X=y)\n");
    // Another one is not the last.
    let open = "A=(DESCRIPTION=(ADDRESS=(HOST=h))$0\nB=(X=y)\n";
    assert_eq!(typed(open, ")"), open.replace("$0", ""));
}

#[test]
fn a_new_line_is_indented_by_its_parentheses() {
    let indented = [
        ("A =\n$0", "A =\n  "),
        ("é漢😀 =\r\n  (DESCRIPTION =\r\n$0", "é漢😀 =\r\n  (DESCRIPTION =\r\n    "),
        ("A =\n  (DESCRIPTION =\n$0)", "A =\n  (DESCRIPTION =\n  )"),
        (
            "A =\n  (DESCRIPTION = # (\n\t$0(ADDRESS = (HOST = h))\n",
            "A =\n  (DESCRIPTION = # (\n    (ADDRESS = (HOST = h))\n",
        ),
        ("A = (X = y)\n$0\nB = (X = y)\n", "A = (X = y)\n\nB = (X = y)\n"),
        ("A =\n  (DESCRIPTION =\n$0\nB = (X = y)\n", "A =\n  (DESCRIPTION =\n    \nB = (X = y)\n"),
        ("A =\n  (DESCRIPTION =\n$0# (\n", "A =\n  (DESCRIPTION =\n# (\n"),
        ("A = (X = \"a\n$0b\")\n", "A = (X = \"a\nb\")\n"),
    ];
    for (before, after) in indented {
        assert_eq!(typed(before, "\n"), after);
    }
}

#[test]
fn a_long_text_is_answered_in_few_edits() {
    let entry =
        "A=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=漢)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)))\n";
    let opened = Opened::names(&entry.repeat(3000));
    let edits = formatting(&opened.view(Encoding::Utf16), &Options::default()).expect("not cancelled");
    assert!(edits.len() < 25_000, "{}", edits.len());
    let whole = format_text(&read(&opened.text, FileKind::Tnsnames), &Options::default());
    assert_eq!(opened.apply(&edits, Encoding::Utf16).into_bytes(), whole);
}

#[test]
fn work_that_nobody_waits_for_ends() {
    let opened = Opened::names(PLAIN);
    opened.cancel();
    assert_eq!(formatting(&opened.view(Encoding::Utf8), &Options::default()), Err(Cancelled));
}

proptest! {
    #[test]
    fn parts_are_formatted_as_the_whole(
        text in texts(),
        kind in prop::sample::select(vec![FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Descriptor]),
    ) {
        let opened = Opened::new(&text, kind);
        let whole = String::from_utf8(format_text(&read(&text, kind), &Options::default())).expect("UTF-8");
        for encoding in ENCODINGS {
            let view = opened.view(encoding);
            let all = formatting(&view, &Options::default()).expect("not cancelled");
            prop_assert_eq!(opened.apply(&all, encoding), whole.as_str());
            let range = view.range(view.document.whole());
            let ranged = range_formatting(&view, range, &Options::default()).expect("not cancelled");
            prop_assert_eq!(opened.apply(&ranged, encoding), whole.as_str());
        }
    }

    #[test]
    fn what_is_typed_keeps_the_meaning(text in texts(), at in any::<prop::sample::Index>(), key in prop::sample::select(vec![")", "\n"])) {
        let opened = Opened::names(&text);
        let at = text.floor_char_boundary(at.index(text.len() + 1));
        let position = opened.position(at as u32, Encoding::Utf16);
        let edits = on_type_formatting(&opened.view(Encoding::Utf16), position, key, &Options::default());
        let after = opened.apply(&edits.expect("not cancelled"), Encoding::Utf16);
        if key == ")" {
            prop_assert!(same_model(&read(&text, FileKind::Tnsnames), &read(&after, FileKind::Tnsnames)));
        }
        let words = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(words(&after), words(&text));
    }
}
