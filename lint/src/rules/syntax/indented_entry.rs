use tns_parser::{Edit, FileKind, Keyword, Span, SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::{line_end, line_start};
use crate::rule::{Check, Report, rule};

rule! {
    /// An entry does not start in column 1 of its own line.
    ///
    /// ## What it does
    /// Reports a `name =` outside all parentheses that is indented, or that
    /// stands behind another entry on the same line.
    ///
    /// ## Why is this bad?
    /// An indented line continues the entry before it: Oracle's own client does
    /// not find the name (ORA-12154), node-oracledb refuses every alias of the
    /// file (NJS-514). Only python-oracledb takes an indented entry for what it
    /// was meant to be; two entries on a line it refuses as well (DPY-4018).
    ///
    /// ## Fix
    /// The indentation is removed, or a line break inserted. Safe for an alias;
    /// unsafe for IFILE and in files other than tnsnames.ora, as a setting that
    /// had no effect begins to count.
    INDENTED_ENTRY = "TNS004", "indented-entry", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S04"],
    check: Check::Syntax(&[SyntaxCode::IndentedEntry, SyntaxCode::EntryOnSameLine], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let entry = file.parse().entry_at(error.at.start);
    let setting =
        file.kind() != FileKind::Tnsnames || entry.is_some_and(|entry| entry.keyword() == Keyword::IFILE);
    let safety = if setting { Safety::Unsafe } else { Safety::Safe };
    let name = entry.map_or_else(|| file.text(error.at), |entry| entry.name().into_owned());
    let readers = if setting { "Oracle's software reads" } else { "Oracle's client and node-oracledb read" };
    if error.code == SyntaxCode::IndentedEntry {
        let indent = Span::new(line_start(file, error.at.start), error.at.start);
        let message = format!("`{name}` is indented: {readers} it as part of the entry before");
        let edits = vec![Edit::delete(indent)];
        report.at(error.at, message).help("move it to column 1").fix(safety, "remove the indentation", edits);
    } else {
        let message =
            format!("`{name}` starts on the line of another entry: clients read it as part of that one");
        let edits = vec![Edit::replace(blanks_before(file, error.at.start), line_end(file))];
        report.at(error.at, message).help("give it a line of its own").fix(
            safety,
            "insert a line break",
            edits,
        );
    }
}

fn blanks_before(file: &LintFile, at: u32) -> Span {
    let before = &file.source().bytes()[..at as usize];
    let blanks = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    Span::new(at - blanks as u32, at)
}
