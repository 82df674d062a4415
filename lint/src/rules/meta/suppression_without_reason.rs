use crate::rule::{Check, Report, rule};
use crate::suppress::{Directive, Verb};

rule! {
    /// A comment keeps a finding quiet and does not say why.
    ///
    /// ## What it does
    /// Reports `# tnslint: ignore[…]`, `disable[…]` and `file-ignore[…]` with
    /// nothing behind the brackets. Runs only where it is selected.
    ///
    /// ## Why is this bad?
    /// Nobody can tell later whether the comment is still needed.
    SUPPRESSION_WITHOUT_REASON = "TNS903", "suppression-without-reason", Meta, Info,
    fix: None, mistakes: [], check: Check::Comments, off_by_default: true
}

pub(crate) fn check(directive: &Directive, report: &mut Report<'_>) {
    let keeps_quiet = directive.verb.is_some_and(|verb| verb != Verb::Enable);
    if keeps_quiet && directive.closed && directive.reason.is_empty() {
        report
            .at(directive.span, "this comment does not say why")
            .help("write the reason behind the brackets");
    }
}
