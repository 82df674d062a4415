use tns_parser::{SyntaxCode, SyntaxError};

use super::{foreign_character, odd_line_end};
use crate::context::LintFile;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};

rule! {
    /// Text belongs to no parameter.
    ///
    /// ## What it does
    /// Reports text between parameters, behind the value of an entry, or where
    /// an entry should start.
    ///
    /// ## Why is this bad?
    /// Clients take the text for a part of the entry before or behind it:
    /// python-oracledb refuses that entry (DPY-4017, DPY-4018) or does not find
    /// its name (DPY-4000), node-oracledb refuses every alias of the file
    /// (NJS-514), Oracle's own client does not find the name (ORA-12154).
    STRAY_TEXT = "TNS011", "stray-text", Syntax, Error,
    fix: None, mistakes: ["S01"], check: Check::Syntax(&[SyntaxCode::StrayText], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let text = file.text(error.at);
    // Invisible characters and shell continuations have rules of their own.
    let visible = text.chars().any(|c| c.is_ascii_graphic());
    if (!visible && foreign_character::explains(&text)) || odd_line_end::is_continuation(file, error.at) {
        return;
    }
    let shown = shorten(&text);
    report
        .at(error.at, format!("`{shown}` belongs to no parameter: clients lose the entry beside it"))
        .help("remove the text, put `#` before it, or give it a keyword");
}
