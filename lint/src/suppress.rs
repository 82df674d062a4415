//! Comments that keep findings quiet.
//!
//! `# tnslint: ignore[TNS301] reason` at the end of a line speaks of that line, on a
//! line of its own of the entry or parameter that follows; `disable[…]` and
//! `enable[…]` of what stands between them; `file-ignore[…]` of the whole file.

mod add;
mod directive;
mod one;
mod scope;

use tns_parser::Span;

use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::rule::{Report, RuleInfo};
use crate::rules::meta;
use crate::select::{Selection, weight};

pub use add::{Quieted, add_suppressions};
pub use directive::{Directive, Verb, Word, directives};
pub use one::{Reach, suppression};

/// A finding that a comment keeps quiet.
#[derive(Clone, Debug)]
pub struct Suppressed {
    /// The finding.
    pub finding: Diagnostic,
    /// What the comment says behind the codes; may be empty.
    pub reason: String,
}

/// Findings after the comments have had their say.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Those that count, in the order of the text.
    pub active: Vec<Diagnostic>,
    /// Those that a comment keeps quiet.
    pub suppressed: Vec<Suppressed>,
}

/// A directive with the places it speaks of.
struct Scoped<'a> {
    directive: &'a Directive,
    span: Span,
    /// Which of its words kept something quiet.
    used: Vec<bool>,
}

impl Scoped<'_> {
    /// Whether it keeps a finding quiet; remembers the words that do.
    fn covers(&mut self, found: &Diagnostic) -> bool {
        if found.span.start < self.span.start || found.span.start >= self.span.end {
            return false;
        }
        let mut any = false;
        for (word, used) in self.directive.words.iter().zip(&mut self.used) {
            if weight(&word.text, found.rule) > 0 {
                (*used, any) = (true, true);
            }
        }
        any
    }
}

/// Sorts findings by what the comments of the file say, and adds what is wrong
/// with the comments themselves.
pub(crate) fn apply(file: &LintFile, found: Vec<Diagnostic>, selection: &Selection) -> Findings {
    let directives = directives(file);
    if directives.is_empty() {
        return Findings { active: found, suppressed: Vec::new() };
    }
    let scope = |(at, directive)| {
        let span = scope::of(file, &directives, at)?;
        Some(Scoped { directive, span, used: vec![false; directive.words.len()] })
    };
    let mut scoped: Vec<_> = directives.iter().enumerate().filter_map(scope).collect();
    let mut findings = Findings::default();
    for finding in found {
        let mut reason = None;
        for scoped in &mut scoped {
            if scoped.covers(&finding) {
                reason.get_or_insert_with(|| scoped.directive.reason.clone());
            }
        }
        match reason {
            Some(reason) => findings.suppressed.push(Suppressed { finding, reason }),
            None => findings.active.push(finding),
        }
    }
    about_comments(file, &directives, &scoped, selection, &mut findings.active);
    findings
}

/// What is wrong with the comments.
fn about_comments(
    file: &LintFile,
    directives: &[Directive],
    scoped: &[Scoped<'_>],
    selection: &Selection,
    found: &mut Vec<Diagnostic>,
) {
    let mut with = |rule: &'static RuleInfo, check: &dyn Fn(&mut Report<'_>)| {
        if selection.contains(rule) {
            check(&mut Report { rule, found });
        }
    };
    for directive in directives {
        with(&meta::invalid_suppression::INVALID_SUPPRESSION, &|report| {
            meta::invalid_suppression::check(directive, report);
        });
        with(&meta::suppression_without_reason::SUPPRESSION_WITHOUT_REASON, &|report| {
            meta::suppression_without_reason::check(directive, report);
        });
    }
    for Scoped { directive, used, .. } in scoped {
        with(&meta::unused_suppression::UNUSED_SUPPRESSION, &|report| {
            meta::unused_suppression::check(file, directive, used, selection, report);
        });
    }
}
