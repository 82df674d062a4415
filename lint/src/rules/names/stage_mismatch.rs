use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

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
    fix: None, mistakes: ["X06"], check: Check::Params(&[Keyword::HOST], check)
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

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.file.kind() != FileKind::Tnsnames || !route::is_in_descriptor(place) {
        return;
    }
    // The alias comes first: most of them tell nothing, and they are shorter than hosts.
    let text = |span| place.file.source().slice(span);
    let told = place.entry.names().find_map(|name| Some((name, stage(text(name.span()))?)));
    let Some((name, of_alias)) = told else { return };
    let Some(of_host) = stage(text(place.node.value_span())).filter(|of_host| *of_host != of_alias) else {
        return;
    };
    let alias = name.name();
    let message = match of_host {
        Stage::Production => format!("`{alias}` sounds like tests and leads to a host of production"),
        Stage::Tests => format!("`{alias}` sounds like production and leads to a host for tests"),
    };
    let finding = report.at(place.node.value_span(), message).related(name.span(), "the alias");
    finding.help("write the host that is meant, or rename the alias");
}

/// What a name sounds like; nothing where it sounds like both.
fn stage(name: &[u8]) -> Option<Stage> {
    let mut found = None;
    for word in name.split(|byte| !byte.is_ascii_alphanumeric()) {
        // Every host of a file comes here: most words start with another letter.
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
