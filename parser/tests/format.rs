//! The formatter: golden cases, and what holds for every text.

mod shared;

use proptest::prelude::*;
use tns_parser::format::{KeywordCase, Options, format_text, same_model};
use tns_parser::{FileKind, Source, parse};

fn formatted(text: &[u8], kind: FileKind, options: &Options) -> Vec<u8> {
    format_text(&parse(Source::new(text).expect("small"), kind), options)
}

#[track_caller]
fn case(kind: FileKind, before: &str, after: &str) {
    let shown = String::from_utf8(formatted(before.as_bytes(), kind, &Options::default())).expect("UTF-8");
    assert_eq!(shown, after);
}

const NESTED: &str = "SALES =
  (DESCRIPTION =
    (ADDRESS = (PROTOCOL = TCP)(HOST = db1)(PORT = 1521))
    (CONNECT_DATA =
      (SERVER = DEDICATED)
      (SERVICE_NAME = sales)
    )
  )
";

#[test]
fn entries_are_nested() {
    let before = "SALES=(DESCRIPTION=\n(ADDRESS=(PROTOCOL=TCP)(HOST=db1)\n  (PORT=1521))(CONNECT_DATA=(SERVER=DEDICATED)\n (SERVICE_NAME=sales)))\n";
    case(FileKind::Tnsnames, before, NESTED);
    case(FileKind::Tnsnames, NESTED, NESTED);
}

#[test]
fn what_fits_on_one_line_and_stood_there_stays() {
    case(FileKind::Sqlnet, "A=(x ,y)\nB   =   c\n", "A = (x, y)\nB = c\n");
    case(FileKind::Tnsnames, "A,B=(ADDRESS=(HOST=h))\n", "A, B =\n  (ADDRESS = (HOST = h))\n");
}

#[test]
fn a_value_with_blanks_on_the_first_line_stays_there() {
    let text = "A = (DESCRIPTION = (ADDRESS = (HOST = h))(SECURITY = (SSL_SERVER_CERT_DN = \"CN=a b\")))\n";
    case(FileKind::Tnsnames, text, text);
}

#[test]
fn comments_and_broken_entries_are_left_alone() {
    let text = "# head\nA=(X=\n  # inside\n  (Y=1))\nB=(X=(Y=1)\n\n\nC=(X= 1) # behind\n";
    case(FileKind::Tnsnames, text, "# head\nA=(X=\n  # inside\n  (Y=1))\nB=(X=(Y=1)\n\n\nC = (X = 1) # behind\n");
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    case(FileKind::Tnsnames, "\u{feff}A=(X=\r\n (Y=(Z=1)))\r\n", "\u{feff}A =\r\n  (X =\r\n    (Y = (Z = 1))\r\n  )\r\n");
}

#[test]
fn options_are_obeyed() {
    let options = Options { indent: 4, keyword_case: KeywordCase::Upper, line_width: 20 };
    let text = formatted(b"a=(address=(host=h.example.com)(port=1))", FileKind::Tnsnames, &options);
    assert_eq!(String::from_utf8_lossy(&text), "a =\n    (ADDRESS =\n        (HOST = h.example.com)\n        (PORT = 1)\n    )");
}

fn holds(bytes: &[u8], kind: FileKind) {
    let before = parse(Source::new(bytes).expect("small"), kind);
    let once = format_text(&before, &Options::default());
    let after = parse(Source::new(once.clone()).expect("small"), kind);
    assert!(same_model(&before, &after), "{}", String::from_utf8_lossy(&once));
    assert_eq!(format_text(&after, &Options::default()), once, "not idempotent");
}

#[test]
fn the_corpus_keeps_its_model_and_settles_at_once() {
    for (path, kind, bytes) in shared::corpus() {
        eprintln!("{}", path.display());
        holds(&bytes, kind);
    }
}

proptest! {
    #[test]
    fn any_text_keeps_its_model(tokens in prop::collection::vec(prop::sample::select(vec![
        "(", ")", "=", ",", "#", "\"", "'", "A", "ADDRESS", "x", " ", "\n", "\n ", "\r\n", "\t", "\u{a0}", "(X=y)", "B=",
    ]), 0..50)) {
        for kind in [FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Descriptor] {
            holds(tokens.concat().as_bytes(), kind);
        }
    }
}
