//! Reports: one file a format, all from the same data.

pub(crate) mod azure;
pub(crate) mod checkstyle;
pub(crate) mod compat;
pub(crate) mod concise;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod grouped;
pub(crate) mod html;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod junit;
mod located;
pub(crate) mod problem;
pub(crate) mod rdjson;
pub(crate) mod sarif;
mod source;
pub(crate) mod statistics;
mod xml;

use std::collections::HashMap;

use tns_lint::config::FailOn;
use tns_lint::{Diagnostic, Findings, RuleInfo, Safety, Severity, Suppressed, fingerprint};

use crate::input::Input;

/// A file with what was found in it.
pub(crate) struct Checked {
    pub(crate) input: Input,
    pub(crate) found: Vec<Diagnostic>,
    /// What comments keep quiet.
    pub(crate) suppressed: Vec<Suppressed>,
    /// From which severity on the run fails.
    pub(crate) fail_on: FailOn,
    /// What the baseline knows.
    pub(crate) baselined: Vec<Diagnostic>,
    /// The rule of each finding that was mended.
    pub(crate) fixed: Vec<&'static RuleInfo>,
    /// What counts but is not reported, as there is too much of it.
    pub(crate) omitted: Vec<Diagnostic>,
}

impl Checked {
    /// A file with nothing but findings.
    pub(crate) fn new(input: Input, findings: Findings, fail_on: FailOn) -> Self {
        let Findings { active: found, suppressed } = findings;
        let (baselined, fixed, omitted) = Default::default();
        Self { input, found, suppressed, fail_on, baselined, fixed, omitted }
    }

    /// What counts, reported or not.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter().chain(&self.omitted)
    }
}

/// What a run found.
pub(crate) struct Run {
    pub(crate) files: Vec<Checked>,
    /// What could not be read or written.
    pub(crate) errors: Vec<String>,
    /// Whether only the findings are wanted, without a summary.
    pub(crate) quiet: bool,
}

impl Run {
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.found)
    }

    /// What counts, reported or not.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(Checked::counted)
    }

    /// How many findings count but are not reported.
    pub(crate) fn omitted(&self) -> usize {
        self.files.iter().map(|file| file.omitted.len()).sum()
    }

    fn count(&self, severity: Severity) -> usize {
        self.counted().filter(|found| found.severity == severity).count()
    }

    fn fixable(&self, safety: Safety) -> usize {
        self.counted().filter(|found| found.fix.as_ref().is_some_and(|fix| fix.safety == safety)).count()
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
