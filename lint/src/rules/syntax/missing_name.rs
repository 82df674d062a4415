use tns_parser::{SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};

rule! {
    /// A value stands where a name or keyword has to come first.
    ///
    /// ## What it does
    /// Reports `((`, `(=` and empty parentheses, an entry that starts with `=`
    /// or `(`, and a comma that no name of the entry follows. Empty parentheses
    /// are a warning.
    ///
    /// ## Why is this bad?
    /// A value without a name means nothing: python-oracledb and node-oracledb
    /// refuse the entry (DPY-4017, NJS-514), the latter with every alias of the
    /// file. An entry without a name can never be asked for, and what follows
    /// it may be taken for a part of it.
    MISSING_NAME = "TNS010", "missing-name", Syntax, Error,
    fix: None, mistakes: [], check: Check::Syntax(&[SyntaxCode::MissingName, SyntaxCode::MissingAlias], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let bytes = file.source().bytes();
    let mut after = bytes[error.at.end as usize..].iter().filter(|byte| !byte.is_ascii_whitespace());
    let after = after.next().copied();
    let (severity, message, help) = match error.code {
        SyntaxCode::MissingName => missing_keyword(after),
        _ => missing_alias(bytes[error.at.start as usize]),
    };
    report.at(error.at, message).severity(severity).help(help);
}

fn missing_keyword(after: Option<u8>) -> (Severity, &'static str, &'static str) {
    match after {
        // Oracle's own snmp_ro.ora holds `name = ()`.
        Some(b')') => (
            Severity::Warning,
            "these parentheses are empty: thin clients miss a keyword in them (DPY-4017)",
            "remove them, or the whole parameter",
        ),
        Some(b'(') => (
            Severity::Error,
            "a second `(` follows where a keyword is expected: no client can read this entry",
            "write `(KEYWORD = (…`, or remove the outer pair of parentheses",
        ),
        _ => (
            Severity::Error,
            "a keyword is missing after `(`: no client can read this entry",
            "write `(KEYWORD = value)`",
        ),
    }
}

fn missing_alias(first: u8) -> (Severity, &'static str, &'static str) {
    let (message, help) = match first {
        b',' => (
            "no name follows this comma: clients make an empty name of it or refuse the file",
            "remove the comma, or add the name",
        ),
        b'(' => ("this entry has no name: nothing can ask for it", "write `name =` before the parenthesis"),
        _ => ("a name is missing before `=`: nothing can ask for this entry", "write `name = value`"),
    };
    (Severity::Error, message, help)
}
