//! Runs `fixtures/mistakes/*.md`: for each mistake that has a rule the smallest
//! input that carries it alone, and the corrected input.
//!
//! The blocks are those of a fixture page of a rule (see `rules.rs`). The heading
//! `## S01 …` names the mistake. The first input behind it has an `expect` block
//! with the only finding, `CODE line:column`; the corrected inputs have none. The
//! default rules run, with those of the mistake. `UPDATE=1` writes the blocks.

#[allow(dead_code, reason = "the pages of rules use the rest")]
mod pages;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pages::block::{Case, Page};
use pages::world;
use tns_lint::{LintFile, Linter, RULES, RuleInfo, Selection};
use tns_parser::text::Encoding;
use tns_parser::{LineIndex, Source, parse};

fn pages() -> Vec<(PathBuf, Page)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/mistakes");
    let files = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = files.map(|file| file.expect("readable").path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let page = Page::read(&fs::read_to_string(&path).expect("UTF-8"));
        (path, page)
    };
    paths.into_iter().map(read).collect()
}

/// The rules that look for a mistake.
fn rules_of(mistake: &str) -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter().filter(move |rule| rule.mistakes.contains(&mistake))
}

/// What is found in a case, a line each: `CODE line:column`.
fn found(mistake: &str, case: &Case) -> Vec<String> {
    let more: Vec<_> = rules_of(mistake).map(|rule| rule.code.to_owned()).collect();
    let selection = Selection::default().and(&more).expect("codes of the registry");
    let linter = Linter::new(&selection).for_targets(&case.targets);
    let file = match case.kind {
        Some(kind) => LintFile::new(parse(Source::new(case.input.as_slice()).expect("small"), kind)),
        None => LintFile::connect_string(std::str::from_utf8(&case.input).expect("UTF-8")).expect("small"),
    };
    let lines = LineIndex::new(file.source());
    let describe = |found: tns_lint::Diagnostic| {
        let place = lines.line_col(found.span.start, Encoding::Utf32);
        format!("{} {}:{}", found.rule.code, place.line + 1, place.column + 1)
    };
    world::findings(&linter, case, &file).into_iter().map(describe).collect()
}

/// What is wrong with the findings of a broken input.
fn complaint(mistake: &str, found: &[String]) -> Option<String> {
    let own = |line: &str| rules_of(mistake).any(|rule| line.starts_with(rule.code));
    match found {
        [only] if own(only) => None,
        _ => Some(format!("{mistake}: not just this mistake is found: {found:?}")),
    }
}

/// What is wrong with the findings of a corrected input.
fn leftover(mistake: &str, found: &[String]) -> Option<String> {
    (!found.is_empty()).then(|| format!("{mistake}, corrected: {found:?}"))
}

#[test]
fn each_mistake_is_found_alone_and_gone_when_corrected() {
    let mut wrong = Vec::new();
    // Inputs of each mistake: the broken one comes first.
    let mut inputs: BTreeMap<String, usize> = BTreeMap::new();
    for (path, mut page) in pages() {
        let (update, mut mistake) = (page.update, String::new());
        for (prose, case) in page.cases_with_prose() {
            let heading = prose.lines().find_map(|line| line.strip_prefix("## "));
            let id = heading.and_then(|line| line.split_whitespace().next());
            mistake = id.map_or(mistake, str::to_owned);
            let number = inputs.entry(mistake.clone()).or_default();
            *number += 1;
            let found = found(&mistake, case);
            let judge = if *number == 1 { complaint } else { leftover };
            wrong.extend(judge(&mistake, &found));
            let lines: String = found.iter().map(|line| format!("{line}\n")).collect();
            case.check(update, (!lines.is_empty()).then_some(lines), None, &mistake);
        }
        if update {
            fs::write(&path, page.print()).expect("the page can be written");
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    for mistake in RULES.iter().flat_map(|rule| rule.mistakes) {
        let number = inputs.get(*mistake).copied().unwrap_or_default();
        assert!(number >= 2, "{mistake}: a broken input and a corrected one are wanted");
    }
    let unknown: Vec<_> = inputs.keys().filter(|id| rules_of(id).next().is_none()).collect();
    assert!(unknown.is_empty(), "no rule looks for {unknown:?}");
}
