use tns_parser::{Edit, Span};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::alone;
use crate::registry::RULES;
use crate::rule::{Check, Report, rule};
use crate::select::{Selection, weight};
use crate::suppress::Directive;

rule! {
    /// A comment keeps a finding quiet that is not there.
    ///
    /// ## What it does
    /// Reports each code in `# tnslint: ignore[…]`, `disable[…]` and
    /// `file-ignore[…]` that keeps nothing quiet, if its rule runs at all.
    ///
    /// ## Why is this bad?
    /// What it was for has been mended, or has moved away from the comment. The
    /// next mistake of that kind in the same place would go unnoticed.
    ///
    /// ## Fix
    /// Safe: the code goes, and with the last code the comment.
    UNUSED_SUPPRESSION = "TNS901", "unused-suppression", Meta, Warning,
    fix: Some(Safety::Safe), mistakes: [], check: Check::Comments
}

pub(crate) fn check(
    file: &LintFile,
    directive: &Directive,
    used: &[bool],
    selection: &Selection,
    report: &mut Report<'_>,
) {
    let runs = |word: &str| RULES.iter().any(|rule| weight(word, rule) > 0 && selection.contains(rule));
    let known = |word: &str| RULES.iter().any(|rule| weight(word, rule) > 0);
    let all_unused = used.iter().all(|used| !used) && directive.words.iter().all(|word| runs(&word.text));
    for (at, word) in directive.words.iter().enumerate() {
        if used[at] || !known(&word.text) || !runs(&word.text) {
            continue;
        }
        let edit = match all_unused {
            true if directive.alone => Edit::delete(alone(file, directive.span)),
            true => Edit::delete(with_blanks(file, directive.span)),
            false => Edit::delete(with_comma(directive, at)),
        };
        let title = if all_unused { "remove the comment" } else { "remove the code" };
        let message = format!("`{}` keeps no finding quiet here", word.text);
        report.at(word.span, message).help(title).fix(Safety::Safe, title, vec![edit]);
    }
}

/// A comment with the blanks between it and the code.
fn with_blanks(file: &LintFile, span: Span) -> Span {
    let before = &file.source().bytes()[..span.start as usize];
    Span::new(before.trim_ascii_end().len() as u32, span.end)
}

/// A word with the comma that sets it apart.
fn with_comma(directive: &Directive, at: usize) -> Span {
    let words = &directive.words;
    match (words.get(at + 1), at.checked_sub(1).and_then(|before| words.get(before))) {
        (Some(next), _) => Span::new(words[at].span.start, next.span.start),
        (None, Some(before)) => Span::new(before.span.end, words[at].span.end),
        (None, None) => words[at].span,
    }
}
