use crate::registry::RULES;
use crate::rule::{Check, Report, rule};
use crate::select::weight;
use crate::suggest::nearest;
use crate::suppress::Directive;

rule! {
    /// A comment for the linter says something that the linter does not know.
    ///
    /// ## What it does
    /// Reports `# tnslint:` with another word than `ignore`, `file-ignore`,
    /// `disable` or `enable`, without a list in brackets, or with a code, name or
    /// group that no rule has.
    ///
    /// ## Why is this bad?
    /// The comment has no effect: the finding that it was to keep quiet is
    /// reported, or comes back later.
    INVALID_SUPPRESSION = "TNS902", "invalid-suppression", Meta, Warning,
    fix: None, mistakes: [], check: Check::Comments
}

pub(crate) fn check(directive: &Directive, report: &mut Report<'_>) {
    let help = "write `# tnslint: ignore[TNS301] reason`";
    if directive.verb.is_none() {
        let message = "this comment has no effect: it says none of ignore, file-ignore, disable, enable";
        report.at(directive.span, message).help(help);
        return;
    }
    if !directive.closed || directive.words.is_empty() {
        report.at(directive.span, "this comment has no effect: it names no rule in brackets").help(help);
        return;
    }
    for word in directive.words.iter().filter(|word| !RULES.iter().any(|rule| weight(&word.text, rule) > 0)) {
        let names = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
        let finding = report.at(word.span, format!("no rule is called `{}`", word.text));
        match nearest(&word.text, names) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None => finding.help("`tnslint rules` lists all rules"),
        };
    }
}
