//! Reports: one file a format, all from the same data.

pub(crate) mod azure;
pub(crate) mod checkstyle;
pub(crate) mod concise;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod grouped;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod junit;
mod located;
pub(crate) mod problem;
pub(crate) mod rdjson;
pub(crate) mod sarif;
mod source;
mod xml;

use std::collections::HashMap;

use tns_lint::config::FailOn;
use tns_lint::{Diagnostic, RuleInfo, Safety, Severity, Suppressed, fingerprint};

use crate::input::Input;

/// A file with what was found in it.
pub(crate) struct Checked {
    pub(crate) input: Input,
    pub(crate) found: Vec<Diagnostic>,
    /// What comments keep quiet.
    pub(crate) suppressed: Vec<Suppressed>,
    /// From which severity on the run fails.
    pub(crate) fail_on: FailOn,
    /// How many findings the baseline knows.
    pub(crate) baselined: usize,
    /// How many findings were mended.
    pub(crate) fixed: usize,
}

/// What a run found.
pub(crate) struct Run {
    pub(crate) files: Vec<Checked>,
    /// What could not be read or written.
    pub(crate) errors: Vec<String>,
}

impl Run {
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.found)
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|found| found.severity == severity).count()
    }

    fn fixable(&self, safety: Safety) -> usize {
        self.findings().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety == safety)).count()
    }
}

/// Where the page of a rule is.
fn url(rule: &RuleInfo) -> String {
    format!("docs/rules/{}-{}.md", rule.code, rule.name)
}

/// `1 error`, `2 errors`
pub(crate) fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

/// The fingerprints of findings of one file, in their order.
fn fingerprints(file: &str, findings: &[&Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<(&str, &str, &str), usize> = HashMap::new();
    let mut all = Vec::with_capacity(findings.len());
    for found in findings {
        let nth = seen.entry((found.rule.code, &found.path, &found.message)).or_default();
        all.push(fingerprint(file, found, *nth));
        *nth += 1;
    }
    all
}
