//! The formatter: golden cases, and what holds for every text.

mod shared;

use proptest::prelude::*;
use tns_parser::format::{KeywordCase, Options, format, format_text, same_model};
use tns_parser::{FileKind, Parse, Source, parse};

fn read(text: &[u8], kind: FileKind) -> Parse {
    parse(Source::new(text).expect("small"), kind)
}

#[track_caller]
fn with(options: &Options, kind: FileKind, before: &str, after: &str) {
    let once = format_text(&read(before.as_bytes(), kind), options);
    assert_eq!(String::from_utf8_lossy(&once), after);
    assert_eq!(format(&read(&once, kind), options), [], "not idempotent");
}

#[track_caller]
fn case(before: &str, after: &str) {
    with(&Options::default(), FileKind::Tnsnames, before, after);
}

#[track_caller]
fn unchanged(text: &str) {
    case(text, text);
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
    case(before, NESTED);
    unchanged(NESTED);
}

#[test]
fn a_descriptor_of_one_line_is_nested() {
    let before = "A=(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))";
    let after =
        "A =\n  (DESCRIPTION =\n    (ADDRESS = (HOST = h)(PORT = 1))\n    (CONNECT_DATA = (SID = x))\n  )";
    case(before, after);
}

#[test]
fn a_bare_descriptor_starts_in_column_one_and_has_no_comments() {
    let before = "(DESCRIPTION=(ADDRESS=(HOST=h#1)\n(PORT=1)) )\n";
    let after = "(DESCRIPTION =\n  (ADDRESS = (HOST = h#1)(PORT = 1))\n)\n";
    with(&Options::default(), FileKind::Descriptor, before, after);
}

#[test]
fn what_fits_on_one_line_and_stood_there_stays() {
    case("A=(X=y)(Z=)\n", "A = (X = y)(Z =)\n");
    case("A=(X=y)\n (Z=1)\n", "A =\n  (X = y)\n  (Z = 1)\n");
    case("A,B=(ADDRESS=(HOST=h))\n", "A, B =\n  (ADDRESS = (HOST = h))\n");
    case("A=(S=(X=y)(Z=1))\n", "A =\n  (S = (X = y)(Z = 1))\n");
    case("A=(S=(X=y)\n(Z=1))\n", "A =\n  (S =\n    (X = y)\n    (Z = 1)\n  )\n");
}

#[test]
fn lists_stay_on_one_line_where_they_fit() {
    case("A=(x ,\n y)\n", "A = (x, y)\n");
    case("A=(B=(x,y ))\n", "A = (B = (x, y))\n");
    case("A=(x , # one\n# two\n\ty)\n", "A = (x, # one\n  # two\n  y)\n");
    let narrow = Options { line_width: 8, ..Options::default() };
    with(&narrow, FileKind::Sqlnet, "A=(xxx,yyy)\n", "A = (xxx,\n  yyy)\n");
    with(&narrow, FileKind::Tnsnames, "A=(B=(xxx,yyy))", "A =\n  (B = (xxx,\n    yyy))");
}

#[test]
fn scalars_keep_their_value() {
    case("B   =   c\n", "B = c\n");
    case("B=\n  c\n", "B = c\n");
    case("B=c  d , 'x  y' = z\n", "B = c  d , 'x  y' = z\n");
    case("ifile= C:\\My Files\\a.ora\n", "ifile = C:\\My Files\\a.ora\n");
    case("B  =\nC=\t1", "B =\nC = 1");
}

#[test]
fn names_of_an_entry_share_a_line() {
    case("A ,B,\n  C=x\n", "A, B, C = x\n");
    // A line-by-line reader takes B for an entry of its own.
    unchanged("A ,\nB=x\n");
}

#[test]
fn a_value_with_blanks_on_the_first_line_stays_there() {
    let one_line = "A = (DESCRIPTION = (ADDRESS = (HOST = h))(SECURITY = (DN = \"CN=a b\")))\n";
    unchanged(one_line);
    case("A=(DESCRIPTION=(ADDRESS=(HOST=h))(SECURITY=(DN=\"CN=a b\")))\n", one_line);
    let narrow = Options { line_width: 10, ..Options::default() };
    with(&narrow, FileKind::Tnsnames, one_line, one_line);
    with(&narrow, FileKind::Sqlnet, "A=('x y',zzzzz)\n", "A = ('x y', zzzzz)\n");
    unchanged("A=(X=(Y=a b)\n  (Z=1))\n");
}

#[test]
fn a_value_with_blanks_on_another_line_stays_off_the_first() {
    case("A=(X=\n(Y= \"a b\" ))\n", "A =\n  (X =\n    (Y = \"a b\")\n  )\n");
    unchanged("A=\n  b c\n");
    unchanged("A=(x,\n 'b c')\n");
}

#[test]
fn comments_keep_their_line() {
    let before = "# head  \nA= # a\n(X= # x  \n# own\n  (Y=1)  # y\n\n  (Z=2)(W=3)\n  # last\n) # end\n # on\n#  foot\t\n";
    let after = "# head
A = # a
  (X = # x
    # own
    (Y = 1)  # y
    (Z = 2)
    (W = 3)
    # last
  ) # end
 # on
#  foot
";
    case(before, after);
    // An address with a comment inside is no one-liner.
    case(
        "A=(ADDRESS=(HOST=h) # p\n (PORT=1))\n",
        "A =\n  (ADDRESS =\n    (HOST = h) # p\n    (PORT = 1)\n  )\n",
    );
}

#[test]
fn comments_without_a_line_of_their_own_keep_the_entry_as_it_is() {
    unchanged("A # a\n=(X=(Y=1))\n");
    unchanged("A=(X=(Y # y\n  =1))\n");
    unchanged("A=(X=(Y=1 # y\n))\n");
    unchanged("A=(# x\n  X=1)\n");
}

#[test]
fn what_is_broken_or_odd_is_left_alone() {
    unchanged("A=(X=(Y=1)\n");
    unchanged("A=(X=(Y=1)))\n");
    unchanged(" A=(X=(Y=1))\n");
    unchanged("A=(X=(Y=1))  B=(X=(Y=1))\n");
    unchanged("A=(X=\u{a0}(Y=1))\n");
    unchanged("A=(X=\u{c}(Y=1))\n");
    unchanged("A=(X=(Y=\"a\n  b\"))\n");
    unchanged("A=(X=(a,,b))\n");
    unchanged("A=(X=(a,(b=c)))\n");
    unchanged("A=(X=(Y=1))\r(Z=1)\n");
    unchanged("A=(X=(Y=1))\rB=x\r");
    unchanged("A=(X=\n(Y=1\n2))\n");
}

#[test]
fn what_stands_beside_a_broken_entry_is_formatted() {
    case("A=b\nB=(X=(Y=1)\n\n\nC=d\n", "A = b\nB=(X=(Y=1)\n\n\nC = d\n");
}

#[test]
fn blanks_at_line_ends_go_between_entries() {
    case(" \t\nA = (X = 1) \t\n\n  \n# c  \nB = c  \n\t\n", "\nA = (X = 1)\n\n\n# c\nB = c  \n\n");
    case("A = (X = 1)  ", "A = (X = 1)");
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    case("\u{feff}A=(X=\r\n (Y=(Z=1)))\r\n", "\u{feff}A =\r\n  (X =\r\n    (Y = (Z = 1))\r\n  )\r\n");
    case("A=(X=\r\n\r\n (Y=(Z=1)))\n", "A =\n  (X =\n    (Y = (Z = 1))\n  )\n");
    case("A=(X= # c \r\n # d\r\n (Y=1))\r\n", "A =\r\n  (X = # c\r\n    # d\r\n    (Y = 1)\r\n  )\r\n");
}

#[test]
fn bytes_that_are_not_utf_8_stay() {
    let parse = read(b"A=(X= # \xE4 \n(Y=\xFC\xA0\xFF))\n# \xE4 \n", FileKind::Tnsnames);
    let text = format_text(&parse, &Options::default());
    assert_eq!(text, b"A =\n  (X = # \xE4\n    (Y = \xFC\xA0\xFF)\n  )\n# \xE4\n");
    let utf_16 = read(b"\xFE\xFF\0A\0=\0 \0\n\0 ", FileKind::Tnsnames);
    assert_eq!(format(&utf_16, &Options::default()), []);
}

#[test]
fn options_are_obeyed() {
    let options =
        Options { indent: 4, keyword_case: KeywordCase::Upper, line_width: 20, spaces_around_eq: true };
    let (before, after) = (
        "a=(address=(host=h.example.com)(port=1))",
        "a =\n    (ADDRESS =\n        (HOST = h.example.com)\n        (PORT = 1)\n    )",
    );
    with(&options, FileKind::Tnsnames, before, after);
    let options = Options { indent: 0, keyword_case: KeywordCase::Lower, ..options };
    with(&options, FileKind::Tnsnames, "A=(X=(Y=1))", "A =\n (x = (y = 1))");
    let tight = Options { spaces_around_eq: false, ..Options::default() };
    with(&tight, FileKind::Tnsnames, "A , B = (X = (Y = (Z = 1)))", "A, B=\n  (X=\n    (Y=(Z=1))\n  )");
    with(&tight, FileKind::Sqlnet, "A = (x,y)\nB = c", "A=(x, y)\nB=c");
}

#[test]
fn edits_change_white_space_only() {
    let parse = read(NESTED.replace("SERVER =", "SERVER=").as_bytes(), FileKind::Tnsnames);
    let edits = format(&parse, &Options::default());
    assert_eq!(edits.len(), 1);
    assert!(edits[0].span.is_empty() && edits[0].text == " ");
}

fn holds(bytes: &[u8], kind: FileKind, options: &Options) {
    let before = read(bytes, kind);
    let once = format_text(&before, options);
    let after = read(&once, kind);
    assert!(same_model(&before, &after), "{}", String::from_utf8_lossy(&once));
    let twice = format_text(&after, options);
    assert_eq!(String::from_utf8_lossy(&twice), String::from_utf8_lossy(&once), "not idempotent");
    let solid = |text: &[u8]| text.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    assert_eq!(solid(bytes), solid(&once), "something but white space changed");
}

fn odd_options() -> Options {
    Options { indent: 3, keyword_case: KeywordCase::Upper, line_width: 12, spaces_around_eq: false }
}

#[test]
fn the_corpus_keeps_its_model_and_settles_at_once() {
    for (path, kind, bytes) in shared::corpus() {
        eprintln!("{}", path.display());
        holds(&bytes, kind, &Options::default());
        holds(&bytes, kind, &odd_options());
    }
}

/// Tokens, and whole parameters, so that some of the texts have no errors.
const TOKENS: &str = "(|)|=|,|#|\"|'|A|DESCRIPTION|ADDRESS|HOST|x| |\n|   |\t|\r\n|\r|\u{a0}|\n |(X=y)|\nB=|\nB=(X=\
|(ADDRESS=(HOST=h)\n(PORT=1))|(Y=a b)|(Z='a  b'\n)| # c\n|\n# d \n |(L=(a,\n b))|))|\n)|(a, b c)";

/// What stands between two tokens of an entry.
const GAPS: [&str; 9] = ["", "", " ", "\t", "\n ", "\r\n\t", " # c\n ", "\n# d  \n\n ", "#c # \r\n   # e\n "];
const VALUES: [&str; 9] = ["", "x", "a b", "'c  d'", "\"\"", "a=b,c", "x\\y", "é", "h\u{a0}i"];

fn soup() -> impl Strategy<Value = String> {
    let tokens = TOKENS.split('|').collect::<Vec<_>>();
    prop::collection::vec(prop::sample::select(tokens), 0..50).prop_map(|tokens| tokens.concat())
}

fn gap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(GAPS.to_vec())
}

/// A parameter with a value, a list or parameters, and any gaps.
fn group() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        prop::sample::select(VALUES.to_vec()).prop_map(str::to_owned),
        (gap(), gap(), gap()).prop_map(|(a, b, c)| format!("(x{a},{b}y z{c})")),
    ];
    let name = prop::sample::select(vec!["DESCRIPTION", "ADDRESS", "HOST", "x"]);
    let wrap =
        |(name, before, after, value): (&str, &str, &str, String)| format!("({name}{before}={after}{value})");
    // Most comments stand between parameters, as elsewhere the entry would be left alone.
    let blank = prop::sample::select(GAPS[..6].to_vec());
    let leaf = (name.clone(), blank.clone(), blank.clone(), value).prop_map(wrap);
    leaf.prop_recursive(4, 20, 4, move |inner| {
        let nested = prop::collection::vec((gap(), inner), 1..4);
        let nested = (nested, gap()).prop_map(|(groups, end)| {
            groups.into_iter().map(|(gap, group)| format!("{gap}{group}")).collect::<String>() + end
        });
        (name.clone(), blank.clone(), Just(""), nested).prop_map(wrap)
    })
}

fn file() -> impl Strategy<Value = String> {
    let entry = (prop::sample::select(vec!["A", "A,B", "a.b , C"]), gap(), gap(), group(), gap());
    let entry = entry.prop_map(|(name, a, b, group, end)| format!("{name}{a}={b}{group}{end}\n"));
    prop::collection::vec(entry, 1..4).prop_map(|entries| entries.concat())
}

fn check(text: &str) {
    for kind in [FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Descriptor] {
        holds(text.as_bytes(), kind, &Options::default());
        holds(text.as_bytes(), kind, &odd_options());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_its_model(text in soup()) {
        check(&text);
    }

    #[test]
    fn any_entries_keep_their_model(text in file()) {
        check(&text);
    }
}
