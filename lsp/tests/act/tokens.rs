use lsp_types::{Position, SemanticToken, SemanticTokensDeltaResponse};
use proptest::prelude::*;
use tns_lsp::features::tokens::{Answered, delta, full, legend, range};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, Span};

use super::support::{ENCODINGS, Opened, texts};

/// The tokens as a client sees them: the text of each with its type and modifiers.
fn shown(opened: &Opened, tokens: &[SemanticToken], encoding: Encoding) -> Vec<(Span, String)> {
    let legend = legend();
    let view = opened.view(encoding);
    let (mut line, mut column) = (0, 0);
    let mut one = |token: &SemanticToken| {
        column = if token.delta_line == 0 { column } else { 0 } + token.delta_start;
        line += token.delta_line;
        let at = |character| view.offset(Position { line, character });
        let span = Span::new(at(column), at(column + token.length));
        assert_eq!(view.position(span.end), Position { line, character: column + token.length });
        let mut name = legend.token_types[token.token_type as usize].clone();
        for (nth, modifier) in legend.token_modifiers.iter().enumerate() {
            if token.token_modifiers_bitset & 1 << nth != 0 {
                name.push_str(&format!(" {modifier}"));
            }
        }
        (span, name)
    };
    tokens.iter().map(&mut one).collect()
}

fn described(opened: &Opened, encoding: Encoding) -> String {
    let tokens = full(&opened.view(encoding), &Answered::default()).expect("not cancelled").data;
    let line = |(span, name): (Span, String)| format!("{:?} {name}\n", &opened.text[span.range()]);
    shown(opened, &tokens, encoding).into_iter().filter(|(_, name)| name != "operator").map(line).collect()
}

#[test]
fn each_word_has_its_class() {
    let text = "# é漢😀\r\nsälés, 漢 = (DESCRIPTION = # 😀 (\r\n\t(LOAD_BALANCE = on)(HSOT = é)\
        (ADDRESS = (PROTOCOL = tcp)(HOST = \"😀\")(PORT = 99999))\r\n (ADDRESS=(HOST=db1)(PORT=1521)) )\r\n\
        E = tcps://h/s\nF=(X=\"never\n";
    let expected = [
        r##""# é漢😀" comment"##,
        r#""sälés" class declaration"#,
        r#""漢" class declaration"#,
        r#""DESCRIPTION" keyword"#,
        r##""# 😀 (" comment"##,
        r#""LOAD_BALANCE" property"#,
        r#""on" enumMember"#,
        r#""HSOT" property invalid"#,
        r#""é" string"#,
        r#""ADDRESS" keyword"#,
        r#""PROTOCOL" property"#,
        r#""tcp" enumMember"#,
        r#""HOST" property"#,
        r#""\"😀\"" string"#,
        r#""PORT" property"#,
        r#""99999" string invalid"#,
        r#""ADDRESS" keyword"#,
        r#""HOST" property"#,
        r#""db1" variable"#,
        r#""PORT" property"#,
        r#""1521" number"#,
        r#""E" class declaration"#,
        r#""tcps://h/s" string"#,
        r#""F" class declaration"#,
        r#""X" property invalid"#,
        r#""\"never" string invalid"#,
    ];
    for encoding in ENCODINGS {
        let settings = described(&Opened::names(text), encoding);
        assert_eq!(settings.lines().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn settings_are_properties_and_old_ones_are_marked() {
    let text = "SQLNET.AUTHENTICATION_SERVICES = (NONE, TCPS)\nBEQUEATH_DETACH=yes\nSSL_VERSION = \"1.2\"\n";
    let settings = described(&Opened::new(text, FileKind::Sqlnet), Encoding::Utf16);
    let lines: Vec<_> = settings.lines().collect();
    assert_eq!(lines[0], r#""SQLNET.AUTHENTICATION_SERVICES" property"#);
    assert!(lines.contains(&r#""yes" enumMember"#));
    assert!(lines.contains(&r#""\"1.2\"" string"#));
    let old = described(&Opened::names("A=(DESCRIPTION=(ADDRESS=(PROTOCOL=SPX)(HOST=h)))\n"), Encoding::Utf8);
    assert!(old.contains("\"SPX\" enumMember deprecated"), "{old}");
}

#[test]
fn a_value_over_lines_is_a_token_for_each() {
    let opened = Opened::names("A = (X = \"漢 a\r\n\t😀 b\")\n");
    let tokens = described(&opened, Encoding::Utf16);
    assert!(tokens.ends_with("\"\\\"漢 a\" string\n\"😀 b\\\"\" string\n"), "{tokens}");
}

#[test]
fn a_large_text_is_answered_as_far_as_two_mebibytes() {
    let entry = "ALIAS = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521)))\n";
    let opened = Opened::names(&entry.repeat(60_000));
    let view = opened.view(Encoding::Utf16);
    let of_entry = full(&Opened::names(entry).view(Encoding::Utf16), &Answered::default());
    let most = of_entry.expect("not cancelled").data.len() * ((2 << 20) / entry.len() + 200);
    let tokens = full(&view, &Answered::default()).expect("not cancelled").data;
    assert!(tokens.len() < most && tokens.len() > most * 9 / 10);
    // What follows is there by range.
    let place = opened.text.len() as u32 - 10;
    let tail = range(&view, view.range(Span::new(place, place + 1))).expect("not cancelled").data;
    assert_eq!(tail[0].delta_line, 59_999);
}

proptest! {
    #[test]
    fn tokens_are_sorted_apart_and_inside_lines(text in texts(), kind in prop::sample::select(vec![FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Descriptor])) {
        let opened = Opened::new(&text, kind);
        let mut all = Vec::new();
        for encoding in ENCODINGS {
            let tokens = full(&opened.view(encoding), &Answered::default()).expect("not cancelled").data;
            let found = shown(&opened, &tokens, encoding);
            prop_assert!(found.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
            prop_assert!(found.iter().all(|(span, _)| !text[span.range()].contains(['\n', '\r']) && !span.is_empty()));
            all.push(found);
        }
        prop_assert!(all.iter().all(|found| *found == all[0]));
    }

    #[test]
    fn a_range_has_the_tokens_that_touch_it(text in texts(), start in any::<prop::sample::Index>(), length in 0usize..60) {
        let opened = Opened::names(&text);
        let boundary = |at| text.floor_char_boundary(at) as u32;
        let start = start.index(text.len() + 1);
        let span = Span::new(boundary(start), boundary(start + length));
        for encoding in ENCODINGS {
            let view = opened.view(encoding);
            let wanted = view.span(view.range(span));
            let all = full(&view, &Answered::default()).expect("not cancelled").data;
            let touching: Vec<_> = shown(&opened, &all, encoding)
                .into_iter()
                .filter(|(token, _)| token.start < wanted.end && wanted.start < token.end)
                .collect();
            let ranged = range(&view, view.range(span)).expect("not cancelled").data;
            let ranged: Vec<_> = shown(&opened, &ranged, encoding)
                .into_iter()
                .filter(|(token, _)| token.start < wanted.end && wanted.start < token.end)
                .collect();
            prop_assert_eq!(ranged, touching);
        }
    }

    #[test]
    fn a_delta_makes_the_new_answer_of_the_old_one(texts in prop::collection::vec(texts(), 2..5)) {
        let answered = Answered::default();
        let first = full(&Opened::names(&texts[0]).view(Encoding::Utf16), &answered).expect("not cancelled");
        let (mut data, mut id) = (numbers(&first.data), first.result_id.expect("a name"));
        for text in &texts[1..] {
            let opened = Opened::names(text);
            let view = opened.view(Encoding::Utf16);
            let Ok(SemanticTokensDeltaResponse::SemanticTokensDelta(delta)) = delta(&view, &id, &answered) else {
                panic!("a difference");
            };
            for edit in delta.edits.iter().rev() {
                let start = edit.start as usize;
                let new = edit.data.clone().unwrap_or_default();
                data.splice(start..start + edit.delete_count as usize, new);
            }
            let whole = full(&view, &Answered::default()).expect("not cancelled").data;
            prop_assert_eq!(&data, &numbers(&whole));
            id = delta.result_id.expect("a name");
        }
        let opened = Opened::names(&texts[0]);
        let stale = delta(&opened.view(Encoding::Utf16), "0", &answered);
        prop_assert!(matches!(stale, Ok(SemanticTokensDeltaResponse::SemanticTokens(_))));
    }
}

fn numbers(tokens: &[SemanticToken]) -> Vec<u32> {
    let of = |token: &SemanticToken| {
        [token.delta_line, token.delta_start, token.length, token.token_type, token.token_modifiers_bitset]
    };
    tokens.iter().flat_map(of).collect()
}
