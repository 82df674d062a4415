//! Files with placeholders: what is wrong whatever they stand for is found, nothing else.

use tns_lint::{LintFile, Linter, Safety, Selection, fix_text};
use tns_parser::{FileKind, Source};

fn file(text: &str) -> LintFile {
    LintFile::template(Source::new(text).expect("small"), FileKind::Tnsnames)
}

fn all() -> Linter {
    Linter::new(&Selection::new(&["all".into()], &["style".into()]).expect("known words"))
}

/// The codes and the text that each finding speaks of.
fn found<'t>(linter: &Linter, text: &'t str) -> Vec<(&'static str, &'t str)> {
    linter.check(&file(text)).iter().map(|found| (found.rule.code, &text[found.span.range()])).collect()
}

const GOOD: &str = "\
{# written by the deployment #}
{% for db in databases %}
{{ db.name }}_{{ env }} =
  (DESCRIPTION =
    (CONNECT_TIMEOUT = {{ db.timeout }})(TRANSPORT_CONNECT_TIMEOUT = 3)
    (RETRY_COUNT = ${RETRIES})(RETRY_DELAY = 3)
    (ADDRESS = (PROTOCOL = @PROTOCOL@)(HOST = <%= host %>)(PORT = {{ db.port | default(1521) }}))
    (CONNECT_DATA = (SERVER = ${SERVER})(SERVICE_NAME = {{ db.service }}.example.com))
  )
{% endfor %}
";

#[test]
fn placeholders_stand_for_any_value() {
    let found = found(&Linter::default(), GOOD);
    assert_eq!(found, [], "{GOOD}");
}

#[test]
fn without_being_a_template_the_same_text_is_wrong() {
    let plain = LintFile::new(tns_parser::parse(Source::new(GOOD).expect("small"), FileKind::Tnsnames));
    assert!(!Linter::default().check(&plain).is_empty());
}

#[test]
fn what_is_wrong_beside_them_is_found_in_its_place() {
    let bad =
        GOOD.replace("RETRY_DELAY = 3", "RETRY_DELY = 3").replace("{{ db.port | default(1521) }}", "99999");
    let found = found(&Linter::default(), &bad);
    assert!(found.iter().any(|(code, text)| *code == "TNS304" && *text == "99999"), "{found:?}");
    assert!(found.iter().any(|(_, text)| *text == "RETRY_DELY"), "{found:?}");
}

#[test]
fn a_fix_keeps_every_placeholder() {
    let bad = GOOD.replace("SERVICE_NAME", "SERVICE_NAM");
    let fixed = fix_text(&Linter::default(), file(&bad), Safety::Unsafe).expect("it can be fixed");
    assert_eq!(fixed.source.text(tns_parser::Span::new(0, fixed.source.len())), GOOD);
    assert_eq!(fixed.applied, 1);
}

#[test]
fn names_that_may_be_different_are_not_the_same() {
    let twice = "{{ a }} = h1/s\n{{ b }} = h2/s\nC = h3/s\nC = h4/s\n";
    let linter = Linter::new(&Selection::new(&["duplicate-alias".into()], &[]).expect("a rule"));
    assert_eq!(found(&linter, twice).len(), 1);
    let branches = "{% if a %}\nC = h3/s\n{% else %}\nC = h4/s\n{% endif %}\n";
    assert_eq!(found(&linter, branches), []);
}

#[test]
fn what_may_be_parameters_keeps_its_entry_quiet() {
    for text in [
        "A = (DESCRIPTION = {{ addresses }} (CONNECT_DATA = (SERVICE_NAME = s)))\n",
        "A =\n (DESCRIPTION =\n  {{ everything }}\n )\n",
        "A = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1)) {{ data }})\n",
        "{{ include \"entries\" . }}\nA = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)({{ key }} = 1)))\n",
    ] {
        assert_eq!(found(&all(), text), [], "{text}");
    }
}

#[test]
fn a_text_that_is_cut_off_anywhere_can_be_read() {
    let bytes = GOOD.as_bytes();
    for end in 0..=bytes.len() {
        let file = LintFile::template(Source::new(&bytes[..end]).expect("small"), FileKind::Tnsnames);
        assert_eq!(file.original().bytes(), &bytes[..end]);
        assert_eq!(file.source().len() as usize, end);
        all().check(&file);
    }
}

#[test]
fn comments_of_the_linter_count_in_templates() {
    let text =
        GOOD.replace("(PORT = {{ db.port | default(1521) }}))", "(PORT = 99999)) # tnslint: ignore[TNS304]");
    assert_eq!(found(&Linter::default(), &text), []);
}
