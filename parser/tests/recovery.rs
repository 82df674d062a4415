//! What the tree holds when the text is broken: one bad entry costs no other.

use tns_parser::{FileKind, Source, SyntaxCode, parse};

fn names_and_codes(text: &str) -> (Vec<String>, Vec<(SyntaxCode, u32)>) {
    let parse = parse(Source::new(text).expect("small"), FileKind::Tnsnames);
    assert_eq!(parse.print(), text.as_bytes());
    let names = parse
        .entries()
        .flat_map(|entry| entry.names().map(|name| name.name().into_owned()).collect::<Vec<_>>());
    (names.collect(), parse.errors().iter().map(|error| (error.code, error.count)).collect())
}

#[track_caller]
fn check(text: &str, names: &[&str], codes: &[(SyntaxCode, u32)]) {
    let (found, errors) = names_and_codes(text);
    assert_eq!(found, names, "{text}");
    assert_eq!(errors, codes, "{text}");
}

#[test]
fn a_missing_parenthesis_keeps_the_next_entry() {
    check("A=(DESCRIPTION=(ADDRESS=(HOST=h)\nB=(X=y)\n", &["A", "B"], &[(SyntaxCode::UnclosedEntry, 2)]);
}

#[test]
fn a_parameter_inside_a_value_closes_it() {
    check(
        "A=(ADDRESS=(HOST=h (PORT=1))\n)\n",
        &["A"],
        &[(SyntaxCode::MissingClose, 1), (SyntaxCode::ExtraClose, 1)],
    );
    check("A=(ADDRESS=(HOST=h (PORT=1))\nB=(X=y)", &["A", "B"], &[(SyntaxCode::MissingClose, 1)]);
}

#[test]
fn parentheses_too_many_are_counted() {
    check("A=(X=y)))\nB=(X=y)", &["A", "B"], &[(SyntaxCode::ExtraClose, 2)]);
}

#[test]
fn a_lost_quote_ends_before_the_next_entry() {
    check("A=(X=\"y)\n  (Z=1))\nB=(X=\"y\")", &["A", "B"], &[(SyntaxCode::UnclosedQuote, 1)]);
    check("A=(X='a # b')\nB=(X=y)", &["A", "B"], &[(SyntaxCode::HashInQuotes, 1)]);
}

#[test]
fn an_entry_without_value_leaves_the_next_alone() {
    check("A=\nB=(X=y)", &["A", "B"], &[]);
}

#[test]
fn alias_lists_may_wrap() {
    check("A, B.world ,C = (X=y)", &["A", "B.world", "C"], &[]);
    check("A,\nB = (X=y)", &["A", "B"], &[]);
    check("A,\n  B = (X=y)\nmy alias = (X=y)", &["A", "B", "my alias"], &[]);
}

#[test]
fn indented_and_glued_entries_are_entries_with_an_error() {
    check("A=(X=y)\n  B=(X=y)", &["A", "B"], &[(SyntaxCode::IndentedEntry, 1)]);
    check("A=(X=y) B=(X=y)", &["A", "B"], &[(SyntaxCode::EntryOnSameLine, 1)]);
}

#[test]
fn keywords_and_names_may_be_missing() {
    check(
        "A=(DESCRIPTION(ADDRESS=(HOST h)))",
        &["A"],
        &[(SyntaxCode::MissingEq, 1), (SyntaxCode::MissingEq, 1)],
    );
    check("A=((X=y))", &["A"], &[(SyntaxCode::MissingName, 1)]);
    check("(X=y)\nB=(X=y)", &["B"], &[(SyntaxCode::MissingAlias, 1)]);
    check("garbage here\nB=(X=y)", &["B"], &[(SyntaxCode::StrayText, 1)]);
}

#[test]
fn text_in_column_one_continues_with_an_error() {
    check("A=(X=\ny)\nB=(X=y)", &["A", "B"], &[(SyntaxCode::TextInColumnOne, 1)]);
}

#[test]
fn parentheses_in_a_value_stay_in_it() {
    check("A=(P=C:\\Program Files (x86)\\w)(Q=1)", &["A"], &[(SyntaxCode::UnquotedParenthesis, 1)]);
}

#[test]
fn a_million_parentheses_are_one_depth_error() {
    let (names, codes) = names_and_codes(&format!("A={}\nB=(X=y)", "(".repeat(1_000_000)));
    assert_eq!(names, ["A", "B"]);
    let deep = codes.iter().filter(|(code, _)| *code == SyntaxCode::TooDeep).count();
    assert_eq!((deep, codes.len()), (1, 3), "{codes:?}");
}

#[test]
fn any_line_end_and_a_byte_order_mark_are_read() {
    check("\u{feff}A=(X=y)\rB=(X=y)\r\nC=(X=\u{a0}y)\n", &["A", "B", "C"], &[]);
}

#[test]
fn a_bare_descriptor_has_no_comments() {
    let parse = parse(Source::new("(DESCRIPTION=(X=a#b)\n(Y='#'))").expect("small"), FileKind::Descriptor);
    assert_eq!(parse.errors(), []);
    let values: Vec<_> =
        parse.entries().flat_map(|e| e.descendants()).map(|n| n.value().into_owned()).collect();
    assert_eq!(values[2..], ["a#b", "#"]);
}

#[test]
fn only_a_whole_item_is_quoted() {
    let parse = parse(Source::new("(D,\"\"=").expect("small"), FileKind::Descriptor);
    let item = parse.entries().flat_map(|entry| entry.descendants().collect::<Vec<_>>()).last();
    let item = item.expect("the last item");
    assert_eq!((item.is_quoted(), item.value().as_ref()), (false, "\"\"="));
}
