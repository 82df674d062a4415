use tns_parser::{Edit, SyntaxCode, SyntaxError};

use super::odd_line_end;
use crate::context::LintFile;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// An entry does not close all its parentheses.
    ///
    /// ## What it does
    /// Reports an entry that ends, or a parameter that is followed by another
    /// one, before its `(` is closed.
    ///
    /// ## Why is this bad?
    /// node-oracledb refuses every alias of the file (NJS-514).
    /// python-oracledb counts parentheses: the entry swallows those behind it,
    /// so that later, innocent aliases are not found (DPY-4000). Oracle's own
    /// client loses this alias and sometimes the next (ORA-12154).
    ///
    /// ## Fix
    /// Safe: the missing parentheses are added where the entry ends or, before
    /// another parameter, where the open one has to end.
    UNCLOSED_PARENTHESIS = "TNS001", "unclosed-parenthesis", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S01", "F11"],
    check: Check::Syntax(&[SyntaxCode::UnclosedEntry, SyntaxCode::MissingClose], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    // A shell's backslash in front of a parameter has a rule of its own.
    if error.code == SyntaxCode::MissingClose && odd_line_end::is_continuation(file, error.at) {
        return;
    }
    let (missing, few) = (")".repeat(error.count as usize), error.count <= 8);
    let message = match (error.code, error.count) {
        (SyntaxCode::MissingClose, _) => {
            "`)` is missing here: the next parameter would become part of this value".into()
        }
        (_, 1) => {
            "this entry ends with a parenthesis still open; clients lose it and entries behind it".into()
        }
        (_, count) => format!(
            "this entry ends with {count} parentheses still open; clients lose it and entries behind it"
        ),
    };
    let mut finding = report.at(error.at, message).label("missing after this");
    if let Some(open) = error.related {
        finding = finding.related(open, "opened here");
    }
    if few {
        let edit = Edit::insert(error.at.end, missing.clone());
        finding.help(format!("add `{missing}`")).fix(Safety::Safe, format!("add `{missing}`"), vec![edit]);
    }
}
