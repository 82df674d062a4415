use tns_parser::{FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::rule::{Check, Report, rule};

rule! {
    /// An alias for tests leads to a host of production, or the reverse.
    ///
    /// ## What it does
    /// Reports a host whose name has the word `prod`, `prd` or `production` in an entry
    /// whose alias has the word `dev`, `test`, `qa`, `uat` or the like, and the
    /// reverse. A word is what stands between characters other than letters,
    /// without digits at its end. Names with words of both sorts are left alone.
    ///
    /// ## Why is this bad?
    /// Nothing fails: tests write into the database of production, or production
    /// works with data of a test.
    STAGE_MISMATCH = "TNS106", "stage-mismatch", Names, Warning,
    fix: None, mistakes: ["X06"], check: Check::Entry(check)
}

const PRODUCTION: [&str; 4] = ["prod", "prd", "production", "live"];
const TESTS: [&str; 10] =
    ["dev", "devel", "development", "test", "tst", "qa", "uat", "stage", "staging", "sandbox"];

/// The letters that the words of both lists start with.
const FIRST_LETTERS: &[u8] = b"dlpqstu";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Production,
    Tests,
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    if file.kind() != FileKind::Tnsnames {
        return;
    }
    // The alias comes first: most of them tell nothing.
    let text = |span| file.source().slice(span);
    let told = entry.names().find_map(|name| Some((name, stage(text(name.span()))?)));
    let Some((name, of_alias)) = told else { return };
    let addresses = entry.descendants().filter(|node| node.keyword() == Keyword::ADDRESS);
    for host in addresses.filter_map(|address| address.param(Keyword::HOST)) {
        match stage(text(host.value_span())) {
            Some(of_host) if of_host != of_alias => mismatch(name, host, of_host, report),
            _ => {}
        }
    }
}

fn mismatch(name: Node<'_>, host: Node<'_>, of_host: Stage, report: &mut Report<'_>) {
    let alias = name.name();
    let message = match of_host {
        Stage::Production => format!("`{alias}` sounds like tests and leads to a host of production"),
        Stage::Tests => format!("`{alias}` sounds like production and leads to a host for tests"),
    };
    let finding = report.at(host.value_span(), message).related(name.span(), "the alias");
    finding.help("write the host that is meant, or rename the alias");
}

/// What a name sounds like; nothing where it sounds like both.
fn stage(name: &[u8]) -> Option<Stage> {
    let mut found = None;
    for word in name.split(|byte| !byte.is_ascii_alphanumeric()) {
        // Every alias of a file comes here: most words start with another letter.
        if !word.first().is_some_and(|first| FIRST_LETTERS.contains(&first.to_ascii_lowercase())) {
            continue;
        }
        let letters = word.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
        let is =
            |list: &[&str]| list.iter().any(|known| word[..letters].eq_ignore_ascii_case(known.as_bytes()));
        let stage = match (is(&PRODUCTION), is(&TESTS)) {
            (true, _) => Stage::Production,
            (_, true) => Stage::Tests,
            _ => continue,
        };
        if found.is_some_and(|other| other != stage) {
            return None;
        }
        found = Some(stage);
    }
    found
}
