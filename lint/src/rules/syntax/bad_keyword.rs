use tns_parser::{SyntaxCode, SyntaxError};

use super::foreign_character;
use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};

rule! {
    /// A keyword holds a character that clients do not take there.
    ///
    /// ## What it does
    /// Reports a keyword with other characters than letters, digits, `_` and
    /// `.`, or in quotes; as a warning in files that only Oracle's own software
    /// reads.
    ///
    /// ## Why is this bad?
    /// The thin clients stop at such a character (DPY-4017 from
    /// python-oracledb). Oracle's manual draws the line wider and would allow
    /// `-` or `$`, but no parameter has a name of that kind: it is a slip or a
    /// placeholder that was never filled in.
    BAD_KEYWORD = "TNS013", "bad-keyword", Syntax, Error,
    fix: None, mistakes: [], check: Check::Syntax(&[SyntaxCode::BadKeyword], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let keyword = file.text(error.at);
    let allowed = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let odd: String = keyword.chars().filter(|c| !allowed(c)).collect();
    // What only looks right, or cannot be seen, has a rule of its own.
    if odd.chars().all(|c| foreign_character::explains(&c.to_string())) {
        return;
    }
    let (severity, consequence) = match file.has_descriptors() {
        true => (Severity::Error, "thin clients refuse the entry (DPY-4017)"),
        false => (Severity::Warning, "Oracle Net has no parameter with such a name"),
    };
    report
        .at(error.at, format!("`{keyword}` is no keyword: {consequence}"))
        .severity(severity)
        .help("a keyword holds letters, digits, `_` and `.` only");
}
