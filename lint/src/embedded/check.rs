//! Checks the texts of a file.

use std::collections::HashSet;

use tns_parser::{FileKind, Source, Span, parse};

use super::lift::{Lifted, display_only, is_about_unknown};
use super::{Broken, Embedded, Holds, Mapped, Outer};
use crate::context::LintFile;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::Report;
use crate::rules::meta::unreadable_file::UNREADABLE_FILE;
use crate::run::Linter;
use crate::suppress::{Findings, Suppressed};

/// What is found in a file, with what each fix changes in its text.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) active: Vec<Lifted>,
    suppressed: Vec<Suppressed>,
}

impl Outer {
    /// What is found in its texts, in the order of the file. Comments in embedded Net files count.
    pub fn findings(&self, linter: &Linter) -> Findings {
        let Checked { active, suppressed } = self.check(linter, false);
        Findings { active: active.into_iter().map(|(found, _)| found).collect(), suppressed }
    }

    /// The same whatever comments say.
    pub fn everything(&self, linter: &Linter) -> Vec<Diagnostic> {
        self.check(linter, true).active.into_iter().map(|(found, _)| found).collect()
    }

    pub(super) fn check(&self, linter: &Linter, everything: bool) -> Checked {
        let mut checked = Checked::default();
        for nth in 0..self.texts.len() {
            self.check_text(linter, everything, nth, &mut checked);
        }
        self.refuse_unsound(&mut checked.active);
        checked.active.extend(self.about_itself(linter).map(|found| (found, None)));
        checked.active.sort_by(|(a, _), (b, _)| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
        checked
    }

    fn check_text(&self, linter: &Linter, everything: bool, nth: usize, checked: &mut Checked) {
        let embedded = &self.texts[nth];
        let run = |text: Mapped| Variant { found: findings(linter, embedded, &text, everything), text };
        let variants: Vec<_> = embedded.template.variants().into_iter().map(run).collect();
        let best = variants.iter().map(Variant::fit).max().filter(|_| embedded.template.is_url());
        let mut variants =
            variants.into_iter().filter(|variant| best.is_none_or(|best| variant.fit() == best));
        let Some(Variant { text, found: Findings { active, suppressed } }) = variants.next() else { return };
        let others: Vec<_> = variants.map(|variant| variant.keys()).collect();
        let counts = |found: &Diagnostic| {
            let key = key(&text, found);
            !is_about_unknown(&text, found) && others.iter().all(|keys| keys.contains(&key))
        };
        for found in active.into_iter().filter(counts) {
            checked.active.push(self.lift(nth, &text, found));
        }
        for Suppressed { finding, reason } in suppressed.into_iter().filter(|quiet| counts(&quiet.finding)) {
            checked.suppressed.push(Suppressed { finding: self.lift(nth, &text, finding).0, reason });
        }
    }

    /// The finding that the file is broken.
    fn about_itself(&self, linter: &Linter) -> Option<Diagnostic> {
        let Broken { span, message } = self.broken().filter(|_| linter.runs(&UNREADABLE_FILE))?;
        let is_template = [b"{{".as_slice(), b"{%", b"<%"]
            .iter()
            .any(|mark| memchr::memmem::find(self.source.bytes(), mark).is_some());
        let mut found = Vec::new();
        let mut report = Report { rule: &UNREADABLE_FILE, found: &mut found };
        let finding = report.at(*span, format!("{message}: nothing in the file was checked"));
        match is_template {
            true => finding.severity(Severity::Info).help("check what the template makes of it"),
            false => finding.help("correct the file; its own program cannot read it either"),
        };
        found.pop()
    }

    /// Keeps fixes from being applied that would change something else in the file.
    fn refuse_unsound(&self, active: &mut [Lifted]) {
        let with_fix: Vec<_> = (0..active.len()).filter(|&at| active[at].1.is_some()).collect();
        for at in self.unsound(active, &with_fix) {
            display_only(&mut active[at].0);
            active[at].1 = None;
        }
    }

    /// Those of the fixes that do not do in the file what they do in the text. All are
    /// tried together; only where that fails, the halves.
    fn unsound(&self, active: &[Lifted], fixes: &[usize]) -> Vec<usize> {
        let tried: Vec<_> = fixes.iter().map(|&at| &active[at]).collect();
        match fixes {
            [] => Vec::new(),
            _ if self.applied(&tried).is_some() => Vec::new(),
            [one] => vec![*one],
            _ => {
                let (front, back) = fixes.split_at(fixes.len() / 2);
                [self.unsound(active, front), self.unsound(active, back)].concat()
            }
        }
    }
}

/// A text with values in place of its placeholders, and what is found in it.
struct Variant {
    text: Mapped,
    found: Findings,
}

/// How well values fit into the places of placeholders: the last one that any have counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// An error is about one of them.
    Wrong,
    /// There are errors elsewhere.
    Unusable,
    /// There is no error: this is what was meant.
    Usable,
}

impl Variant {
    fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.active.iter().chain(self.found.suppressed.iter().map(|quiet| &quiet.finding))
    }

    /// How well these values fit into a URL.
    fn fit(&self) -> Fit {
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        let wrong = |found: &Diagnostic| is_about_unknown(&self.text, found);
        match (self.all().find(is_error), self.all().filter(is_error).any(wrong)) {
            (None, _) => Fit::Usable,
            (Some(_), true) => Fit::Wrong,
            (Some(_), false) => Fit::Unusable,
        }
    }

    fn keys(&self) -> HashSet<(&'static str, Span)> {
        self.all().map(|found| key(&self.text, found)).collect()
    }
}

/// A finding as it is found again with other values in place of the placeholders.
fn key(text: &Mapped, found: &Diagnostic) -> (&'static str, Span) {
    (found.rule.code, text.span(found.span))
}

fn findings(linter: &Linter, embedded: &Embedded, text: &Mapped, everything: bool) -> Findings {
    let Some(file) = embedded.file(text) else { return Findings::default() };
    match everything {
        true => Findings { active: linter.everything(&file), suppressed: Vec::new() },
        false => linter.findings(&file),
    }
}

impl Embedded {
    /// A text as the rules see it.
    pub(super) fn file(&self, text: &Mapped) -> Option<LintFile> {
        match self.holds {
            Holds::ConnectString => LintFile::connect_string(text.text()).ok(),
            Holds::File(kind) => Some(LintFile::new(parse_text(text, kind)?)),
        }
    }
}

fn parse_text(text: &Mapped, kind: FileKind) -> Option<tns_parser::Parse> {
    Some(parse(Source::new(text.text()).ok()?, kind))
}
