use tns_parser::{SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::rule::{Check, Report, rule};

rule! {
    /// A quote is opened and not closed.
    ///
    /// ## What it does
    /// Reports a `"` or `'` at the start of a value that has no twin before the
    /// next entry.
    ///
    /// ## Why is this bad?
    /// What follows becomes part of the value, closing parentheses included:
    /// python-oracledb refuses the alias (DPY-4017) and can lose those behind
    /// it, node-oracledb refuses every alias of the file (NJS-514), Oracle's
    /// own client does not find the name (ORA-12154).
    UNCLOSED_QUOTE = "TNS006", "unclosed-quote", Syntax, Error,
    fix: None, mistakes: ["S06"], check: Check::Syntax(&[SyntaxCode::UnclosedQuote], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let quote = file.text(error.at).chars().next().unwrap_or('"');
    report
        .at(
            error.at,
            format!("this `{quote}` is never closed: the rest of the entry becomes part of the value"),
        )
        .label("opened here")
        .help(format!("add `{quote}` where the value ends, before its `)`"));
}
