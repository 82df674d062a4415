//! The TextMate grammar, whose words are those of the catalogue.
//!
//! Every stretch that goes over several lines also ends before a line that starts an entry, as in
//! the parser: what is not closed costs no other entry its colours.

mod words;

use serde_json::{Value, json};

use words::{Words, alternatives};

/// Where the grammar lies; the plugins copy it from there.
pub(super) const PATH: &str = "lsp/editors/grammar/oranet.tmLanguage.json";

/// A name: what stands before `=` in an entry or a parameter.
const NAME: &str = r#"[^\s()=,#"']+"#;
/// What tells a line that starts an entry.
const ENTRY: &str = r#"^(?=[^\s()=,#"']+\s*[=,])"#;
/// No other character of the same word stands behind.
const WORD_END: &str = r#"(?=[\s()=,#"']|$)"#;
/// No other character of the same word stands before.
const WORD_START: &str = r#"(?<![^\s()=,#"'])"#;

/// The grammar as a file.
pub(super) fn grammar() -> String {
    let words = Words::of_catalogue();
    let grammar = json!({
        "information_for_contributors": ["Written by `cargo run -p xtask -- gen`: change xtask/src/gen/textmate.rs or the catalogue."],
        "name": "Oracle Net",
        "scopeName": "source.oranet",
        "fileTypes": ["tns"],
        "patterns": includes(&["comment", "entry", "placeholder", "parameter", "value", "punctuation"]),
        "repository": repository(&words),
    });
    format!("{grammar:#}\n")
}

fn repository(words: &Words) -> Value {
    json!({
        "comment": comment(),
        "placeholder": placeholder(),
        "entry": {"patterns": entry(words)},
        "parameter": {"patterns": parameter(words)},
        "string": {"patterns": [string('"', "double"), string('\'', "single")]},
        "punctuation": punctuation(),
        "number": number(words),
        "constant": constant(words),
        "address": address(),
        "easy-connect": easy_connect(words),
        "typed": {"patterns": includes(&["comment", "placeholder", "string", "constant", "number", "plain", "punctuation"])},
        "value": {"patterns": includes(&["placeholder", "string", "address", "number", "plain"])},
        "text": {"patterns": includes(&["comment", "placeholder", "string", "address", "plain", "punctuation"])},
        "plain": matched("string.unquoted.oranet", r"[^\s()=,#]+"),
    })
}

fn include(name: &str) -> Value {
    json!({"include": format!("#{name}")})
}

fn includes(names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| include(name)).collect()
}

fn matched(scope: &str, pattern: &str) -> Value {
    json!({"name": scope, "match": pattern})
}

/// A comment; words for tnslint in it stand out.
fn comment() -> Value {
    json!({
        "name": "comment.line.number-sign.oranet",
        "begin": "#",
        "end": "$",
        "beginCaptures": {"0": {"name": "punctuation.definition.comment.oranet"}},
        "patterns": [
            {
                "match": r"\b(tnslint:)\s*([a-z-]+)",
                "captures": {"1": {"name": "keyword.other.tnslint.oranet"}, "2": {"name": "keyword.control.tnslint.oranet"}},
            },
            matched("constant.other.code.oranet", r"\b(?:TNS\d{3}|(?:ORA|TNS)-\d{5})\b"),
        ],
    })
}

/// The marks of template engines.
fn placeholder() -> Value {
    const MARKS: &str = r"\$\{[^}]*\}|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|%\{[^}]*\}|@[A-Za-z_][\w.-]*@";
    matched("variable.other.placeholder.oranet", MARKS)
}

fn string(quote: char, kind: &str) -> Value {
    json!({
        "name": format!("string.quoted.{kind}.oranet"),
        "begin": format!("{WORD_START}{quote}"),
        "end": format!("{quote}|(?=#)|{ENTRY}"),
        "patterns": [include("placeholder")],
    })
}

fn punctuation() -> Value {
    json!({"patterns": [
        matched("punctuation.section.parens.begin.oranet", r"\("),
        matched("punctuation.section.parens.end.oranet", r"\)"),
        matched("punctuation.separator.oranet", ","),
        matched("keyword.operator.assignment.oranet", "="),
    ]})
}

/// Numbers with their units.
fn number(words: &Words) -> Value {
    let units = alternatives(&words.units);
    json!({
        "match": format!(r"(?i){WORD_START}([-+]?\d+(?:\.\d+)?)\s*({units})?{WORD_END}"),
        "captures": {"1": {"name": "constant.numeric.oranet"}, "2": {"name": "keyword.other.unit.oranet"}},
    })
}

/// Booleans and the words of fixed sets.
fn constant(words: &Words) -> Value {
    let one_of = |scope, words: &[&str]| {
        matched(scope, &format!("(?i){WORD_START}(?:{}){WORD_END}", alternatives(words)))
    };
    json!({"patterns": [
        one_of("constant.language.boolean.oranet", &words.booleans),
        one_of("support.constant.oranet", &words.constants),
    ]})
}

/// Addresses of IPv6 and IPv4.
fn address() -> Value {
    const IPV6: &str = r"(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f.]*(?:%\w+)?";
    json!({"patterns": [
        matched("constant.numeric.ipv6.oranet", &format!(r"{WORD_START}(?:\[{IPV6}\]|{IPV6}{WORD_END})")),
        matched("constant.numeric.ipv4.oranet", &format!(r"{WORD_START}(?:\d{{1,3}}\.){{3}}\d{{1,3}}{WORD_END}")),
    ]})
}

/// `tcps://host:1521/service:pooled/instance?name=value`, the value of an alias.
fn easy_connect(words: &Words) -> Value {
    let (schemes, servers) = (alternatives(&words.protocols), alternatives(&words.servers));
    let names = alternatives(&words.easy_connect);
    json!({
        "name": "meta.easy-connect.oranet",
        "begin": r#"(?<![^\s=])(?=(?://|[^\s()#"'/]*(?:/|:[\d/])))"#,
        "end": r"(?=[\s()#])|$",
        "patterns": [
            include("placeholder"),
            include("string"),
            {"match": format!("(?i)({schemes})(:?//)"),
             "captures": {"1": {"name": "support.constant.protocol.oranet"}, "2": {"name": "punctuation.separator.oranet"}}},
            matched("constant.numeric.ipv6.oranet", r"\[[0-9A-Fa-f:.]+\]"),
            {"match": r"(:)(\d+)(?=[/,;\s?#)]|$)",
             "captures": {"1": {"name": "punctuation.separator.oranet"}, "2": {"name": "constant.numeric.port.oranet"}}},
            {"match": format!("(?i)(:)({servers})(?=[/?\\s]|$)"),
             "captures": {"1": {"name": "punctuation.separator.oranet"}, "2": {"name": "support.constant.oranet"}}},
            {"match": format!("(?i)([?&])({names})(=)"),
             "captures": {"1": {"name": "punctuation.separator.oranet"}, "2": {"name": "variable.parameter.oranet"}, "3": {"name": "keyword.operator.assignment.oranet"}}},
            matched("punctuation.separator.oranet", "[/?&=:,;]"),
            matched("string.unquoted.oranet", r#"[^\s()=,#/?&:;"']+"#),
        ],
    })
}

/// Entries: a name in column one, before `=` or `,`.
fn entry(words: &Words) -> Vec<Value> {
    let mut patterns = vec![json!({
        "begin": r"(?i)^(IFILE)(?=\s*=)",
        "end": format!(r"(?=[()])|{ENTRY}"),
        "beginCaptures": {"1": {"name": "keyword.control.import.oranet"}},
        "patterns": [include("text")],
    })];
    patterns.extend(classes(words, |class| {
        let top = alternatives(&class.top);
        (!class.top.is_empty()).then(|| (format!(r"(?i)^({top})(?=\s*=)"), json!({})))
    }));
    patterns.extend(classes(words, |class| {
        let suffixed = alternatives(&class.suffixed);
        let name = json!({"2": {"name": "entity.name.type.listener.oranet"}});
        (!class.suffixed.is_empty()).then(|| (format!(r"(?i)^({suffixed}_)({NAME})(?=\s*=)"), name))
    }));
    patterns.push(aliases());
    patterns
}

/// Names of an entry up to its descriptor; an Easy Connect string may stand in its place.
fn aliases() -> Value {
    json!({
        "begin": format!(r"^({NAME})(?=\s*[=,])"),
        "end": format!(r"(?=[()])|{ENTRY}"),
        "beginCaptures": {"1": {"name": "entity.name.type.alias.oranet"}},
        "patterns": [
            include("comment"),
            {"begin": "=", "end": format!(r"(?=[()])|{ENTRY}"),
             "beginCaptures": {"0": {"name": "keyword.operator.assignment.oranet"}},
             "patterns": includes(&["comment", "easy-connect", "text"])},
            matched("punctuation.separator.oranet", ","),
            matched("entity.name.type.alias.oranet", NAME),
        ],
    })
}

/// Parameters inside of parentheses.
fn parameter(words: &Words) -> Vec<Value> {
    let mut patterns = classes(words, |class| {
        let names = alternatives(&class.nested);
        (!class.nested.is_empty()).then(|| (format!(r"(?i)(?<![^\s(])({names})(?=\s*(?:=|#|$))"), json!({})))
    });
    let unknown = format!(r"(?<=\()\s*({NAME})(?=\s*=)");
    patterns.push(json!({"match": unknown, "captures": {"1": {"name": "variable.other.oranet"}}}));
    patterns
}

/// A rule for each class of parameters that `pattern` finds some of: its first group is the
/// name, `captures` the scopes of further groups.
fn classes(words: &Words, pattern: impl Fn(&words::Class) -> Option<(String, Value)>) -> Vec<Value> {
    let rule = |class: &words::Class| {
        let (begin, mut captures) = pattern(class)?;
        captures["1"] = json!({"name": class.scope});
        Some(match class.value {
            None => json!({"match": begin, "captures": captures}),
            Some(value) => json!({
                "begin": begin,
                "end": format!(r"(?=\))|(?=\(\s*{NAME}\s*=)|{ENTRY}"),
                "beginCaptures": captures,
                "patterns": [include(value)],
            }),
        })
    };
    words.classes.iter().filter_map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::grammar;
    use super::words::{Words, alternatives};
    use tns_parser::FileKind;
    use tns_parser::catalog::params;

    #[test]
    fn every_parameter_has_a_colour() {
        let grammar = grammar();
        for kind in FileKind::ALL {
            for param in params(kind).filter(|param| !param.name.starts_with('<')) {
                // As it stands in a pattern that stands in JSON.
                let escaped = alternatives(&[param.name]).replace('\\', "\\\\");
                assert!(grammar.contains(&escaped), "{}", param.name);
            }
        }
    }

    #[test]
    fn a_word_in_several_spellings_is_one() {
        let words = Words::of_catalogue();
        assert_eq!(words.constants.iter().filter(|word| word.eq_ignore_ascii_case("dedicated")).count(), 1);
        assert!(
            !words.constants.iter().any(|word| word.eq_ignore_ascii_case("on")),
            "a boolean has its own colour"
        );
    }

    #[test]
    fn the_longest_word_stands_first_and_dots_are_dots() {
        assert_eq!(alternatives(&["SQL", "SQLNET.USE"]), r"SQLNET\.USE|SQL");
    }
}
