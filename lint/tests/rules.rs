//! Runs the fixture pages `fixtures/rules/*.md`: one page a rule.
//!
//! A page starts with `# CODE name`. Its fenced blocks are inputs, their info
//! string is the file kind, or the format of a file of another program: a block without findings is an example of what is
//! allowed. What the page's rule finds stands in the `expect` block behind the
//! input, the text after its fixes in a `fixed` block. `UPDATE=1` writes both.
//! A file with `path=…` has what the blocks with `with` behind their kind hold
//! beside it: files, wallets as JSON, `bytes` with escapes, and the `environment` as lines NAME=VALUE; an
//! `environment` or a connect `string` may be the input as well. With `escaped` behind the kind, `\r`, `\t`,
//! `\xNN` and `\u{…}` are bytes; `target=…` names clients, `mode=…` sets permission bits.

#[allow(dead_code, reason = "the mistakes use the rest")]
mod pages;

use std::fs;
use std::path::PathBuf;

use pages::block::{Page, escape};
use pages::{proof, world};
use tns_lint::embedded::Outer;
use tns_lint::{Diagnostic, Group, LintFile, Linter, RULES, RuleInfo, Safety, Selection, fix_some};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, LineIndex, Source, parse};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/rules")
}

fn lint_file(text: &[u8], kind: Option<FileKind>) -> LintFile {
    match kind {
        Some(kind) => LintFile::new(parse(Source::new(text).expect("small"), kind)),
        None => LintFile::connect_string(std::str::from_utf8(text).expect("UTF-8")).expect("small"),
    }
}

/// Rules about comments need the others to speak of.
fn linter(rule: &RuleInfo) -> Linter {
    let word = if rule.group == Group::Meta { "all" } else { rule.code };
    Linter::new(&Selection::new(&[word.to_owned()], &[]).expect("a word of the registry"))
}

/// One line a finding: place, severity, message, help, fix.
fn describe(source: &Source, found: &[Diagnostic]) -> String {
    let lines = LineIndex::new(source);
    let place = |offset| {
        let place = lines.line_col(offset, Encoding::Utf32);
        format!("{}:{}", place.line + 1, place.column + 1)
    };
    let line = |found: &Diagnostic| {
        let mut text = format!(
            "{}-{} {}: {}",
            place(found.span.start),
            place(found.span.end),
            found.severity.name(),
            found.message
        );
        for related in &found.related {
            text.push_str(&format!("\n  {}: {}", place(related.span.start), related.label));
        }
        if let Some(help) = &found.help {
            text.push_str(&format!("\n  help: {help}"));
        }
        if let Some(fix) = &found.fix {
            text.push_str(&format!("\n  {} fix: {}", fix.safety.name(), fix.title));
        }
        text + "\n"
    };
    found.iter().map(line).collect()
}

fn run_page(rule: &'static RuleInfo, page: &mut Page) {
    let (mut valid, mut invalid) = (0, 0);
    for case in &mut page.cases {
        let linter = linter(rule).for_targets(&case.targets);
        if let Some(format) = case.outer {
            let outer = Outer::read(Source::new(case.input.as_slice()).expect("small"), format);
            let mut found = outer.findings(&linter).active;
            found.retain(|found| found.rule.code == rule.code);
            *(if found.is_empty() { &mut valid } else { &mut invalid }) += 1;
            let expect = describe(outer.source(), &found);
            case.check(page.update, (!expect.is_empty()).then_some(expect), None, rule.code);
            continue;
        }
        let file = lint_file(&case.input, case.kind);
        let mut found = world::findings(&linter, case, &file);
        found.retain(|found| found.rule.code == rule.code);
        let expect = describe(file.source(), &found);
        *(if found.is_empty() { &mut valid } else { &mut invalid }) += 1;
        proof::safe_fixes(&file, &found);
        let fixable =
            found.iter().any(|found| found.fix.as_ref().is_some_and(|fix| fix.safety > Safety::DisplayOnly));
        let fixed = fixable.then(|| {
            let ours = |found: &Diagnostic| found.rule.code == rule.code;
            let fixed = fix_some(&linter, file, Safety::Unsafe, ours).expect("the fixes apply").source;
            let again = lint_file(fixed.bytes(), case.kind);
            let again = fix_some(&linter, again, Safety::Unsafe, ours).expect("the fixes apply");
            assert_eq!(again.source, fixed, "{}: fixing twice changes something", rule.code);
            fixed
        });
        let fixed = fixed.map(|source| {
            if case.escaped {
                escape(source.bytes())
            } else {
                String::from_utf8_lossy(source.bytes()).into_owned()
            }
        });
        case.check(page.update, (!expect.is_empty()).then_some(expect), fixed, rule.code);
    }
    assert!(valid > 1, "{}: a page has two valid examples", rule.code);
    assert!(invalid > 1, "{}: a page has two invalid examples", rule.code);
}

#[test]
fn every_rule_has_a_page_and_does_what_it_says() {
    for rule in RULES {
        let path = folder().join(format!("{}-{}.md", rule.code, rule.name));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut page = Page::read(&text);
        assert_eq!(page.title, format!("{} {}", rule.code, rule.name), "{}", path.display());
        run_page(rule, &mut page);
        if page.update {
            fs::write(&path, page.print()).expect("the page can be written");
        }
    }
}

#[test]
fn no_page_is_left_over() {
    for file in fs::read_dir(folder()).expect("the folder is there") {
        let name = file.expect("readable").file_name().into_string().expect("UTF-8");
        let known = RULES.iter().any(|rule| name == format!("{}-{}.md", rule.code, rule.name));
        assert!(known, "{name} belongs to no rule");
    }
}

#[test]
fn the_registry_is_in_order_and_complete() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    for rule in RULES {
        assert_eq!(rule.code.chars().nth(3), Some(rule.group.digit()), "{}", rule.code);
        let page = rule.page();
        let titles: Vec<_> = page.sections.iter().map(|section| section.title.as_str()).collect();
        assert!(page.summary.ends_with('.') && page.summary.len() < 100, "{}: {}", rule.code, page.summary);
        assert!(titles.starts_with(&["What it does", "Why is this bad?"]), "{}: {titles:?}", rule.code);
        assert_eq!(titles.contains(&"Fix"), rule.fix.is_some(), "{}", rule.code);
    }
}
