use tns_parser::tree::MAX_DEPTH;
use tns_parser::{SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::rule::{Check, Report, rule};

rule! {
    /// Parameters are nested deeper than clients read.
    ///
    /// ## What it does
    /// Reports a parameter inside 64 others; what stands in it is not checked.
    ///
    /// ## Why is this bad?
    /// node-oracledb stops at this depth, and no descriptor needs a tenth of
    /// it: most likely closing parentheses are missing, or a generator ran wild.
    NESTING_TOO_DEEP = "TNS012", "nesting-too-deep", Syntax, Error,
    fix: None, mistakes: [], check: Check::Syntax(&[SyntaxCode::TooDeep], check)
}

fn check(_: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    report
        .at(
            error.at,
            format!("this is nested in {MAX_DEPTH} parameters: node-oracledb refuses the descriptor"),
        )
        .help("close the parameters around it");
}
